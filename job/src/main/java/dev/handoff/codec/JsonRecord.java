package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
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
  private JsonRecord(JsonNode node, String path, RecordNotes notes) {
    super(node, path, notes);
  }

  /** The view of a whole record, which must be an object. */
  static JsonRecord root(JsonNode object) {
    return new JsonRecord(object, "", new RecordNotes());
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

  /** An object, required; an empty one, whose faults don't count, when it is not there. */
  JsonRecord object(String field) {
    require(field, "an object");
    JsonRecord object = optionalObject(field);
    return object == null ? absent(field) : object;
  }

  private JsonRecord absent(String field) {
    return new JsonRecord(RecordJson.MAPPER.createObjectNode(), pathOf(field), new RecordNotes());
  }

  /** An object; null when absent. */
  @Nullable JsonRecord optionalObject(String field) {
    JsonNode value = value(field);
    if (value != null && !value.isObject()) {
      fault(field, "is " + JsonKind.of(value) + "; an object is required");
      return null;
    }
    return value == null ? null : new JsonRecord(value, pathOf(field), notes());
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

  /**
   * A list of objects; empty when absent. In place of an item that is not one stands an empty
   * object, whose faults don't count.
   */
  List<JsonRecord> objects(String field) {
    List<JsonRecord> objects = new ArrayList<>();
    int i = 0;
    for (JsonNode item : list(field)) {
      String element = field + "[" + i++ + "]";
      if (item.isObject()) {
        objects.add(new JsonRecord(item, pathOf(element), notes()));
      } else {
        fault(element, "is " + JsonKind.of(item) + "; an object is required");
        objects.add(absent(element));
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

  /** A required time; the first that is read is the record's own. */
  Instant time(String field) {
    notes().timeStandsAt(pathOf(field));
    return form(field, TextForm.TIME, Instant.EPOCH);
  }

  /** Canonical JSON of an object in this one; that of an empty one when absent. */
  String jsonObject(String field) {
    JsonRecord object = optionalObject(field);
    return object == null ? "{}" : object.canonicalText();
  }
}
