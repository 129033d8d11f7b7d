package dev.handoff.codec;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object within the JSON of a sales alert. We wrote it ourselves, so the first field that is
 * missing or wrong ends the reading.
 */
final class AlertJson {
  private static final int MAX_SCALE = 100;
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  private final JsonNode node;
  private final String path;

  private AlertJson(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  static AlertJson parse(byte[] json) throws UnreadableAlertException {
    try {
      JsonNode node = READER.readTree(json);
      if (!node.isObject()) {
        throw new UnreadableAlertException("", "The alert is not a JSON object");
      }
      return new AlertJson(node, "");
    } catch (UnreadableAlertException e) {
      throw e;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new UnreadableAlertException("", "The alert is not JSON" + where);
    } catch (IOException e) {
      throw new UnreadableAlertException("", "The alert is not JSON");
    }
  }

  boolean has(String field) {
    return node.hasNonNull(field);
  }

  String text(String field) throws UnreadableAlertException {
    JsonNode value = required(field);
    check(value.isTextual(), field, "is not a text");
    return value.textValue();
  }

  @Nullable String optionalText(String field) throws UnreadableAlertException {
    return has(field) ? text(field) : null;
  }

  int integer(String field) throws UnreadableAlertException {
    JsonNode value = required(field);
    check(value.isIntegralNumber() && value.canConvertToInt(), field, "is not a whole number");
    return value.intValue();
  }

  @Nullable Integer optionalInteger(String field) throws UnreadableAlertException {
    return has(field) ? integer(field) : null;
  }

  BigDecimal decimal(String field) throws UnreadableAlertException {
    JsonNode value = required(field);
    check(value.isNumber(), field, "is not a number");
    BigDecimal number = value.decimalValue();
    check(Math.abs(number.scale()) <= MAX_SCALE, field, "is out of range");
    return number;
  }

  Instant instant(String field) throws UnreadableAlertException {
    try {
      return Instant.parse(text(field));
    } catch (DateTimeException e) {
      throw fault(field, "is not a time with offset");
    }
  }

  int epochDay(String field) throws UnreadableAlertException {
    try {
      return Math.toIntExact(LocalDate.parse(text(field)).toEpochDay());
    } catch (DateTimeException | ArithmeticException e) {
      throw fault(field, "is not a day");
    }
  }

  <E> E oneOf(String field, E[] values, Function<E, String> wireName)
      throws UnreadableAlertException {
    String text = text(field);
    for (E value : values) {
      if (wireName.apply(value).equals(text)) {
        return value;
      }
    }
    throw fault(field, "is none of the values that this version knows");
  }

  AlertJson object(String field) throws UnreadableAlertException {
    JsonNode value = required(field);
    check(value.isObject(), field, "is not an object");
    return new AlertJson(value, pathOf(field));
  }

  <T> List<T> objects(String field, Reading<T> reading) throws UnreadableAlertException {
    List<T> items = new ArrayList<>();
    for (JsonNode item : array(field)) {
      String element = field + "[" + items.size() + "]";
      check(item.isObject(), element, "is not an object");
      items.add(reading.read(new AlertJson(item, pathOf(element))));
    }
    return List.copyOf(items);
  }

  List<String> texts(String field) throws UnreadableAlertException {
    List<String> items = new ArrayList<>();
    for (JsonNode item : array(field)) {
      check(item.isTextual(), field + "[" + items.size() + "]", "is not a text");
      items.add(item.textValue());
    }
    return List.copyOf(items);
  }

  private JsonNode array(String field) throws UnreadableAlertException {
    JsonNode value = required(field);
    check(value.isArray(), field, "is not an array");
    return value;
  }

  private JsonNode required(String field) throws UnreadableAlertException {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      throw fault(field, "is missing");
    }
    return value;
  }

  private void check(boolean right, String field, String message) throws UnreadableAlertException {
    if (!right) {
      throw fault(field, message);
    }
  }

  private UnreadableAlertException fault(String field, String message) {
    return new UnreadableAlertException(pathOf(field), message);
  }

  private String pathOf(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }

  /** How one element of an array is read. */
  interface Reading<T> {
    T read(AlertJson item) throws UnreadableAlertException;
  }
}
