package dev.handoff.state;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Values one after the other, each in as few bytes as it needs: seven bits of a number a byte,
 * small negative ones too (zigzag). {@link PackedReader} reads them in the same order.
 */
final class PackedWriter {

  private static final byte[] EMPTY = new byte[0];
  private static final int FIRST_ROOM = 256;
  private static final int LONGEST_NUMBER = 10;

  private byte[] bytes = new byte[FIRST_ROOM];
  private int size;

  void number(long number) {
    room(LONGEST_NUMBER);
    long left = (number << 1) ^ (number >> 63);
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
      number(-1);
    } else {
      bytes(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  void instant(@Nullable Instant instant) {
    number(instant == null ? -1 : instant.getNano());
    if (instant != null) {
      number(instant.getEpochSecond());
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
