package dev.handoff.job;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.sink.NdjsonFiles;
import dev.handoff.source.TopicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;

/** The whole job over files on a small cluster, as a test wants it. */
final class FileRun {

  private final List<String> arguments = new ArrayList<>();
  private final Path output;
  private int parallelism = 1;
  private UnaryOperator<Connectors> ends = UnaryOperator.identity();
  private Duration checkpointInterval = Duration.ofSeconds(10);
  private @Nullable String savepoint;

  private FileRun(Path input, Path output) {
    this.output = output;
    with("input", input.toString());
    with("output", output.toString());
  }

  /** Reads one folder, writes another. */
  static FileRun over(Path input, Path output) {
    return new FileRun(input, output);
  }

  /** A cluster with room for four of everything. */
  static MiniClusterExtension cluster() {
    Configuration flink = new Configuration();
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(320));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    return new MiniClusterExtension(
        new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(4)
            .setConfiguration(flink)
            .build());
  }

  FileRun with(String option, String value) {
    arguments.add("--" + option);
    arguments.add(value);
    return this;
  }

  FileRun parallelism(int tasks) {
    parallelism = tasks;
    return this;
  }

  /** Reads and writes through these. */
  FileRun through(UnaryOperator<Connectors> connectors) {
    ends = connectors;
    return this;
  }

  FileRun checkpointEvery(Duration interval) {
    checkpointInterval = interval;
    return this;
  }

  /** Begins where an earlier run was stopped. */
  FileRun from(String stoppedAt) {
    savepoint = stoppedAt;
    return this;
  }

  /** Runs to the end; answers with the lines of each output topic, sorted. */
  Map<Topic, List<String>> toTheEnd() throws Exception {
    start().getJobExecutionResult().get();
    NdjsonFiles files = new NdjsonFiles(output);
    files.merge(HandoffJob.OUTPUTS);
    Map<Topic, List<String>> lines = new EnumMap<>(Topic.class);
    for (Topic topic : HandoffJob.OUTPUTS) {
      try (Stream<String> all = Files.lines(files.file(topic))) {
        lines.put(topic, all.sorted().toList());
      }
    }
    return lines;
  }

  JobClient start() throws Exception {
    JobSettings settings = SettingsReader.read(arguments.toArray(String[]::new));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink());
    env.setParallelism(parallelism);
    NdjsonFiles files = new NdjsonFiles(output);
    if (savepoint == null) {
      files.clear(HandoffJob.OUTPUTS);
    }
    HandoffJob.configure(env);
    SourceTime time = new SourceTime(settings.order(), settings.clock(), settings.lateness(), null);
    TopicFiles input = new TopicFiles(Objects.requireNonNull(settings.input()));
    HandoffJob.build(settings, ends.apply(new FileConnectors(env, time, input, files)));
    return env.executeAsync("Handoff");
  }

  private Configuration flink() {
    Configuration flink = new Configuration();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    flink.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        output.resolveSibling("checkpoints").toUri().toString());
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    if (savepoint != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    return flink;
  }

  /** Writes lines as the file of a topic. */
  static void write(Path folder, Topic topic, List<String> lines) throws IOException {
    Files.createDirectories(folder);
    Files.write(new TopicFiles(folder).file(topic), lines);
  }

  /** The mails in the inbox of an output folder. */
  static List<Path> mails(Path output) throws IOException {
    try (Stream<Path> files = Files.list(output.resolve("inbox"))) {
      return files.filter(file -> file.toString().endsWith(".eml")).sorted().toList();
    }
  }
}
