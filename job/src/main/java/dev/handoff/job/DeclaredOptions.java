package dev.handoff.job;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;

/** The options that a class declares. */
final class DeclaredOptions {

  private DeclaredOptions() {}

  /** The public constants of these classes that are options, in their order. */
  static List<ConfigOption<?>> of(Class<?>... declaring) {
    List<ConfigOption<?>> options = new ArrayList<>();
    for (Field field : Arrays.stream(declaring).flatMap(DeclaredOptions::fields).toList()) {
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

  private static Stream<Field> fields(Class<?> declaring) {
    return Arrays.stream(declaring.getDeclaredFields());
  }
}
