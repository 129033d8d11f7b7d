package dev.handoff.condition;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account's fields in the types that conditions know: texts, whole numbers (long), numbers
 * (double), booleans, lists and maps. What is null is left out, as though it had never been there.
 */
final class AccountFields {

  private AccountFields() {}

  static Map<String, Object> of(Map<?, ?> account) {
    Map<String, Object> known = new LinkedHashMap<>();
    account.forEach(
        (field, raw) -> {
          Object value = known(raw);
          if (value != null) {
            known.put(String.valueOf(field), value);
          }
        });
    return known;
  }

  private static @Nullable Object known(@Nullable Object raw) {
    if (raw instanceof Map<?, ?> map) {
      return of(map);
    } else if (raw instanceof List<?> list) {
      return list.stream().map(AccountFields::known).filter(Objects::nonNull).toList();
    } else if (raw instanceof Number number) {
      return known(number);
    }
    return raw;
  }

  private static Number known(Number raw) {
    boolean isWhole = raw instanceof Long || raw instanceof Integer || raw instanceof Short;
    return isWhole ? (Number) raw.longValue() : (Number) raw.doubleValue();
  }
}
