package dev.handoff.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.KafkaBroker.Received;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Both jobs of one story over topics of its own, as {@code flink run} would submit them, with
 * checkpoints every half second that outlive the job.
 *
 * @param broker the cluster
 * @param folder where checkpoints go
 * @param story start of all its topics' names, and its consumer group
 */
record KafkaJobs(KafkaBroker broker, Path folder, String story) {

  static final List<String> SALES =
      List.of("nadia.keller@seller.example", "sales-emea@seller.example");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Two task managers, so that one can die. */
  static MiniClusterResourceConfiguration flink() {
    return flink(new Configuration());
  }

  /** The same, with settings of the test's own. */
  static MiniClusterResourceConfiguration flink(Configuration flink) {
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    return new MiniClusterResourceConfiguration.Builder()
        .setNumberTaskManagers(2)
        .setNumberSlotsPerTaskManager(4)
        .setConfiguration(flink)
        .build();
  }

  /** Makes all topics, of two partitions each. */
  KafkaJobs withTopics() {
    broker.createTopics(2, Stream.of(Topic.values()).map(this::nameOf).toList());
    return this;
  }

  /** Ends what a test that failed has left running. */
  static void cancelAll(MiniCluster flink) throws Exception {
    for (JobStatusMessage job : flink.listJobs().get()) {
      if (!job.getJobState().isGloballyTerminalState()) {
        flink.cancelJob(job.getJobId()).get();
        flink.requestJobResult(job.getJobId()).get();
      }
    }
  }

  String nameOf(Topic topic) {
    return story + "." + topic.wireName();
  }

  void send(Topic topic, List<Keyed> records) {
    broker.send(nameOf(topic), records);
  }

  void send(Topic topic, Keyed record) {
    broker.send(nameOf(topic), record);
  }

  /** Definitions, the group, its people and ten days of meetings: the group is warm. */
  void sendWarmGroup(LumiaRecords lumia) {
    send(Topic.CATALOG, lumia.catalog(SALES.toArray(new String[0])));
    send(Topic.BUYING_GROUPS, lumia.group());
    send(Topic.PEOPLE, lumia.people());
    send(Topic.ACTIVITIES, lumia.meetings(10));
  }

  /** Waits until the committed records of a topic are as a test wants them. */
  List<JsonNode> await(Topic topic, Predicate<List<JsonNode>> enough) {
    return jsonOf(broker.await(nameOf(topic), records -> enough.test(jsonOf(records))));
  }

  /** The committed records of a topic. */
  List<JsonNode> committed(Topic topic) {
    return jsonOf(broker.committed(nameOf(topic)));
  }

  private static List<JsonNode> jsonOf(List<Received> records) {
    return records.stream()
        .map(Received::value)
        .filter(Objects::nonNull)
        .map(KafkaJobs::json)
        .toList();
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a score counts all that {@link #sendWarmGroup} tells. */
  static boolean countsTenMeetingsOfEach(JsonNode score) {
    List<JsonNode> members = new ArrayList<>();
    score.path("members").forEach(members::add);
    return members.size() == 4
        && members.stream()
            .allMatch(member -> member.path("parts").path(0).path("tally").asInt() == 10);
  }

  JobClient decide(String... more) throws Exception {
    StreamExecutionEnvironment env = environment(null);
    HandoffJob.buildDeciding(env, settings(List.of("--mail", "none"), more));
    return env.executeAsync("decide " + story);
  }

  JobClient mail(int smtpPort, String... more) throws Exception {
    return resumeMail(null, smtpPort, more);
  }

  JobClient resumeMail(@Nullable Path from, int smtpPort, String... more) throws Exception {
    StreamExecutionEnvironment env = environment(from);
    HandoffJob.buildMailing(env, settings(toServer(smtpPort), more));
    return env.executeAsync("mail " + story);
  }

  /** The same with another parallelism than two. */
  JobClient resumeMail(Path from, int parallelism, int smtpPort) throws Exception {
    StreamExecutionEnvironment env = environment(from);
    env.setParallelism(parallelism);
    HandoffJob.buildMailing(env, settings(toServer(smtpPort)));
    return env.executeAsync("mail " + story);
  }

  static List<String> toServer(int smtpPort) {
    return List.of(
        "--mail",
        "smtp",
        "--mail.from",
        "handoff@seller.example",
        "--mail.smtp.host",
        "127.0.0.1",
        "--mail.smtp.port",
        Integer.toString(smtpPort),
        "--mail.smtp.security",
        "none",
        "--mail.retry.first",
        "200ms");
  }

  JobSettings settings(List<String> some, String... more) throws BadOptionsException {
    List<String> arguments = new ArrayList<>(some);
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--source", "kafka", "--kafka.group.id", story));
    if (!arguments.contains("--kafka.bootstrap.servers")) {
      arguments.addAll(List.of("--kafka.bootstrap.servers", broker.bootstrapServers()));
    }
    for (Topic topic : Topic.values()) {
      arguments.addAll(List.of("--kafka.topic." + topic.wireName(), nameOf(topic)));
    }
    return SettingsReader.read(arguments.toArray(new String[0]));
  }

  /** Flink as it is, but for quick checkpoints and restarts. */
  StreamExecutionEnvironment environment(@Nullable Path from) {
    return environment(from, Duration.ofMillis(500));
  }

  /** The same with a checkpoint that often. */
  StreamExecutionEnvironment environment(@Nullable Path from, Duration interval) {
    Configuration flink = new Configuration();
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval);
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 10);
    flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
    if (from != null) {
      flink.set(StateRecoveryOptions.SAVEPOINT_PATH, from.toUri().toString());
    }
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(flink);
    env.setParallelism(2);
    HandoffJob.configure(env);
    return env;
  }

  /**
   * Waits until what lies in the topics now has been read: then a checkpoint ends that begins from
   * now on.
   */
  void untilRead(JobClient job) throws IOException {
    long before = newestCheckpoint(job);
    Eventually.holds(
        "three checkpoints", Duration.ofSeconds(60), () -> newestCheckpoint(job) >= before + 3);
  }

  /** The number of a job's newest completed checkpoint; 0 without one. */
  long newestCheckpoint(JobClient job) throws IOException {
    Path newest = newestCheckpointFolder(job);
    return newest == null ? 0 : numberOf(newest);
  }

  /** Where a job's newest completed checkpoint lies. */
  @Nullable Path newestCheckpointFolder(JobClient job) throws IOException {
    Path ofJob = folder.resolve(job.getJobID().toHexString());
    if (!Files.isDirectory(ofJob)) {
      return null;
    }
    try (Stream<Path> all = Files.list(ofJob)) {
      return all.filter(path -> Files.exists(path.resolve("_metadata")))
          .max(Comparator.comparingLong(KafkaJobs::numberOf))
          .orElse(null);
    }
  }

  private static long numberOf(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }
}
