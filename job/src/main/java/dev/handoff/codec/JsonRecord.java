package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A thin typed view over one JSON object. A field that is missing or wrong is noted as a fault and
 * read as a placeholder, so that one pass finds every fault; what was built counts only when there
 * is none. Null is absence everywhere, and so is a blank text where the field is optional.
 */
final class JsonRecord extends JsonFields {
  private static final BigDecimal MAX_INT = BigDecimal.valueOf(Integer.MAX_VALUE - 1L);

  private JsonRecord(JsonNode node, String path, List<FieldFault> faults) {
    super(node, path, faults);
  }

  /** The view of a whole record, which must be an object. */
  static JsonRecord root(JsonNode object) {
    return new JsonRecord(object, "", new ArrayList<>());
  }

  /** A required text with something in it. */
  String text(String field) {
    String text = anyText(field);
    if (text != null && text.isBlank()) {
      fault(field, "is blank; a text is required");
    } else if (text == null) {
      require(field, "a text");
    }
    return text == null ? "" : text;
  }

  /** A required text of at most so many characters. */
  String textUpTo(int characters, String field) {
    String text = text(field);
    if (text.codePointCount(0, text.length()) > characters) {
      fault(field, "is too long; at most " + characters + " characters are allowed");
    }
    return text;
  }

  /** A required text that means something else when cut: too long is a fault. */
  String condition(String field) {
    JsonNode value = value(field);
    if (value != null && value.isTextual() && value.textValue().length() > TextLimit.CHARACTERS) {
      fault(field, "is too long; at most " + TextLimit.CHARACTERS + " characters are allowed");
      return "";
    }
    return text(field);
  }

  /** A text; null when absent or blank. */
  @Nullable String optionalText(String field) {
    String text = anyText(field);
    return text == null || text.isBlank() ? null : text;
  }

  /** A required text that may be blank. */
  String textMaybeBlank(String field) {
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

  /** A required text of a certain form. */
  <T> T form(String field, TextForm<T> form, T placeholder) {
    T value = formOrNull(field, text(field), form);
    return value == null ? placeholder : value;
  }

  /** A text of a certain form; null when absent. */
  <T> @Nullable T optionalForm(String field, TextForm<T> form) {
    return has(field) ? formOrNull(field, text(field), form) : null;
  }

  /** A text of a certain form; null when absent or blank. */
  <T> @Nullable T optionalFormUnlessBlank(String field, TextForm<T> form) {
    String text = optionalText(field);
    return text == null ? null : parsed(field, text, form);
  }

  private <T> @Nullable T formOrNull(String field, String text, TextForm<T> form) {
    return text.isBlank() ? null : parsed(field, text, form);
  }

  private <T> @Nullable T parsed(String field, String text, TextForm<T> form) {
    try {
      return form.parse(text);
    } catch (UnreadableException e) {
      fault(field, e.reason());
      return null;
    }
  }

  /** One of a closed set of names, required. */
  <E> E oneOf(String field, Map<String, E> known, E placeholder) {
    require(field, "one of " + String.join(", ", known.keySet()));
    E found = optionalOneOf(field, known);
    return found == null ? placeholder : found;
  }

  /** One of a closed set of names; null when absent. */
  <E> @Nullable E optionalOneOf(String field, Map<String, E> known) {
    JsonNode value = value(field);
    E found = value != null && value.isTextual() ? known.get(value.textValue()) : null;
    if (value != null && found == null) {
      String names = String.join(", ", known.keySet());
      fault(field, "is " + JsonKind.orToken(value) + "; one of " + names + " is required");
    }
    return found;
  }

  /** A required id that some sources write as a text and some as a whole number. */
  String idOrNumber(String field) {
    JsonNode value = value(field);
    return value != null && value.isIntegralNumber() ? value.asText() : text(field);
  }

  /** True or false; false when absent. */
  boolean flag(String field) {
    JsonNode value = value(field);
    if (value != null && !value.isBoolean()) {
      fault(field, "is " + JsonKind.of(value) + "; true or false is required");
    }
    return value != null && value.booleanValue();
  }

  /** A whole number from {@code least} up; null when absent. */
  @Nullable Integer optionalInt(String field, int least) {
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
  int requiredInt(String field, int least) {
    require(field, "a whole number of at least " + least);
    Integer number = optionalInt(field, least);
    return number == null ? least : number;
  }

  /** A number, required. */
  BigDecimal number(String field) {
    require(field, "a number");
    JsonNode value = value(field);
    if (value != null && !value.isNumber()) {
      fault(field, "is " + JsonKind.of(value) + "; a number is required");
    }
    return value != null && value.isNumber() ? value.decimalValue() : BigDecimal.ONE;
  }

  /** An object, required; an empty one, whose faults don't count, when it is not there. */
  JsonRecord object(String field) {
    require(field, "an object");
    JsonRecord object = optionalObject(field);
    return object == null
        ? new JsonRecord(RecordJson.MAPPER.createObjectNode(), pathOf(field), new ArrayList<>())
        : object;
  }

  /** An object; null when absent. */
  @Nullable JsonRecord optionalObject(String field) {
    JsonNode value = value(field);
    if (value != null && !value.isObject()) {
      fault(field, "is " + JsonKind.of(value) + "; an object is required");
      return null;
    }
    return value == null ? null : new JsonRecord(value, pathOf(field), faults());
  }

  /** A list of at least one object. */
  List<JsonRecord> someObjects(String field) {
    require(field, "a list");
    JsonNode value = value(field);
    if (value != null && value.isArray() && value.isEmpty()) {
      fault(field, "is empty; a list of at least one is required");
    }
    return objects(field);
  }

  /** A list of objects; empty when absent. */
  List<JsonRecord> objects(String field) {
    List<JsonRecord> objects = new ArrayList<>();
    int i = 0;
    for (JsonNode item : list(field)) {
      String element = field + "[" + i++ + "]";
      if (item.isObject()) {
        objects.add(new JsonRecord(item, pathOf(element), faults()));
      } else {
        fault(element, "is " + JsonKind.of(item) + "; an object is required");
      }
    }
    return objects;
  }

  /** A list of texts of a certain form; empty when absent. */
  <T> List<T> forms(String field, TextForm<T> form) {
    List<T> values = new ArrayList<>();
    int i = 0;
    for (JsonNode item : list(field)) {
      String element = field + "[" + i++ + "]";
      if (!item.isTextual() || item.textValue().isBlank()) {
        fault(element, "is " + JsonKind.of(item) + "; a text with something in it is required");
        continue;
      }
      T value = parsed(element, TextLimit.cut(item.textValue()), form);
      if (value != null) {
        values.add(value);
      }
    }
    return List.copyOf(values);
  }

  /** A list of names, none of them blank; empty when absent. */
  List<String> names(String field) {
    return forms(field, TextForm.NAME);
  }

  /** A list of texts, the blank ones left out; empty when absent. */
  List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    int i = 0;
    for (JsonNode item : list(field)) {
      String element = field + "[" + i++ + "]";
      if (!item.isTextual()) {
        fault(element, "is " + JsonKind.of(item) + "; a text is required");
      } else if (!item.textValue().isBlank()) {
        texts.add(TextLimit.cut(item.textValue()));
      }
    }
    return List.copyOf(texts);
  }

  private Iterable<JsonNode> list(String field) {
    JsonNode value = value(field);
    if (value != null && !value.isArray()) {
      fault(field, "is " + JsonKind.of(value) + "; a list is required");
      return List.of();
    }
    return value == null ? List.of() : value;
  }

  /** A required time. */
  Instant time(String field) {
    return form(field, TextForm.TIME, Instant.EPOCH);
  }

  /** Canonical JSON of an object in this one; that of an empty one when absent. */
  String jsonObject(String field) {
    JsonRecord object = optionalObject(field);
    return object == null ? "{}" : object.canonicalText();
  }
}
