package dev.handoff.mail;

import java.io.OutputStream;
import java.util.Arrays;

/**
 * Octets in memory, for one thread: {@link java.io.ByteArrayOutputStream} takes a lock for each,
 * which is most of the time of an encoder that writes one after the other.
 */
final class Octets extends OutputStream {

  private byte[] octets;
  private int length;

  Octets(int expected) {
    this.octets = new byte[expected];
  }

  @Override
  public void write(int octet) {
    reserve(1);
    octets[length++] = (byte) octet;
  }

  @Override
  public void write(byte[] from) {
    write(from, 0, from.length);
  }

  @Override
  public void write(byte[] from, int begin, int count) {
    reserve(count);
    System.arraycopy(from, begin, octets, length, count);
    length += count;
  }

  byte[] toByteArray() {
    return Arrays.copyOf(octets, length);
  }

  private void reserve(int more) {
    if (length + more > octets.length) {
      octets = Arrays.copyOf(octets, Math.max(2 * octets.length, length + more));
    }
  }
}
