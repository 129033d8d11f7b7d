package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One JSON object, where it stands in its record, and the faults found in that record. */
abstract class JsonFields {
  private final JsonNode node;
  private final String path;
  private final List<FieldFault> faults;

  JsonFields(JsonNode node, String path, List<FieldFault> faults) {
    this.node = node;
    this.path = path;
    this.faults = faults;
  }

  /** The object itself. */
  final JsonNode node() {
    return node;
  }

  /** Every fault found so far, in this object and in those read from it. */
  final List<FieldFault> faults() {
    return faults;
  }

  /** Notes that a field is wrong. */
  final void fault(String field, String message) {
    faults.add(FieldFault.at(pathOf(field), message));
  }

  /** The field's value; null when absent. */
  final @Nullable JsonNode value(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value;
  }

  final boolean has(String field) {
    return value(field) != null;
  }

  /** The names of the object's fields, in their order. */
  final List<String> fieldNames() {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** Canonical JSON of the whole object. */
  final String canonicalText() {
    return CanonicalJson.text(node);
  }

  /** Notes a fault when the field is absent. */
  final void require(String field, String what) {
    if (!has(field)) {
      fault(field, "is missing; " + what + " is required");
    }
  }

  /** Where a field of this object is in its record. */
  final String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
