package dev.handoff.condition;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A value as a seller reads it beside the condition that saw it, in any language: numbers and texts
 * as they are, a list of texts joined by commas, of a list of anything else its length; a dash for
 * what is empty or could not be computed; e-mail addresses never.
 */
final class SeenValue {

  private static final String NOTHING = "–";
  private static final int LONGEST = 200;
  private static final Pattern ADDRESS = Pattern.compile("[^\\s@]+@[^\\s@]+");

  private SeenValue() {}

  static String of(@Nullable Object value) {
    String text = asText(value);
    if (text.indexOf('@') >= 0) {
      text = ADDRESS.matcher(text).replaceAll("•••");
    }
    return text.isBlank() ? NOTHING : text.length() > LONGEST ? cut(text) : text;
  }

  private static String asText(@Nullable Object value) {
    if (value == null) {
      return NOTHING;
    } else if (value instanceof Double number) {
      return Double.isFinite(number)
          ? new BigDecimal(number.toString()).stripTrailingZeros().toPlainString()
          : number.toString();
    } else if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
      return list.stream().map(Object::toString).collect(Collectors.joining(", "));
    } else if (value instanceof Collection<?> values) {
      return String.valueOf(values.size());
    } else if (value instanceof Map<?, ?> map) {
      return String.valueOf(map.size());
    }
    return value.toString();
  }

  private static String cut(String text) {
    return text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST - 1))) + "…";
  }
}
