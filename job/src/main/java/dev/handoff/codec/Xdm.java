package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Looks into XDM objects: platform data writes a key bare, the public schemas write it as {@code
 * xdm:key}, and one published example as {@code xdm: key}.
 */
final class Xdm {
  private static final String PREFIX = "xdm:";

  private Xdm() {}

  /** What lies at the end of this path; missing when there is nothing. */
  static JsonNode at(JsonNode node, String... path) {
    JsonNode found = node;
    for (String key : path) {
      found = child(found, key);
    }
    return found;
  }

  private static JsonNode child(JsonNode node, String key) {
    JsonNode bare = node.get(key);
    if (bare != null) {
      return bare;
    }
    JsonNode prefixed = node.get(PREFIX + key);
    if (prefixed != null) {
      return prefixed;
    }
    JsonNode spaced = node.get(PREFIX + ' ' + key);
    return spaced == null ? MissingNode.getInstance() : spaced;
  }

  /** The text or number at the end of this path; null when there is none or it is blank. */
  static @Nullable String text(JsonNode node, String... path) {
    return textOf(at(node, path));
  }

  /** A text or number as a text; null when it is neither or blank. */
  static @Nullable String textOf(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asText();
    }
    return value.isTextual() && !value.textValue().isBlank()
        ? TextLimit.cut(value.textValue())
        : null;
  }

  /** The first that is there. */
  static @Nullable String firstOf(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** A key without its prefix. */
  static String bare(String key) {
    return key.startsWith(PREFIX) ? key.substring(PREFIX.length()).strip() : key;
  }

  /** Whether a key carries the prefix. */
  static boolean isPrefixed(String key) {
    return key.startsWith(PREFIX);
  }

  /** For comparing keys that are spelled with varying case, such as flowID and flowId. */
  static String folded(String key) {
    return bare(key).toLowerCase(Locale.ROOT);
  }
}
