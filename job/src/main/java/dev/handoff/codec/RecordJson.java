package dev.handoff.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
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
import java.nio.CharBuffer;

/** A record as one JSON value: bounded in depth and in values, no key twice, nothing after it. */
final class RecordJson {
  private static final int MAX_DEPTH = 100;

  /** A tree takes some forty bytes a token, whatever the record's own size. */
  private static final long MAX_TOKENS = 2_000_000;

  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxTokenCount(MAX_TOKENS)
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
    return tree(RecordText.of(bytes));
  }

  /**
   * Reads JSON that is already text.
   *
   * @throws UnreadableException when it is anything else than one JSON value
   */
  static JsonNode parse(String text) throws UnreadableException {
    return tree(CharBuffer.wrap(text.toCharArray()));
  }

  private static JsonNode tree(CharBuffer text) throws UnreadableException {
    if (isBlank(text)) {
      throw new UnreadableException("is empty; one JSON object is required");
    }
    JsonNode node;
    try (var parser = parser(text)) {
      node = TREE.readValue(parser);
    } catch (StreamConstraintsException e) {
      throw new UnreadableException(
          "is nested deeper than "
              + MAX_DEPTH
              + " levels, holds more than "
              + MAX_TOKENS
              + " values, or a number or a key of absurd length");
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

  private static JsonParser parser(CharBuffer text) throws IOException {
    int from = text.arrayOffset() + text.position();
    return MAPPER.getFactory().createParser(text.array(), from, text.remaining());
  }

  private static boolean isBlank(CharBuffer text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > ' ') {
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
