package dev.handoff.source;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.RawRecord;
import java.util.Arrays;

/**
 * Collects the bytes of one line, and of a line that is too long only as many as a dead letter
 * shows.
 */
final class LineBuffer {

  private byte[] bytes = new byte[4096];
  private int kept;
  private int length;

  void clear() {
    kept = 0;
    length = 0;
    if (bytes.length > DeadLetter.LIMIT_BYTES * 2) {
      bytes = new byte[4096];
    }
  }

  void add(byte[] from, int begin, int count) {
    length = (int) Math.min(Integer.MAX_VALUE, (long) length + count);
    int more = Math.min(count, RawRecord.LIMIT_BYTES - kept);
    if (kept + more > bytes.length) {
      int room = Math.min(RawRecord.LIMIT_BYTES, Math.max(kept + more, bytes.length * 2));
      bytes = Arrays.copyOf(bytes, room);
    }
    System.arraycopy(from, begin, bytes, kept, more);
    kept += more;
  }

  /** Whether there is nothing but white space. */
  boolean isBlank() {
    for (int i = 0; i < kept; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  /** How long the line is, without its end; of one of 2 GiB and more, that much. */
  int length() {
    return endsWithCarriageReturn() ? length - 1 : length;
  }

  /** The line without its end; of one that is too long, the beginning. */
  byte[] line() {
    if (length > RawRecord.LIMIT_BYTES) {
      return Arrays.copyOf(bytes, DeadLetter.LIMIT_BYTES);
    }
    return Arrays.copyOf(bytes, endsWithCarriageReturn() ? kept - 1 : kept);
  }

  private boolean endsWithCarriageReturn() {
    return kept > 0 && length == kept && bytes[kept - 1] == '\r';
  }
}
