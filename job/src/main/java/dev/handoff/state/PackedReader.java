package dev.handoff.state;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PackedWriter} wrote, value by value in the same order. */
final class PackedReader {

  private final byte[] bytes;
  private int at;

  PackedReader(byte[] bytes) {
    this.bytes = bytes;
  }

  long longNumber() {
    long zigzag = unsigned();
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }

  long unsigned() {
    long number = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      number |= (next & 0x7fL) << shift;
      shift += 7;
    } while (next < 0);
    return number;
  }

  int number() {
    return (int) longNumber();
  }

  int fixed() {
    int number = 0;
    for (int left = Integer.BYTES; left > 0; left--) {
      number = (number << 8) | (bytes[at++] & 0xff);
    }
    return number;
  }

  boolean flag() {
    return number() == 1;
  }

  @Nullable String textOrNull() {
    int length = number();
    if (length < 0) {
      return length == PackedWriter.NO_TEXT
          ? null
          : PackedWords.word(PackedWriter.FIRST_WORD - length);
    }
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  String text() {
    return Objects.requireNonNull(textOrNull());
  }

  @Nullable Instant instantOrNull() {
    long form = unsigned();
    if (form == PackedWriter.NO_INSTANT) {
      return null;
    }
    Instant millis = Instant.ofEpochMilli(longNumber());
    return form == PackedWriter.WITH_NANOS ? millis.plusNanos(unsigned()) : millis;
  }

  Instant instant() {
    return Objects.requireNonNull(instantOrNull());
  }

  @Nullable BigDecimal decimalOrNull() {
    String text = textOrNull();
    return text == null ? null : new BigDecimal(text);
  }

  <T> List<T> each(Supplier<T> read) {
    int size = number();
    List<T> items = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      items.add(read.get());
    }
    return items;
  }
}
