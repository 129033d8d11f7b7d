package dev.handoff.job;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.description.BlockElement;
import org.apache.flink.configuration.description.TextElement;
import org.jspecify.annotations.Nullable;

/**
 * Option values as text, read in the forms that options take; what cannot be read becomes a fault
 * and some usable value.
 */
final class OptionValues {

  private final Map<String, String> values;
  private final Configuration configuration;
  private final List<String> faults = new ArrayList<>();

  OptionValues(Map<String, String> values) {
    this.values = values;
    this.configuration = Configuration.fromMap(values);
  }

  /** The keys that were given. */
  Set<String> keys() {
    return values.keySet();
  }

  /** Everything wrong so far. */
  List<String> faults() {
    return List.copyOf(faults);
  }

  /** One more thing that is wrong: the key, a colon, and what it takes. */
  void fault(String fault) {
    if (!faults.contains(fault)) {
      faults.add(fault);
    }
  }

  @Nullable Instant instant(ConfigOption<String> option) {
    String text = get(option);
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      fault(
          option.key()
              + ": takes an instant such as 2026-10-16T00:00:00+02:00, not \""
              + text
              + "\"");
      return null;
    }
  }

  ZoneId zone(ConfigOption<String> option) {
    String text = orElse(option, option.defaultValue());
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      fault(option.key() + ": takes a zone such as Europe/Paris, not \"" + text + "\"");
      return ZoneOffset.UTC;
    }
  }

  int between(ConfigOption<Integer> option, int least, int most) {
    int value = orElse(option, option.defaultValue());
    if (value < least || value > most) {
      fault(option.key() + ": takes " + least + " to " + most + ", not " + value);
    }
    return value;
  }

  Duration positive(ConfigOption<Duration> option, Duration otherwise) {
    Duration value = orElse(option, otherwise);
    if (value.isNegative() || value.isZero()) {
      fault(option.key() + ": takes a duration above zero, not " + value);
    }
    return value;
  }

  @Nullable Path path(ConfigOption<String> option) {
    String text = get(option);
    return text == null ? null : Path.of(text);
  }

  void require(ConfigOption<String> option, String key, Enum<?> because) {
    if (get(option) == null) {
      fault(
          option.key()
              + ": is required with \""
              + key
              + ": "
              + because.name().toLowerCase(Locale.ROOT)
              + "\"");
    }
  }

  <T> T orElse(ConfigOption<T> option, T otherwise) {
    T value = get(option);
    return value == null ? otherwise : value;
  }

  <T> @Nullable T get(ConfigOption<T> option) {
    try {
      return configuration.getOptional(option).orElse(null);
    } catch (IllegalArgumentException e) {
      String fault =
          option.key() + ": cannot be \"" + values.get(option.key()) + "\". " + about(option);
      fault(fault);
      return null;
    }
  }

  /** The sentence that describes an option, and how a duration is written. */
  private static String about(ConfigOption<?> option) {
    StringBuilder about = new StringBuilder();
    for (BlockElement block : option.description().getBlocks()) {
      about.append(block instanceof TextElement text ? text.getFormat().replace("`", "") : "");
    }
    boolean duration =
        option.key().equals(HandoffOptions.LATENESS.key())
            || (option.hasDefaultValue() && option.defaultValue() instanceof Duration);
    return duration ? about + " A duration is written 90 s, 1 h or P1D." : about.toString();
  }

  <T> T checked(Supplier<T> supplier, T otherwise) {
    try {
      return supplier.get();
    } catch (IllegalArgumentException e) {
      fault(String.valueOf(e.getMessage()));
      return otherwise;
    }
  }

  Map<String, String> startingWith(String prefix) {
    Map<String, String> found = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }
}
