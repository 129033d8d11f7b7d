package dev.handoff.tool.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads definitions from JSON: a file of one definition or a list of them, or one a line. */
final class JsonSource {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(100)
                  .maxStringLength(CatalogFolder.LONGEST_FILE)
                  .build())
          .build();

  private final SourceText source;
  private final int from;
  private final JsonParser parser;
  private Map<String, Integer> places = new HashMap<>();

  private JsonSource(SourceText source, int from, JsonParser parser) {
    this.source = source;
    this.from = from;
    this.parser = parser;
  }

  /** Hands over what a JSON file holds, and what is wrong. Never throws on any text. */
  static void read(SourceText source, SourceSink sink) {
    read(source, 0, source.text(), sink);
  }

  /** The same for one value a line. */
  static void readLines(SourceText source, SourceSink sink) {
    String text = source.text();
    for (int start = 0; start < text.length(); ) {
      int newline = text.indexOf('\n', start);
      int end = newline < 0 ? text.length() : newline;
      String line = text.substring(start, end);
      if (!line.isBlank()) {
        read(source, start, line, sink);
      }
      start = end + 1;
    }
  }

  private static void read(SourceText source, int from, String json, SourceSink sink) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      new JsonSource(source, from, parser).values(sink);
    } catch (UnreadableSourceException e) {
      sink.fault(e.offset(), e.reason());
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      long chars = at == null ? 0 : Math.max(0, at.getCharOffset());
      sink.fault(source.offsetOf(from + (int) chars), "is not JSON: " + e.getOriginalMessage());
    } catch (IOException | NumberFormatException e) {
      sink.fault(source.offsetOf(from), "is not JSON: " + e.getMessage());
    }
  }

  private void values(SourceSink sink) throws IOException, UnreadableSourceException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        item(sink);
      }
    } else if (first == null) {
      sink.fault(source.offsetOf(from), "is empty; a definition is required");
    } else {
      item(sink);
    }
    if (first != null && parser.nextToken() != null) {
      throw new UnreadableSourceException(
          offset(), "something follows; a file holds one definition or a list of them");
    }
  }

  private void item(SourceSink sink) throws IOException, UnreadableSourceException {
    places = new HashMap<>();
    int at = offset();
    if (value("") instanceof ObjectNode definition) {
      sink.definition(definition, places);
    } else {
      sink.fault(at, "is no definition; an object with kind, id and version is required");
    }
  }

  /** The value that begins at the present token. */
  private JsonNode value(String path) throws IOException, UnreadableSourceException {
    places.put(path, offset());
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(path);
      case START_ARRAY -> {
        ArrayNode list = json.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(path + "[" + list.size() + "]"));
        }
        yield list;
      }
      case VALUE_STRING -> json.textNode(parser.getText());
      case VALUE_NUMBER_INT -> json.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> json.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> json.booleanNode(true);
      case VALUE_FALSE -> json.booleanNode(false);
      default -> json.nullNode();
    };
  }

  private ObjectNode object(String path) throws IOException, UnreadableSourceException {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      if (object.has(name)) {
        throw new UnreadableSourceException(offset(), "the field " + name + " is there twice");
      }
      parser.nextToken();
      object.set(name, value(path.isEmpty() ? name : path + "." + name));
    }
    return object;
  }

  private int offset() {
    return source.offsetOf(from + (int) parser.currentTokenLocation().getCharOffset());
  }
}
