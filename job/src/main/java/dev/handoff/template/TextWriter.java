package dev.handoff.template;

import java.io.Writer;
import java.util.Arrays;

/**
 * Text in memory, for one thread: {@link java.io.StringWriter} takes a lock for each of the
 * thousand pieces that a mail is written in, and looks through all that it has when the first
 * letter beyond Latin comes.
 */
class TextWriter extends Writer {
  private char[] chars;
  private int length;

  TextWriter(int expected) {
    this.chars = new char[expected];
  }

  @Override
  public void write(int c) {
    reserve(1);
    chars[length++] = (char) c;
  }

  @Override
  public void write(char[] from, int begin, int count) {
    reserve(count);
    System.arraycopy(from, begin, chars, length, count);
    length += count;
  }

  @Override
  public void write(String from, int begin, int count) {
    reserve(count);
    from.getChars(begin, begin + count, chars, length);
    length += count;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  /** All that was written. */
  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  /** How many characters were written. */
  int length() {
    return length;
  }

  /** Makes place for so many characters more; each write begins with it. */
  void reserve(int more) {
    if (length + more > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(2 * chars.length, length + more));
    }
  }
}
