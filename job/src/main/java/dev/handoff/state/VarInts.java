package dev.handoff.state;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * Whole numbers in as few bytes as they need: seven bits a byte, small negative ones too (zigzag).
 */
final class VarInts {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  void write(int number) {
    int left = (number << 1) ^ (number >> 31);
    while ((left & ~0x7f) != 0) {
      bytes.write((left & 0x7f) | 0x80);
      left >>>= 7;
    }
    bytes.write(left);
  }

  void write(byte[] raw) {
    bytes.write(raw, 0, raw.length);
  }

  void writeFixed(int number) {
    write(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  static int read(ByteBuffer bytes) {
    int zigzag = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes.get();
      zigzag |= (next & 0x7f) << shift;
      shift += 7;
    } while (next < 0);
    return (zigzag >>> 1) ^ -(zigzag & 1);
  }
}
