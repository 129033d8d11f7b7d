package dev.handoff.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a record as one JSON value: strict UTF-8, bounded depth, no key twice, nothing after
 * it. A byte order mark and the Confluent frame (0x00, four bytes of schema id) are taken off.
 */
final class RecordJson {
  private static final int MAX_DEPTH = 100;
  private static final int FRAME_LENGTH = 5;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(Integer.MAX_VALUE)
                          .build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final ObjectReader TREE = MAPPER.readerFor(JsonNode.class);

  private RecordJson() {}

  /**
   * Reads the record.
   *
   * @throws UnreadableException when it is anything else than one JSON value
   */
  static JsonNode parse(byte[] bytes) throws UnreadableException {
    return tree(bytes.length == 0 ? new char[0] : text(bytes));
  }

  /**
   * Reads JSON that is already text.
   *
   * @throws UnreadableException when it is anything else than one JSON value
   */
  static JsonNode parse(String text) throws UnreadableException {
    return tree(text.toCharArray());
  }

  private static char[] text(byte[] bytes) throws UnreadableException {
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
      char[] text = new char[chars.remaining()];
      chars.get(text);
      return text;
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

  private static JsonNode tree(char[] text) throws UnreadableException {
    if (isBlank(text)) {
      throw new UnreadableException("is empty; one JSON object is required");
    }
    JsonNode node;
    try (var parser = MAPPER.getFactory().createParser(text)) {
      node = TREE.readValue(parser);
    } catch (StreamConstraintsException e) {
      throw new UnreadableException(
          "is nested deeper than "
              + MAX_DEPTH
              + " levels, or holds a number or a key of absurd length");
    } catch (DatabindException e) {
      throw new UnreadableException(
          "has a key twice in one object, or something after its JSON value" + place(e));
    } catch (JsonProcessingException e) {
      throw new UnreadableException("is not valid JSON" + place(e));
    } catch (IOException | RuntimeException e) {
      // The parser lets a few faults of numbers out as they are; no input may stop the job.
      throw new UnreadableException("is not valid JSON");
    }
    return LoneSurrogates.mayBeIn(text) ? LoneSurrogates.replacedIn(node) : node;
  }

  private static boolean isBlank(char[] text) {
    for (char c : text) {
      if (c > ' ') {
        return false;
      }
    }
    return true;
  }

  private static String place(JsonProcessingException e) {
    JsonLocation at = e.getLocation();
    return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
  }
}
