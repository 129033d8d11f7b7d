package dev.handoff.state;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values one after the other, each in as few bytes as it needs: seven bits of a number a byte,
 * small negative ones too (zigzag). {@link PackedReader} reads them in the same order.
 */
final class PackedWriter {

  static final int NO_TEXT = -1;

  /** Known words go as numbers from this one down: lengths are 0 or more. */
  static final int FIRST_WORD = -2;

  static final int NO_INSTANT = 0;
  static final int WHOLE_MILLIS = 1;
  static final int WITH_NANOS = 2;
  static final int NANOS_A_MILLI = 1_000_000;

  private static final byte[] EMPTY = new byte[0];
  private static final int FIRST_ROOM = 256;
  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes = new byte[FIRST_ROOM];
  private int size;

  void number(long number) {
    unsigned((number << 1) ^ (number >> 63));
  }

  /** 0 or more, which needs a bit less. */
  void unsigned(long number) {
    room(LONGEST_NUMBER);
    long left = number;
    while ((left & ~0x7fL) != 0) {
      bytes[size++] = (byte) ((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    bytes[size++] = (byte) left;
  }

  /** Four bytes, whatever the number. */
  void fixed(int number) {
    room(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (number >> shift);
    }
  }

  void flag(boolean flag) {
    number(flag ? 1 : 0);
  }

  /** Half of a surrogate pair has no bytes: no record brings one. */
  void text(@Nullable String text) {
    if (text == null) {
      number(NO_TEXT);
      return;
    }
    Integer word = PackedWords.numberOf(text);
    if (word == null) {
      bytes(text.getBytes(StandardCharsets.UTF_8));
    } else {
      number(FIRST_WORD - word);
    }
  }

  void instant(@Nullable Instant instant) {
    if (instant == null) {
      unsigned(NO_INSTANT);
      return;
    }
    int nanos = instant.get(ChronoField.NANO_OF_SECOND) % NANOS_A_MILLI;
    unsigned(nanos == 0 ? WHOLE_MILLIS : WITH_NANOS);
    number(instant.toEpochMilli());
    if (nanos != 0) {
      unsigned(nanos);
    }
  }

  void decimal(@Nullable BigDecimal decimal) {
    text(decimal == null ? null : decimal.toString());
  }

  /** Each item, after their number. */
  <T> void each(Collection<T> items, Consumer<T> write) {
    number(items.size());
    items.forEach(write);
  }

  byte[] toByteArray() {
    return size == 0 ? EMPTY : Arrays.copyOf(bytes, size);
  }

  private void bytes(byte[] raw) {
    number(raw.length);
    room(raw.length);
    System.arraycopy(raw, 0, bytes, size, raw.length);
    size += raw.length;
  }

  private void room(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
