package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of an account as conditions read them (SPEC section 4: {@code map(string, dyn)}). */
public final class AccountAttributes {
  private AccountAttributes() {}

  /**
   * The fields of {@link dev.handoff.domain.group.Account#attributesJson}: texts, Long, Double,
   * Boolean, List and Map, without those that are null. Empty when the text is not a JSON object.
   */
  public static Map<String, Object> read(String attributesJson) {
    try {
      JsonNode node = RecordJson.parse(attributesJson);
      return node.isObject() ? map(node) : Map.of();
    } catch (UnreadableException e) {
      return Map.of();
    }
  }

  private static Map<String, Object> map(JsonNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object
        .properties()
        .forEach(
            field -> {
              Object value = value(field.getValue());
              if (value != null) {
                map.put(field.getKey(), value);
              }
            });
    return Collections.unmodifiableMap(map);
  }

  private static @Nullable Object value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> node.textValue();
      case BOOLEAN -> node.booleanValue();
      case NUMBER -> number(node);
      case OBJECT -> map(node);
      case ARRAY -> list(node);
      case NULL, MISSING, BINARY, POJO -> null;
    };
  }

  private static Object number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    return node.doubleValue();
  }

  private static List<Object> list(JsonNode array) {
    List<Object> list = new ArrayList<>(array.size());
    for (JsonNode item : array) {
      Object value = value(item);
      if (value != null) {
        list.add(value);
      }
    }
    return Collections.unmodifiableList(list);
  }
}
