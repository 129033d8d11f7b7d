package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.operator.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * How time goes on over Kafka, where topics may be silent and a task may have no partition at all.
 */
class KafkaTimeIT {

  private static final Duration SILENCE = Duration.ofSeconds(2);
  private static final Duration LATENESS = Duration.ofSeconds(1);

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void live_time_goes_on_without_a_record_and_without_a_partition() throws Exception {
    KafkaJobs jobs = withTopicsOfOnePartition("live");
    Instant began = sendGroupThatNeverWarms(jobs);
    JobClient decide = jobs.decide();
    JsonNode timedOut = awaitTimeout(jobs);
    decide.cancel().get();
    assertThat(Instant.parse(timedOut.path("at").asText())).isAfter(began);
  }

  @Test
  void event_time_goes_on_with_the_clock_when_every_topic_is_silent() throws Exception {
    KafkaJobs jobs = withTopicsOfOnePartition("event-time");
    Instant began = sendGroupThatNeverWarms(jobs);
    JobClient decide = decideInEventTime(jobs);
    JsonNode timedOut = awaitTimeout(jobs);
    decide.cancel().get();
    // Exactly: in event time a journey moves when it is due, not when somebody looks.
    assertThat(Instant.parse(timedOut.path("at").asText())).isEqualTo(began.plusSeconds(3));
  }

  @Test
  void event_time_ends_in_the_same_scores_as_arrival() throws Exception {
    LumiaRecords lumia = LumiaRecords.today();
    KafkaJobs arrival = new KafkaJobs(BROKER, folder.resolve("one"), "arrival").withTopics();
    arrival.sendWarmGroup(lumia);
    JobClient live = arrival.decide();
    JsonNode expected = awaitFinalScore(arrival);
    live.cancel().get();

    KafkaJobs again = new KafkaJobs(BROKER, folder.resolve("two"), "again").withTopics();
    again.sendWarmGroup(lumia);
    JobClient eventTime = decideInEventTime(again);
    JsonNode score = awaitFinalScore(again);
    eventTime.cancel().get();

    for (String field :
        List.of(
            "engagementScore",
            "engagementScoreUnrounded",
            "completenessScore",
            "missingRoles",
            "members")) {
      assertThat(score.path(field)).as(field).isEqualTo(expected.path(field));
    }
  }

  private KafkaJobs withTopicsOfOnePartition(String story) {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, story);
    BROKER.createTopics(1, List.of(Topic.values()).stream().map(jobs::nameOf).toList());
    return jobs;
  }

  /** A journey waits three seconds for a score that nobody reaches. */
  private static Instant sendGroupThatNeverWarms(KafkaJobs jobs) {
    LumiaRecords lumia = LumiaRecords.today();
    jobs.send(Topic.CATALOG, lumia.catalog("sales-emea@seller.example"));
    jobs.send(
        Topic.CATALOG,
        new LumiaRecords.Keyed(
            "journey/alert-when-warm",
            lumia
                .journey(100, "", "sales-emea@seller.example")
                .value()
                .replace("\"version\":1", "\"version\":2")
                .replace(" >= 100\"", " >= 100\",\"timeout\":\"PT3S\",\"onTimeout\":\"done\"")));
    jobs.send(Topic.BUYING_GROUPS, lumia.group(LumiaRecords.GROUP, lumia.now()));
    return lumia.now();
  }

  private static JsonNode awaitTimeout(KafkaJobs jobs) {
    return jobs
        .await(Topic.JOURNEY_EVENTS, rows -> rows.stream().anyMatch(KafkaTimeIT::isTimeout))
        .stream()
        .filter(KafkaTimeIT::isTimeout)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isTimeout(JsonNode event) {
    return event.path("type").asText().equals("timed-out");
  }

  /** As with {@code --order event-time}, but for a shorter patience with silent topics. */
  private static JobClient decideInEventTime(KafkaJobs jobs) throws Exception {
    JobSettings settings =
        jobs.settings(List.of("--mail", "none", "--order", "event-time", "--lateness", "1s"));
    StreamExecutionEnvironment env = jobs.environment(null);
    SourceTime time = new SourceTime(Order.EVENT_TIME, settings.clock(), LATENESS, SILENCE);
    HandoffJob.buildDeciding(
        settings,
        new KafkaConnectors(
            env, time, Objects.requireNonNull(settings.kafka()), Duration.ofHours(1)));
    return env.executeAsync("decide " + jobs.story());
  }

  private static JsonNode awaitFinalScore(KafkaJobs jobs) {
    return jobs
        .await(Topic.SCORES, rows -> rows.stream().anyMatch(KafkaJobs::countsTenMeetingsOfEach))
        .stream()
        .filter(KafkaJobs::countsTenMeetingsOfEach)
        .findFirst()
        .orElseThrow();
  }
}
