package dev.handoff.tool;

import dev.handoff.job.BadOptionsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The job's arguments, from the options {@code --config} and {@code --set} of a tool. */
final class JobArguments {

  private JobArguments() {}

  /**
   * As the job takes them.
   *
   * @param config a YAML file, or null
   * @param set {@code KEY=VALUE} each
   * @throws BadOptionsException when one of these is not
   */
  static String[] of(@Nullable Path config, List<String> set) throws BadOptionsException {
    List<String> arguments = new ArrayList<>();
    if (config != null) {
      arguments.addAll(List.of("--config", config.toString()));
    }
    for (String one : set) {
      int equals = one.indexOf('=');
      if (equals <= 0) {
        throw new BadOptionsException(List.of("--set takes KEY=VALUE, not \"" + one + "\""));
      }
      arguments.addAll(List.of("--" + one.substring(0, equals), one.substring(equals + 1)));
    }
    return arguments.toArray(String[]::new);
  }
}
