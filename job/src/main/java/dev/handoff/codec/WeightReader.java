package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads weights: a number from 0 to 1,000,000 with at most 6 decimals, or the name of a band. */
final class WeightReader {
  private static final int MAX_DECIMALS = 6;
  private static final int MAX_DIGITS = 100;
  private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000);
  private static final String NUMBER =
      "a number from 0 to 1000000 with at most " + MAX_DECIMALS + " decimals";

  private WeightReader() {}

  /** A required weight; 0 when it is not one. */
  static BigDecimal weight(JsonRecord record, String field, Map<String, BigDecimal> bands) {
    String right = NUMBER + " or one of " + String.join(", ", bands.keySet());
    record.require(field, right);
    JsonNode value = record.value(field);
    if (value == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal weight = value.isTextual() ? bands.get(value.textValue()) : number(value);
    if (weight == null) {
      record.fault(field, "is " + JsonKind.orToken(value) + "; " + right + " is required");
    }
    return weight == null ? BigDecimal.ZERO : weight;
  }

  /** A required number above 0. */
  static BigDecimal reference(JsonRecord record, String field) {
    BigDecimal reference = weight(record, field, Map.of());
    if (record.has(field) && reference.signum() == 0) {
      record.fault(field, "is not above 0; a number above 0 is required");
    }
    return reference;
  }

  /** The fields of an object, each a weight. */
  static Map<String, BigDecimal> weights(JsonRecord object, Map<String, BigDecimal> bands) {
    Map<String, BigDecimal> weights = new LinkedHashMap<>();
    for (String name : object.fieldNames()) {
      weights.put(TextLimit.cut(name), weight(object, name, bands));
    }
    return weights;
  }

  private static @Nullable BigDecimal number(JsonNode value) {
    if (!value.isNumber()) {
      return null;
    }
    BigDecimal number = value.decimalValue();
    // Far exponents first: their zeros would have to be stripped one by one.
    if (Math.abs((long) number.scale()) > MAX_DIGITS
        || number.signum() < 0
        || number.compareTo(MAX) > 0) {
      return null;
    }
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() > MAX_DECIMALS ? null : plain.setScale(Math.max(plain.scale(), 0));
  }
}
