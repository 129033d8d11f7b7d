package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of a Marketo activity: a list of {name, value}, or an object in a bulk extract.
 * Names are compared without case, spaces and punctuation; what is empty is left out.
 */
final class MarketoAttributes {
  private static final String NO_PATTERN = "N/A";

  private final Map<String, String> values = new HashMap<>();

  MarketoAttributes(JsonNode attributes) {
    for (JsonNode attribute : attributes) {
      if (attribute.isObject() && attribute.path("name").isTextual()) {
        add(attribute.path("name").textValue(), attribute.path("value"));
      }
    }
    attributes.properties().forEach(field -> add(field.getKey(), field.getValue()));
  }

  private void add(String name, JsonNode value) {
    if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
      values.putIfAbsent(folded(name), TextLimit.cut(value.asText()));
    }
  }

  /** The first of these that has a value; null when none has. */
  @Nullable String first(String... names) {
    for (String name : names) {
      String value = values.get(folded(name));
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Phrases of a list written as one text. */
  List<String> phrases(String name) {
    String text = first(name);
    return text == null ? List.of() : Phrases.of(text);
  }

  /** Whether Marketo took the activity for a machine's. */
  boolean isBot() {
    String flag = first("Is Bot Activity", "Bot Activity");
    String pattern = first("Bot Activity Pattern");
    return flag == null
        ? pattern != null && !pattern.equalsIgnoreCase(NO_PATTERN)
        : flag.equalsIgnoreCase("true") || flag.equals("1") || flag.equalsIgnoreCase("yes");
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
