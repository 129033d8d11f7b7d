package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What somebody who knows the earlier of two JSON Schemas of a topic would stumble over in the
 * later one: who writes by it ({@code schemas/README.md}, "How a topic may change"), and who reads
 * by it.
 */
final class SchemaChanges {
  private static final Set<String> LIMITS_BELOW = Set.of("minimum", "minLength", "minItems");
  private static final Set<String> LIMITS_ABOVE = Set.of("maximum", "maxLength", "maxItems");
  private static final Set<String> SAME =
      Set.of("$ref", "pattern", "format", "exclusiveMinimum", "exclusiveMaximum", "uniqueItems");
  private static final Set<String> PARTS_BY_NAME = Set.of("properties", "$defs");
  private static final Set<String> PARTS_IN_A_ROW = Set.of("anyOf", "oneOf", "allOf");
  private static final Set<String> PARTS = Set.of("items", "if", "then", "else", "not");

  private final boolean handoffWrites;
  private final List<String> breaks = new ArrayList<>();

  private SchemaChanges(boolean handoffWrites) {
    this.handoffWrites = handoffWrites;
  }

  /**
   * The changes that break somebody, each as place and words; empty: none.
   *
   * @param handoffWrites whether others read what Handoff writes by this schema
   */
  static List<String> breaks(JsonNode earlier, JsonNode later, boolean handoffWrites) {
    SchemaChanges changes = new SchemaChanges(handoffWrites);
    changes.compare("", earlier, later);
    return changes.breaks;
  }

  private void compare(String at, JsonNode earlier, JsonNode later) {
    required(at, words(earlier.path("required")), words(later.path("required")));
    types(at, words(earlier.path("type")), words(later.path("type")));
    values(at, words(earlier.path("enum")), words(later.path("enum")));
    LIMITS_BELOW.forEach(limit -> limit(at, limit, earlier, later, 1));
    LIMITS_ABOVE.forEach(limit -> limit(at, limit, earlier, later, -1));
    for (String same : SAME) {
      if (!earlier.path(same).equals(later.path(same))) {
        add(at, same + " is another");
      }
    }
    for (Map.Entry<String, JsonNode> part : earlier.properties()) {
      String name = part.getKey();
      JsonNode now = later.path(name);
      if (PARTS_BY_NAME.contains(name)) {
        byName(name.equals("properties") ? at : at + "/" + name, part.getValue(), now);
      } else if (PARTS_IN_A_ROW.contains(name)) {
        inARow(at + "/" + name, part.getValue(), now);
      } else if (PARTS.contains(name) && part.getValue().isObject()) {
        compare(at + "/" + name, part.getValue(), now);
      }
    }
    if (later.path("allOf").size() > earlier.path("allOf").size()) {
      add(at, "allOf has one more, which a record of before may not fulfil");
    }
  }

  private void required(String at, Set<String> earlier, Set<String> later) {
    later.stream()
        .filter(field -> !earlier.contains(field))
        .forEach(field -> add(at + "/" + field, "is required now; a record of before lacks it"));
    if (handoffWrites) {
      earlier.stream()
          .filter(field -> !later.contains(field))
          .forEach(field -> add(at + "/" + field, "was always there and may now be missing"));
    }
  }

  private void types(String at, Set<String> earlier, Set<String> later) {
    if (isNarrower(earlier, later)) {
      add(at, "was " + earlier + " and may now only be " + later);
    }
    if (handoffWrites && !earlier.isEmpty() && !earlier.containsAll(later)) {
      add(at, "was " + earlier + " and may now be " + later);
    }
  }

  private void values(String at, Set<String> earlier, Set<String> later) {
    if (isNarrower(earlier, later)) {
      add(at, "takes " + later + " only, and took " + earlier);
    }
  }

  /** Where nothing is listed, everything may stand. */
  private static boolean isNarrower(Set<String> earlier, Set<String> later) {
    return !later.isEmpty() && (earlier.isEmpty() || !later.containsAll(earlier));
  }

  private void limit(String at, String name, JsonNode earlier, JsonNode later, int sign) {
    if (!later.has(name)) {
      return;
    }
    if (!earlier.has(name)
        || sign * later.path(name).decimalValue().compareTo(earlier.path(name).decimalValue())
            > 0) {
      add(at, name + " is narrower");
    }
  }

  private void byName(String at, JsonNode earlier, JsonNode later) {
    for (Map.Entry<String, JsonNode> part : earlier.properties()) {
      String place = at + "/" + part.getKey();
      if (later.has(part.getKey())) {
        compare(place, part.getValue(), later.path(part.getKey()));
      } else {
        add(place, "is gone");
      }
    }
  }

  private void inARow(String at, JsonNode earlier, JsonNode later) {
    for (int i = 0; i < earlier.size(); i++) {
      if (later.has(i)) {
        compare(at + "/" + i, earlier.get(i), later.get(i));
      } else {
        add(at + "/" + i, "is gone");
      }
    }
  }

  private void add(String at, String words) {
    breaks.add(at + " " + words);
  }

  private static Set<String> words(JsonNode node) {
    Set<String> words = new HashSet<>();
    if (node.isTextual()) {
      words.add(node.textValue());
    }
    node.forEach(word -> words.add(word.asText()));
    return words;
  }
}
