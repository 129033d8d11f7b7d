package dev.handoff.job;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Where option values come from: a YAML file named by {@code --config}, overridden by {@code --key
 * value}.
 */
final class OptionSource {

  private static final String CONFIG = "config";

  private OptionSource() {}

  /**
   * All values by key, as text. Nested YAML is the same as dotted keys; a list is the same as its
   * items with commas.
   */
  static Map<String, String> read(String[] arguments) throws BadOptionsException {
    Map<String, String> given = fromArguments(arguments);
    Map<String, String> values = new TreeMap<>();
    String file = given.remove(CONFIG);
    if (file != null) {
      values.putAll(fromFile(Path.of(file)));
    }
    values.putAll(given);
    return values;
  }

  private static Map<String, String> fromArguments(String[] arguments) throws BadOptionsException {
    Map<String, String> given = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String argument = arguments[i];
      if (!argument.startsWith("--") || argument.length() == 2) {
        faults.add("\"" + argument + "\": options are given as --key value");
      } else if (i + 1 == arguments.length) {
        faults.add(argument.substring(2) + ": a value is missing after it");
      } else {
        given.put(argument.substring(2), arguments[i + 1]);
      }
    }
    if (!faults.isEmpty()) {
      throw new BadOptionsException(faults);
    }
    return given;
  }

  private static Map<String, String> fromFile(Path file) throws BadOptionsException {
    Map<String, String> values = new TreeMap<>();
    try (InputStream yaml = Files.newInputStream(file)) {
      Object root =
          new Load(LoadSettings.builder().setLabel(file.toString()).build())
              .loadFromInputStream(yaml);
      if (root instanceof Map<?, ?> map) {
        flatten("", map, values);
      } else if (root != null) {
        throw new BadOptionsException(List.of("config: " + file + " must hold keys and values"));
      }
    } catch (IOException e) {
      throw new BadOptionsException(List.of("config: cannot read " + file));
    } catch (YamlEngineException e) {
      throw new BadOptionsException(List.of("config: " + file + " is not YAML: " + e.getMessage()));
    }
    return values;
  }

  private static void flatten(String prefix, Map<?, ?> map, Map<String, String> values) {
    map.forEach(
        (key, value) -> {
          String path = prefix + key;
          if (value instanceof Map<?, ?> nested) {
            flatten(path + ".", nested, values);
          } else if (value instanceof List<?> list) {
            values.put(path, String.join(",", list.stream().map(String::valueOf).toList()));
          } else if (value != null) {
            values.put(path, value.toString());
          }
        });
  }
}
