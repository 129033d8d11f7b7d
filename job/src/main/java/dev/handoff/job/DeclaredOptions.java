package dev.handoff.job;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** The options that classes declare. */
final class DeclaredOptions {

  private DeclaredOptions() {}

  /** The public constants of these classes that are options, in their order. */
  static List<ConfigOption<?>> of(Class<?>... declaring) {
    List<ConfigOption<?>> options = new ArrayList<>();
    List<Field> fields =
        Arrays.stream(declaring).flatMap(type -> Arrays.stream(type.getDeclaredFields())).toList();
    for (Field field : fields) {
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
