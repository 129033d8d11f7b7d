package dev.handoff.job;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** The options that a class declares. */
final class DeclaredOptions {

  private DeclaredOptions() {}

  /** The public constants of a class that are options, in its order. */
  static List<ConfigOption<?>> of(Class<?> declaring) {
    List<ConfigOption<?>> options = new ArrayList<>();
    for (Field field : declaring.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && field.getType() == ConfigOption.class) {
        try {
          options.add((ConfigOption<?>) field.get(null));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("a public constant", e);
        }
      }
    }
    return options;
  }
}
