package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, where it stands in its record, the faults found in that record, and those of its
 * fields that are plain texts, numbers and flags.
 */
abstract class JsonFields {
  private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE - 1L);

  private final JsonNode node;
  private final String path;
  private final RecordNotes notes;

  JsonFields(JsonNode node, String path, RecordNotes notes) {
    this.node = node;
    this.path = path;
    this.notes = notes;
  }

  /** The object itself. */
  final JsonNode node() {
    return node;
  }

  /** What is noted of the record, in this object and in those read from it. */
  final RecordNotes notes() {
    return notes;
  }

  /** Every fault found so far, in this object and in those read from it. */
  final List<FieldFault> faults() {
    return notes.faults();
  }

  /** Notes that a field is wrong. */
  final void fault(String field, String message) {
    notes.add(FieldFault.at(pathOf(field), message));
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

  /** A required text with something in it. */
  final String text(String field) {
    String text = anyText(field);
    if (text != null && text.isBlank()) {
      fault(field, "is blank; a text is required");
    } else if (text == null) {
      require(field, "a text");
    }
    return text == null ? "" : text;
  }

  /** A required text of at most so many characters. */
  final String textUpTo(int characters, String field) {
    String text = text(field);
    if (text.codePointCount(0, text.length()) > characters) {
      fault(field, "is too long; at most " + characters + " characters are allowed");
    }
    return text;
  }

  /** A required text that means something else when cut: too long is a fault. */
  final String condition(String field) {
    JsonNode value = value(field);
    if (value != null && value.isTextual() && value.textValue().length() > TextLimit.CHARACTERS) {
      fault(field, "is too long; at most " + TextLimit.CHARACTERS + " characters are allowed");
      return "";
    }
    return text(field);
  }

  /** A text; null when absent or blank. */
  final @Nullable String optionalText(String field) {
    String text = anyText(field);
    return text == null || text.isBlank() ? null : text;
  }

  /** A required text that may be blank. */
  final String textMaybeBlank(String field) {
    require(field, "a text");
    String text = anyText(field);
    return text == null ? "" : text;
  }

  private @Nullable String anyText(String field) {
    JsonNode value = value(field);
    if (value != null && !value.isTextual()) {
      fault(field, "is " + JsonKind.of(value) + "; a text is required");
      return null;
    }
    return value == null ? null : TextLimit.cut(value.textValue());
  }

  /** A required id that some sources write as a text and some as a whole number. */
  final String idOrNumber(String field) {
    JsonNode value = value(field);
    return value != null && value.isIntegralNumber() ? value.asText() : text(field);
  }

  /** True or false; false when absent. */
  final boolean flag(String field) {
    JsonNode value = value(field);
    if (value != null && !value.isBoolean()) {
      fault(field, "is " + JsonKind.of(value) + "; true or false is required");
    }
    return value != null && value.booleanValue();
  }

  /** A whole number from {@code least} up; null when absent. */
  final @Nullable Integer optionalInt(String field, int least) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    String right = "; a whole number of at least " + least + " is required";
    if (!value.isNumber()) {
      fault(field, "is " + JsonKind.of(value) + right);
      return null;
    }
    BigDecimal number = value.decimalValue();
    if (number.compareTo(BigDecimal.valueOf(least)) < 0
        || number.compareTo(MAX_INT) > 0
        || number.stripTrailingZeros().scale() > 0) {
      fault(field, "is out of range" + right);
      return null;
    }
    return number.intValue();
  }

  /** A required whole number from {@code least} up. */
  final int requiredInt(String field, int least) {
    require(field, "a whole number of at least " + least);
    Integer number = optionalInt(field, least);
    return number == null ? least : number;
  }

  /** A number, required. */
  final BigDecimal number(String field) {
    require(field, "a number");
    JsonNode value = value(field);
    if (value != null && !value.isNumber()) {
      fault(field, "is " + JsonKind.of(value) + "; a number is required");
    }
    return value != null && value.isNumber() ? value.decimalValue() : BigDecimal.ONE;
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
