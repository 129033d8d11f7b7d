package dev.handoff.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a record as text: strict UTF-8. A byte order mark and the Confluent frame (0x00,
 * four bytes of schema id) are taken off (SPEC section 9, "Contracts").
 */
final class RecordText {
  private static final int FRAME_LENGTH = 5;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private RecordText() {}

  /**
   * The text of a record, without byte order mark and frame; backed by an array.
   *
   * @throws UnreadableException when it is not UTF-8, or framed and not JSON
   */
  static CharBuffer of(byte[] bytes) throws UnreadableException {
    if (bytes.length == 0) {
      return CharBuffer.allocate(0);
    }
    int start = 0;
    if (bytes[0] == 0) {
      if (bytes.length <= FRAME_LENGTH || !startsJson(bytes, FRAME_LENGTH)) {
        throw new UnreadableException(
            "is framed for a schema registry but is not JSON (Avro or Protobuf?); write JSON, for"
                + " example with Flink SQL");
      }
      start = FRAME_LENGTH;
    } else if (bytes.length > 3
        && bytes[0] == 'O'
        && bytes[1] == 'b'
        && bytes[2] == 'j'
        && bytes[3] == 1) {
      throw new UnreadableException("is an Avro file; write JSON, for example with Flink SQL");
    }
    try {
      CharBuffer chars =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
      if (chars.hasRemaining() && chars.charAt(0) == BYTE_ORDER_MARK) {
        chars.get();
      }
      return chars;
    } catch (CharacterCodingException e) {
      throw new UnreadableException(
          "is not UTF-8 (Avro, Protobuf or another character set?); write JSON in UTF-8");
    }
  }

  private static boolean startsJson(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      switch (bytes[i]) {
        case ' ', '\t', '\r', '\n', (byte) 0xEF, (byte) 0xBB, (byte) 0xBF -> {
          continue;
        }
        case '{', '[' -> {
          return true;
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }
}
