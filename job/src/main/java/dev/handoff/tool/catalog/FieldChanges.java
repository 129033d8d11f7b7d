package dev.handoff.tool.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two versions of a definition, field by field. Items of a list that have an
 * id or a name are known by it, wherever they stand.
 */
final class FieldChanges {

  private static final int LONGEST = 160;

  private final List<String> lines = new ArrayList<>();

  private FieldChanges() {}

  /** One line a change, in the order of the fields; {@code version} and {@code updatedAt} aside. */
  static List<String> between(JsonNode before, JsonNode after) {
    FieldChanges changes = new FieldChanges();
    changes.compare("", content(before), content(after));
    return changes.lines;
  }

  /** Whether two records say the same, whenever they take effect. */
  static boolean isSame(JsonNode one, JsonNode other) {
    return one.path("version").equals(other.path("version")) && content(one).equals(content(other));
  }

  /** Without version and time, and without fields that are null, which is absence. */
  private static JsonNode content(JsonNode record) {
    JsonNode copy = withoutNulls(record.deepCopy());
    if (copy instanceof ObjectNode object) {
      object.remove(List.of("version", "updatedAt"));
    }
    return copy;
  }

  private static JsonNode withoutNulls(JsonNode value) {
    if (value instanceof ObjectNode object) {
      object.removeNulls();
    }
    value.forEach(FieldChanges::withoutNulls);
    return value;
  }

  private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before == null) {
      lines.add("+ " + path + ": " + shown(after));
    } else if (after == null) {
      lines.add("- " + path + ": " + shown(before));
    } else if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
      compareAll(path, ".", fields(one), fields(other));
    } else if (before instanceof ArrayNode one && after instanceof ArrayNode other) {
      compareLists(path, one, other);
    } else if (!before.equals(after)) {
      lines.add("~ " + path + ": " + shown(before) + " → " + shown(after));
    }
  }

  private void compareLists(String path, ArrayNode before, ArrayNode after) {
    Map<String, JsonNode> one = byName(before);
    Map<String, JsonNode> other = byName(after);
    if (one.size() != before.size() || other.size() != after.size()) {
      if (!before.equals(after)) {
        lines.add("~ " + path + ": " + shown(before) + " → " + shown(after));
      }
      return;
    }
    compareAll(path, "/", one, other);
    List<String> kept = one.keySet().stream().filter(other::containsKey).toList();
    if (!kept.equals(other.keySet().stream().filter(one::containsKey).toList())) {
      lines.add("~ " + path + ": in another order: " + String.join(", ", other.keySet()));
    }
  }

  private void compareAll(
      String path, String separator, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    Set<String> names = new LinkedHashSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      compare(path.isEmpty() ? name : path + separator + name, before.get(name), after.get(name));
    }
  }

  private static Map<String, JsonNode> fields(ObjectNode object) {
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
    return fields;
  }

  /** Items by id or name; fewer than there are when some have none or share one. */
  private static Map<String, JsonNode> byName(ArrayNode list) {
    Map<String, JsonNode> items = new LinkedHashMap<>();
    for (JsonNode item : list) {
      JsonNode name = item.hasNonNull("id") ? item.get("id") : item.get("name");
      if (name != null && name.isTextual()) {
        items.put(name.textValue(), item);
      }
    }
    return items;
  }

  private static String shown(@Nullable JsonNode value) {
    String text = value == null ? "" : value.isTextual() ? value.textValue() : value.toString();
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }
}
