package dev.handoff.job;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.source.TopicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether the folders of a run over files can be what they are named for. */
final class FoldersCheck {

  private FoldersCheck() {}

  /**
   * Adds what is wrong to the faults of the options.
   *
   * @param writes whether the run writes topics into the folder of its output
   */
  static void check(OptionValues values, boolean writes) {
    Path input = values.path(HandoffOptions.INPUT);
    if (input == null) {
      return;
    }
    TopicFiles files = new TopicFiles(input);
    if (!Files.isDirectory(input)) {
      values.fault("input: there is no folder " + input.toAbsolutePath());
    } else if (Arrays.stream(Topic.values()).noneMatch(t -> Files.isRegularFile(files.file(t)))) {
      values.fault(
          "input: "
              + input.toAbsolutePath()
              + " holds no file of a topic, such as activities.ndjson");
    } else if (writes && isSame(input, values.path(HandoffOptions.OUTPUT))) {
      values.fault("output: is the folder of the input, whose files would be overwritten");
    }
  }

  private static boolean isSame(Path input, @Nullable Path output) {
    return output != null
        && input.toAbsolutePath().normalize().equals(output.toAbsolutePath().normalize());
  }
}
