package dev.handoff.tool.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A definition as it stands in a file.
 *
 * @param source the file
 * @param json its value
 * @param places offset in the file of each field's value by its path; that of the whole under the
 *     empty path
 */
record SourceDefinition(SourceText source, ObjectNode json, Map<String, Integer> places) {

  /** {@code kind/id}, with a question mark for what is not there. */
  String name() {
    return text("kind") + "/" + text("id");
  }

  private String text(String field) {
    JsonNode value = json.get(field);
    return value != null && value.isTextual() && !value.textValue().isBlank()
        ? value.textValue()
        : "?";
  }

  /** As a catalog record; without an {@code updatedAt} of its own it takes effect at the stamp. */
  byte[] record(Instant stamp) {
    ObjectNode record = json;
    if (!json.hasNonNull("updatedAt")) {
      record = json.deepCopy();
      record.put("updatedAt", stamp.toString());
    }
    return record.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A fault of a field, or of the nearest one around it that is in the file. */
  Finding finding(String path, String message) {
    SourceText.Place place = source.placeOf(offsetOf(path));
    return new Finding(source.file(), place.line(), place.column(), name(), path, message);
  }

  /**
   * A fault within a text.
   *
   * @param line from 1, within the text; null: of the field as a whole
   * @param column from 1, likewise
   */
  Finding finding(String path, @Nullable Integer line, @Nullable Integer column, String message) {
    JsonNode value = valueAt(path);
    if (line == null || column == null || value == null || !value.isTextual()) {
      return finding(path, message);
    }
    int offset =
        source.offsetWithin(offsetOf(path), value.textValue(), within(value, line, column));
    if (offset < 0) {
      return finding(path, message + " (line " + line + ", column " + column + " of the text)");
    }
    SourceText.Place place = source.placeOf(offset);
    return new Finding(source.file(), place.line(), place.column(), name(), path, message);
  }

  private static int within(JsonNode value, int line, int column) {
    int[] points = value.textValue().codePoints().toArray();
    int start = 0;
    for (int i = 0, l = 1; i < points.length && l < line; i++) {
      if (points[i] == '\n') {
        l++;
        start = i + 1;
      }
    }
    return Math.min(start + column - 1, points.length);
  }

  /** Line and column of the whole. */
  SourceText.Place place() {
    return source.placeOf(offsetOf(""));
  }

  private int offsetOf(String path) {
    String at = path;
    while (!at.isEmpty() && !places.containsKey(at)) {
      at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
    }
    return places.getOrDefault(at, 0);
  }

  private @Nullable JsonNode valueAt(String path) {
    JsonNode at = json.at("/" + path.replace("[", "/").replace("]", "").replace(".", "/"));
    return at.isMissingNode() ? null : at;
  }
}
