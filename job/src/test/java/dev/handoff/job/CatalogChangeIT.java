package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.ACTIVITIES;
import static dev.handoff.domain.exchange.Topic.BUYING_GROUPS;
import static dev.handoff.domain.exchange.Topic.CATALOG;
import static dev.handoff.domain.exchange.Topic.JOURNEY_EVENTS;
import static dev.handoff.domain.exchange.Topic.SCORES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * The catalog changes while the job runs: a stricter score model and a new journey reach every
 * group, records keep flowing, no checkpoint fails. Prints how long a record of another group
 * waited; {@code -Dhandoff.groups=100000} asks for more groups.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class CatalogChangeIT {

  private static final int GROUPS = Integer.getInteger("handoff.groups", 300);
  private static final int BATCH = 5_000;
  private static final Duration UNDISTURBED = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofMinutes(2);
  private static final String BYSTANDER = "bg-bystander";

  private static final String STRICTER =
      """
      {"kind":"score-model","id":"default","version":1,"updatedAt":"%s",\
      "calibration":{"personReference":10,"groupReference":200}}""";
  private static final String WELCOME =
      """
      {"kind":"journey","id":"welcome","version":1,"updatedAt":"%s","name":"Welcome",\
      "status":"live","audience":"group.engagementScore > 0","nodes":[\
      {"id":"done","type":"end"}]}""";

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(flinkWithRoom());

  @TempDir Path folder;
  private final LumiaRecords lumia = LumiaRecords.today();
  private int probes;

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void everyGroupIsEvaluatedAgainWhileRecordsFlowAndCheckpointsComplete(
      @InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "change").withTopics();
    jobs.send(CATALOG, lumia.catalog("sales-emea@seller.example").subList(0, 2));
    JobClient decide = decide(jobs);
    try (Watch scores = new Watch(jobs, SCORES, "\"engagementScore\":27,");
        Watch rescored = new Watch(jobs, SCORES, "\"engagementScore\":40,");
        Watch entered = new Watch(jobs, JOURNEY_EVENTS, "\"entered\"");
        Watch bystander = new Watch(jobs, SCORES, "\"" + BYSTANDER + "\"")) {
      fill(jobs, scores);
      Duration before = longestWait(jobs, bystander, Instant.now().plus(UNDISTURBED), List.of());

      CheckpointStatsCounts first = checkpoints(flink, decide);
      Instant published = Instant.now();
      jobs.send(CATALOG, new Keyed("score-model/default", STRICTER.formatted(published)));
      jobs.send(CATALOG, new Keyed("journey/welcome", WELCOME.formatted(published)));
      Duration during =
          longestWait(
              jobs, bystander, published.plus(Duration.ofMinutes(10)), List.of(rescored, entered));
      Duration took = Duration.between(published, Instant.now());

      CheckpointStatsCounts after = checkpoints(flink, decide);
      System.out.printf(
          "catalog change, %,d groups: all evaluated again after %d s; a record of another group"
              + " waited %d ms at most (%d ms before); %d checkpoints completed, %d failed%n",
          GROUPS,
          took.toSeconds(),
          during.toMillis(),
          before.toMillis(),
          after.getNumberOfCompletedCheckpoints() - first.getNumberOfCompletedCheckpoints(),
          after.getNumberOfFailedCheckpoints() - first.getNumberOfFailedCheckpoints());
      assertThat(rescored.groups).as("scored with the new model").hasSize(GROUPS);
      assertThat(entered.groups).as("entered the new journey").hasSize(GROUPS);
      assertThat(took).as("spread over a minute").isGreaterThan(Duration.ofSeconds(30));
      assertThat(after.getNumberOfFailedCheckpoints())
          .as("but for one that was asked for before all tasks ran")
          .isEqualTo(first.getNumberOfFailedCheckpoints());
      assertThat(after.getNumberOfCompletedCheckpoints())
          .isGreaterThan(first.getNumberOfCompletedCheckpoints());
    }
  }

  private static CheckpointStatsCounts checkpoints(MiniCluster flink, JobClient job)
      throws Exception {
    return flink.getExecutionGraph(job.getJobID()).get().getCheckpointStatsSnapshot().getCounts();
  }

  /** Groups of one decision maker, who has had one chat. */
  private void fill(KafkaJobs jobs, Watch scores) {
    for (int first = 0; first < GROUPS; first += BATCH) {
      List<Keyed> groups = new ArrayList<>();
      List<Keyed> chats = new ArrayList<>();
      for (int i = first; i < Math.min(GROUPS, first + BATCH); i++) {
        groups.add(group("bg-" + i, "Decision Maker", "p-" + i, lumia.ago(Duration.ofDays(2))));
        chats.add(lumia.activity("chat", "p-" + i, "chatEngaged", lumia.ago(Duration.ofHours(26))));
      }
      jobs.send(BUYING_GROUPS, groups);
      jobs.send(ACTIVITIES, chats);
    }
    scores.until(GROUPS);
  }

  /**
   * Changes a group without activities again and again, each time when the score record of the
   * change before has come, until all has been seen or it is late.
   *
   * @return the longest that such a record let itself be waited for
   */
  private Duration longestWait(KafkaJobs jobs, Watch bystander, Instant late, List<Watch> watched) {
    Duration longest = Duration.ZERO;
    do {
      int next = bystander.records + 1;
      Instant sent = Instant.now();
      probes++;
      jobs.send(BUYING_GROUPS, group(BYSTANDER, "Role " + probes, "p-bystander", Instant.now()));
      while (bystander.records < next) {
        bystander.poll();
        assertThat(Instant.now()).as("an answer to %d", probes).isBefore(sent.plus(ANSWER));
      }
      Duration waited = Duration.between(sent, Instant.now());
      longest = waited.compareTo(longest) > 0 ? waited : longest;
      watched.forEach(Watch::poll);
    } while (Instant.now().isBefore(late)
        && (watched.isEmpty() || watched.stream().anyMatch(watch -> watch.groups.size() < GROUPS)));
    return longest;
  }

  private static Keyed group(String id, String role, String personId, Instant updatedAt) {
    return new Keyed(
        id,
        """
        {"buyingGroupId":"%s","account":{"id":"acc-%s","name":"Lumia"},\
        "solutionInterest":"aem-assets","status":"Interest","updatedAt":"%s",\
        "members":[{"personId":"%s","role":"%s"}]}"""
            .formatted(id, id, updatedAt, personId, role));
  }

  private static JobClient decide(KafkaJobs jobs) throws Exception {
    StreamExecutionEnvironment env = jobs.environment(null);
    Configuration slower = new Configuration();
    slower.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    slower.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    env.configure(slower);
    HandoffJob.buildDeciding(env, jobs.settings(List.of("--mail", "none")));
    return env.executeAsync("decide");
  }

  private static MiniClusterResourceConfiguration flinkWithRoom() {
    Configuration flink = new Configuration();
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1024));
    return new MiniClusterResourceConfiguration.Builder()
        .setNumberTaskManagers(1)
        .setNumberSlotsPerTaskManager(2)
        .setConfiguration(flink)
        .build();
  }

  /** Reads a topic on and on, and keeps which groups have had a record with a certain text. */
  private static final class Watch implements AutoCloseable {
    final Set<String> groups = new HashSet<>();
    int records;
    private final String text;
    private final KafkaConsumer<String, String> consumer;

    Watch(KafkaJobs jobs, Topic topic, String text) {
      this.text = text;
      Properties properties = new Properties();
      properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, jobs.broker().bootstrapServers());
      properties.put(ConsumerConfig.GROUP_ID_CONFIG, "watch-" + topic + text.hashCode());
      properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
      properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
      consumer =
          new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
      consumer.subscribe(List.of(jobs.nameOf(topic)));
    }

    void poll() {
      for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(5))) {
        if (record.value() != null && record.value().contains(text)) {
          records++;
          groups.add(record.key());
        }
      }
    }

    void until(int enough) {
      while (groups.size() < enough) {
        poll();
      }
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
