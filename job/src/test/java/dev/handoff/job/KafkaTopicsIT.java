package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which topics a job reads, under which names, and from where. */
class KafkaTopicsIT {

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void topics_that_are_missing_are_named_before_anything_is_submitted() {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "missing");
    List<Topic> there =
        List.of(
            Topic.ACTIVITIES,
            Topic.INTERESTING_MOMENTS,
            Topic.PEOPLE,
            Topic.BUYING_GROUPS,
            Topic.MESSAGE_EVENTS,
            Topic.SALES_ALERTS,
            Topic.JOURNEY_EVENTS,
            Topic.DEAD_LETTERS);
    BROKER.createTopics(1, there.stream().map(jobs::nameOf).toList());

    assertThatThrownBy(jobs::decide)
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining("kafka.topic.catalog: there is no topic \"missing.catalog\" at 127.")
        .hasMessageContaining("kafka.topic.scores: there is no topic \"missing.scores\"")
        .hasMessageNotContaining("missing.people");
    assertThatThrownBy(() -> jobs.mail(25))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining("kafka.topic.messages: there is no topic \"missing.messages\"")
        .hasMessageNotContaining("missing.scores");
  }

  @Test
  void a_broker_that_does_not_answer_is_named_too() {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "nobody");
    assertThatThrownBy(
            () ->
                jobs.decide(
                    "--kafka.bootstrap.servers",
                    "127.0.0.1:1",
                    "--kafka.properties.default.api.timeout.ms",
                    "2000",
                    "--kafka.properties.request.timeout.ms",
                    "1000"))
        .hasMessageContaining("kafka.bootstrap.servers: 127.0.0.1:1 does not answer");
  }

  @Test
  void from_an_instant_on_only_what_happens_is_read_but_all_of_what_is() throws Exception {
    LumiaRecords lumia = LumiaRecords.today();
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "since").withTopics();
    Instant before = lumia.ago(Duration.ofDays(5));
    for (LumiaRecords.Keyed definition : lumia.catalog("sales-emea@seller.example")) {
      BROKER.send(jobs.nameOf(Topic.CATALOG), definition, before);
    }
    BROKER.send(jobs.nameOf(Topic.BUYING_GROUPS), lumia.group(), before);
    for (LumiaRecords.Keyed person : lumia.people()) {
      BROKER.send(jobs.nameOf(Topic.PEOPLE), person, before);
    }
    BROKER.send(
        jobs.nameOf(Topic.ACTIVITIES),
        lumia.activity("old", LumiaRecords.ADA, "meetingScheduled", before),
        before);
    jobs.send(
        Topic.ACTIVITIES, lumia.activity("new", LumiaRecords.ADA, "chatEngaged", lumia.now()));

    JobClient since = jobs.decide("--kafka.start", lumia.ago(Duration.ofDays(1)).toString());
    JsonNode late = scoreOfAdasChat(jobs);
    since.cancel().get();
    assertThat(late.toString()).doesNotContain("meetingScheduled");

    KafkaJobs whole = new KafkaJobs(BROKER, folder.resolve("whole"), "since");
    JobClient earliest = whole.decide("--kafka.start", "earliest");
    jobs.await(
        Topic.SCORES,
        rows ->
            rows.stream()
                .map(JsonNode::toString)
                .anyMatch(row -> row.contains("meetingScheduled") && row.contains("chatEngaged")));
    earliest.cancel().get();
  }

  private static JsonNode scoreOfAdasChat(KafkaJobs jobs) {
    return jobs.await(Topic.SCORES, rows -> withChat(rows).findFirst().isPresent()).stream()
        .filter(row -> row.toString().contains("chatEngaged"))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<JsonNode> withChat(List<JsonNode> rows) {
    return rows.stream().filter(row -> row.toString().contains("chatEngaged"));
  }
}
