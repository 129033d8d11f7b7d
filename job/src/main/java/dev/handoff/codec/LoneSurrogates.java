package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.CharBuffer;

/**
 * Half of a surrogate pair can only come in as an escape (backslash, u, d800). It has no UTF-8
 * form, so writing it later would fail: it becomes U+FFFD on entry.
 */
final class LoneSurrogates {
  private LoneSurrogates() {}

  /** Whether the JSON text escapes any surrogate; most never do. */
  static boolean mayBeIn(CharBuffer json) {
    char[] text = json.array();
    int end = json.arrayOffset() + json.limit() - 2;
    for (int i = json.arrayOffset() + json.position(); i < end; i++) {
      if (text[i] == '\\' && text[i + 1] == 'u' && (text[i + 2] == 'd' || text[i + 2] == 'D')) {
        return true;
      }
    }
    return false;
  }

  /** The same value with every half pair replaced, in keys too. */
  static JsonNode replacedIn(JsonNode node) {
    if (node.isTextual()) {
      String text = node.textValue();
      String whole = replacedIn(text);
      return whole.equals(text) ? node : TextNode.valueOf(whole);
    }
    if (node.isArray()) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode(node.size());
      node.forEach(item -> copy.add(replacedIn(item)));
      return copy;
    }
    if (node.isObject()) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      node.properties().forEach(e -> copy.set(replacedIn(e.getKey()), replacedIn(e.getValue())));
      return copy;
    }
    return node;
  }

  private static String replacedIn(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
