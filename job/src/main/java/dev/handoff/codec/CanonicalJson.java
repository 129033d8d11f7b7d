package dev.handoff.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * One text for one JSON value: keys sorted by code unit, no white space, numbers as they came,
 * texts over the limit cut. Equal content is equal text, whatever the order of its keys.
 */
final class CanonicalJson {
  private CanonicalJson() {}

  /** The canonical text of a parsed value. */
  static String text(JsonNode node) {
    return write(sorted(node));
  }

  /** The value as it is, for the original of a rejection. */
  static byte[] bytes(JsonNode node) {
    return write(node).getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      Map<String, JsonNode> fields = new TreeMap<>();
      node.properties().forEach(e -> fields.put(TextLimit.cut(e.getKey()), sorted(e.getValue())));
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      fields.forEach(copy::set);
      return copy;
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(item -> copy.add(sorted(item)));
      return copy;
    }
    return node.isTextual() ? copyCut(node) : node;
  }

  private static JsonNode copyCut(JsonNode text) {
    return JsonNodeFactory.instance.textNode(TextLimit.cut(text.textValue()));
  }

  private static String write(JsonNode node) {
    try {
      return RecordJson.MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree in memory is always writable", e);
    }
  }
}
