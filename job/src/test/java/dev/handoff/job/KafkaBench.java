package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.bench.BenchFiles;
import dev.handoff.bench.BenchReport;
import dev.handoff.bench.CommittedOffsets;
import dev.handoff.bench.GeneratedLog;
import dev.handoff.bench.KafkaStreamsPeer;
import dev.handoff.bench.LogSize;
import dev.handoff.bench.Measured;
import dev.handoff.bench.Target;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.KafkaBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The deciding half from Kafka to Kafka beside Kafka Streams, and how soon an alert is there:
 * {@code mvn -Pbench verify -Dit.test=KafkaBench}. The log's size is that of {@link LogSize#asked}.
 */
class KafkaBench {

  private static final int WARM_UP_ROUNDS = 3;
  private static final int ROUNDS = 3;
  private static final int THREADS = 2;
  private static final Duration COMMITS = Duration.ofSeconds(2);
  private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
  private static final String RATE = "activities a second";

  /** A GiB a slot, as the runbook asks for. */
  private static final int MANAGED_MEBIBYTES = 1_024 * THREADS;

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension static final MiniClusterExtension FLINK = new MiniClusterExtension(flink());

  @TempDir Path folder;

  @Test
  void from_kafka_to_kafka() throws Exception {
    LogSize size = LogSize.asked();
    GeneratedLog log = GeneratedLog.write(size, folder.resolve("log"));
    List<Double> ours = new ArrayList<>();
    List<Double> streams = new ArrayList<>();
    try (StreamsProcess peer =
        new StreamsProcess(
            BROKER.bootstrapServers(),
            THREADS,
            Files.createDirectories(folder.resolve("streams")))) {
      for (int round = 1; round <= WARM_UP_ROUNDS + ROUNDS; round++) {
        KafkaJobs jobs = new KafkaJobs(BROKER, folder, "round-" + round).withTopics();
        fill(jobs, log);
        double handoff = rate(log, decide(jobs));
        double kafkaStreams =
            rate(log, peer.read(jobs.nameOf(Topic.ACTIVITIES), "streams-" + round));
        System.out.printf(
            "  round %d  Handoff %,.0f, Kafka Streams %,.0f%n", round, handoff, kafkaStreams);
        if (round > WARM_UP_ROUNDS) {
          ours.add(handoff);
          streams.add(kafkaStreams);
        }
      }
    }
    Measured handoff =
        new Measured(
            "Handoff, arrival",
            "the whole deciding half; checkpoints each 2 s, alerts exactly once",
            RATE,
            ours);
    BenchFiles.write(
        "kafka",
        new BenchReport(
            "From Kafka to Kafka",
            size
                + "; one broker in the same process, 2 partitions; until all offsets are committed; %d rounds in turn, after %d of the same"
                    .formatted(ROUNDS, WARM_UP_ROUNDS),
            List.of(
                handoff, new Measured("Kafka Streams", KafkaStreamsPeer.SETTINGS, RATE, streams)),
            List.of(new Target("Handoff, arrival", "Kafka Streams", 1))));
    latency(handoff.median() / 2);
  }

  private static MiniClusterResourceConfiguration flink() {
    Configuration flink = new Configuration();
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(MANAGED_MEBIBYTES));
    return new MiniClusterResourceConfiguration.Builder()
        .setNumberTaskManagers(1)
        .setNumberSlotsPerTaskManager(THREADS)
        .setConfiguration(flink)
        .build();
  }

  private static double rate(GeneratedLog log, long millis) {
    return log.size().activities() * 1e3 / millis;
  }

  private long decide(KafkaJobs jobs) throws Exception {
    StreamExecutionEnvironment env = jobs.environment(null, COMMITS);
    HandoffJob.buildDeciding(env, jobs.settings(List.of("--mail", "none")));
    long began = System.nanoTime();
    JobClient job = env.executeAsync("decide " + jobs.story());
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", BROKER.bootstrapServers()))) {
      new CommittedOffsets(admin, jobs.story(), jobs.nameOf(Topic.ACTIVITIES))
          .awaitEnd(Duration.ofMinutes(20));
    }
    long took = (System.nanoTime() - began) / 1_000_000;
    job.cancel().get();
    return took;
  }

  private static void fill(KafkaJobs jobs, GeneratedLog log) throws Exception {
    try (LiveLog live = new LiveLog(jobs)) {
      live.definitionsAndPeople(log);
      live.activities(log);
    }
  }

  /** How soon an alert is written, and can be read, while so many activities a second come. */
  private void latency(double rate) throws Exception {
    GeneratedLog log =
        GeneratedLog.write(LogSize.asked().withActivities(1), folder.resolve("live"));
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "live").withTopics();
    try (LiveLog live = new LiveLog(jobs);
        AlertWatch watch = new AlertWatch(jobs)) {
      live.definitionsAndPeople(log);
      live.groupsToAlert();
      StreamExecutionEnvironment env = jobs.environment(null, CHECKPOINTS);
      HandoffJob.buildDeciding(env, jobs.settings(List.of("--mail", "none")));
      JobClient job = env.executeAsync("decide live");
      live.awaitLoaded();
      live.run(rate);
      watch.await(live.alertsAsked());
      job.cancel().get();
      Latencies latencies = watch.latencies(live.askedAt());
      assertThat(latencies.count()).isEqualTo(live.alertsAsked());
      BenchFiles.write(
          "latency",
          new BenchReport(
              "From an activity to its alert",
              "%,d alerts while %,.0f activities a second come, half of the most; checkpoints each %d s"
                  .formatted(latencies.count(), rate, CHECKPOINTS.toSeconds()),
              List.of(
                  row("alert written, median", latencies.written(0.5)),
                  row("alert written, 99 %", latencies.written(0.99)),
                  row("readable as committed, median", latencies.readable(0.5)),
                  row("readable as committed, 99 %", latencies.readable(0.99)),
                  row("promised written", 1_000),
                  row("promised readable", CHECKPOINTS.toSeconds() * 1e3 + 2_000)),
              List.of(
                  new Target("promised written", "alert written, 99 %", 1),
                  new Target("promised readable", "readable as committed, 99 %", 1))));
    }
  }

  private static Measured row(String name, double millis) {
    return new Measured(name, "", "ms", List.of(millis));
  }
}
