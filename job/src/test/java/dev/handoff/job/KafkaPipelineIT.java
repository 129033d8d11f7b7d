package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.ACTIVITIES;
import static dev.handoff.domain.exchange.Topic.BUYING_GROUPS;
import static dev.handoff.domain.exchange.Topic.CATALOG;
import static dev.handoff.domain.exchange.Topic.DEAD_LETTERS;
import static dev.handoff.domain.exchange.Topic.INTERESTING_MOMENTS;
import static dev.handoff.domain.exchange.Topic.JOURNEY_EVENTS;
import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.PEOPLE;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static dev.handoff.domain.exchange.Topic.SCORES;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.MailServers;
import dev.handoff.fixture.Schemas;
import jakarta.mail.internet.MimeMessage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Both jobs between a Kafka broker and a mail server, as they run in production. */
class KafkaPipelineIT {

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;
  private final GreenMail server = MailServers.started();

  @AfterEach
  void stopServer() {
    server.stop();
  }

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void an_alert_goes_through_both_jobs_to_each_recipient_once() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "alert").withTopics();
    jobs.sendWarmGroup(LumiaRecords.today());
    JobClient decide = jobs.decide();
    JobClient mail = jobs.mail(server.getSmtp().getPort());

    JsonNode alert = jobs.await(SALES_ALERTS, alerts -> !alerts.isEmpty()).get(0);
    assertThat(alert.path("buyingGroupId").asText()).isEqualTo(LumiaRecords.GROUP);
    assertThat(server.waitForIncomingEmail(30_000, 2)).isTrue();
    List<JsonNode> decisions = jobs.await(MESSAGES, rows -> rows.size() >= 2);
    jobs.await(SCORES, rows -> rows.stream().anyMatch(KafkaJobs::countsTenMeetingsOfEach));
    jobs.await(JOURNEY_EVENTS, rows -> rows.stream().anyMatch(row -> is(row, "type", "completed")));
    decide.cancel().get();
    mail.cancel().get();

    assertThat(server.getReceivedMessages()).hasSize(2);
    for (MimeMessage received : server.getReceivedMessages()) {
      String to = received.getAllRecipients()[0].toString();
      assertThat(KafkaJobs.SALES).contains(to);
      assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
      assertThat(received.getMessageID())
          .isEqualTo("<" + messageIdTo(to, decisions) + "@seller.example>");
    }
    assertThat(decisions)
        .allSatisfy(
            row -> {
              assertThat(is(row, "decision", "send")).isTrue();
              assertThat(row.path("alertId")).isEqualTo(alert.path("alertId"));
            });
    assertThat(jobs.committed(SALES_ALERTS)).hasSize(1);
    assertThat(jobs.committed(DEAD_LETTERS)).isEmpty();
    for (String topic : List.of("sales-alerts", "scores", "journey-events", "messages")) {
      for (KafkaBroker.Received record : BROKER.committed("alert." + topic)) {
        String value = Objects.requireNonNull(record.value());
        assertThat(Schemas.faults(topic, value.getBytes(StandardCharsets.UTF_8))).isEmpty();
      }
    }
  }

  @Test
  void a_moment_that_a_journey_adds_comes_back_by_its_topic_and_counts_once() throws Exception {
    LumiaRecords lumia = LumiaRecords.today();
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "people-action").withTopics();
    jobs.sendWarmGroup(lumia);
    jobs.send(CATALOG, lumia.journeyToAMoment("notes", "Asked for by a journey"));
    JobClient decide = jobs.decide();

    JsonNode moment = jobs.await(INTERESTING_MOMENTS, moments -> !moments.isEmpty()).get(0);
    assertThat(moment.path("personId").asText()).isEqualTo(LumiaRecords.ADA);
    assertThat(moment.path("description").asText()).isEqualTo("Asked for by a journey");
    assertThat(Schemas.faults("interesting-moments", moment.toString().getBytes(UTF_8))).isEmpty();
    List<JsonNode> scores =
        jobs.await(
            SCORES,
            rows -> rows.stream().anyMatch(row -> interestingMoments(row) > 0 && isWhole(row)));
    decide.cancel().get();

    assertThat(interestingMoments(scores.get(scores.size() - 1))).isEqualTo(1);
    assertThat(jobs.committed(INTERESTING_MOMENTS)).hasSize(1);
  }

  private static boolean isWhole(JsonNode score) {
    return score.path("members").size() == 4;
  }

  /** How many interesting moments a group's score counts. */
  private static int interestingMoments(JsonNode score) {
    int tally = 0;
    for (JsonNode member : score.path("members")) {
      for (JsonNode part : member.path("parts")) {
        tally += is(part, "type", "interestingMoment") ? part.path("tally").asInt() : 0;
      }
    }
    return tally;
  }

  @Test
  void a_null_value_erases_deletes_or_withdraws_and_elsewhere_is_a_dead_letter() throws Exception {
    LumiaRecords lumia = LumiaRecords.today();
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "tombstones").withTopics();
    jobs.sendWarmGroup(lumia);
    jobs.send(BUYING_GROUPS, lumia.group("bg-lumia-sites", lumia.ago(Duration.ofDays(20))));
    JobClient decide = jobs.decide();
    jobs.await(
        SCORES, rows -> rows.stream().filter(KafkaJobs::countsTenMeetingsOfEach).count() >= 2);

    BROKER.sendTombstone(jobs.nameOf(PEOPLE), LumiaRecords.DIEGO, Instant.now());
    jobs.await(
        SCORES,
        rows ->
            rows.stream()
                .anyMatch(row -> row.path("missingRoles").toString().equals("[\"Practitioner\"]")));

    BROKER.sendTombstone(jobs.nameOf(BUYING_GROUPS), "bg-lumia-sites", Instant.now());
    jobs.await(
        SCORES,
        rows ->
            rows.stream()
                .anyMatch(
                    row ->
                        is(row, "buyingGroupId", "bg-lumia-sites")
                            && row.path("deleted").asBoolean()));

    List<KafkaBroker.Received> ofDeleted =
        BROKER.await(
            jobs.nameOf(SCORES),
            rows -> rows.contains(new KafkaBroker.Received("bg-lumia-sites", null)));
    assertThat(ofDeleted.stream().filter(row -> "bg-lumia-sites".equals(row.key())))
        .last()
        .as("what compaction keeps of a deleted group")
        .isEqualTo(new KafkaBroker.Received("bg-lumia-sites", null));

    BROKER.sendTombstone(jobs.nameOf(CATALOG), "journey/alert-when-warm", Instant.now());
    BROKER.sendTombstone(jobs.nameOf(ACTIVITIES), LumiaRecords.ADA, Instant.now());
    JsonNode letter = jobs.await(DEAD_LETTERS, letters -> !letters.isEmpty()).get(0);
    assertThat(letter.path("stage").asText()).isEqualTo("parse");
    assertThat(letter.path("reason").asText()).startsWith("a null value means nothing");
    assertThat(letter.path("origin").path("topic").asText()).isEqualTo("tombstones.activities");

    // Withdrawn is withdrawn: a new group that is warm at once is alerted to nobody.
    int before = jobs.committed(SALES_ALERTS).size();
    jobs.send(BUYING_GROUPS, lumia.group("bg-lumia-forms", Instant.now()));
    jobs.await(
        SCORES, rows -> rows.stream().anyMatch(row -> is(row, "buyingGroupId", "bg-lumia-forms")));
    long checkpoint = jobs.newestCheckpoint(decide);
    Eventually.holds(
        "two more checkpoints",
        Duration.ofSeconds(20),
        () -> jobs.newestCheckpoint(decide) >= checkpoint + 2);
    assertThat(jobs.committed(SALES_ALERTS)).hasSize(before);
    assertThat(jobs.committed(DEAD_LETTERS)).hasSize(1);
    decide.cancel().get();
  }

  @Test
  void json_in_the_frame_of_a_schema_registry_is_read_and_avro_in_it_is_a_dead_letter()
      throws Exception {
    LumiaRecords lumia = LumiaRecords.today();
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "frames").withTopics();
    jobs.sendWarmGroup(lumia);
    Keyed click = lumia.activity("framed", LumiaRecords.ADA, "chatEngaged", lumia.now());
    BROKER.send(
        jobs.nameOf(ACTIVITIES),
        LumiaRecords.ADA,
        framed(click.value().getBytes(StandardCharsets.UTF_8)));
    BROKER.send(jobs.nameOf(ACTIVITIES), LumiaRecords.ADA, framed(new byte[] {2, 6, 65, 100, 97}));
    JobClient decide = jobs.decide();

    jobs.await(
        SCORES, rows -> rows.stream().anyMatch(row -> row.toString().contains("\"chatEngaged\"")));
    List<JsonNode> letters = jobs.await(DEAD_LETTERS, rows -> !rows.isEmpty());
    decide.cancel().get();
    assertThat(letters).hasSize(1);
    assertThat(letters.get(0).path("reason").asText()).contains("framed for a schema registry");
    assertThat(letters.get(0).path("originalLength").asInt()).isEqualTo(10);
  }

  private static boolean is(JsonNode record, String field, String value) {
    return record.path(field).asText().equals(value);
  }

  private static String messageIdTo(String recipient, List<JsonNode> decisions) {
    return decisions.stream()
        .filter(row -> is(row, "recipient", recipient))
        .map(row -> row.path("messageId").asText())
        .findFirst()
        .orElseThrow();
  }

  private static byte[] framed(byte[] value) {
    return ByteBuffer.allocate(value.length + 5).put((byte) 0).putInt(7).put(value).array();
  }
}
