package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.DEAD_LETTERS;
import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.MailServers;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.ScriptedSmtp;
import jakarta.mail.Message.RecipientType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the mail job does with committed alerts when the mail server is not at its best; one that is
 * slow is {@link SlowServerIT}'s.
 */
class SmtpServersIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String NADIA = "nadia.keller@seller.example";
  private static final String TEAM = "sales-emea@seller.example";

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void a_mail_waits_for_a_server_that_is_down_and_then_arrives_once() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "down").withTopics();
    ScriptedSmtp notYet = new ScriptedSmtp().answer("GREETING", "421 4.3.2 not now");
    int port = notYet.port();
    JobClient mail = jobs.mail(port);
    send(jobs, alert("a1", tomorrow(), NADIA));
    Eventually.holds("two attempts", PATIENCE, () -> notYet.connections() >= 2);
    notYet.close();

    GreenMail server = MailServers.startedAt(port);
    try {
      Eventually.holds("the mail", PATIENCE, () -> server.getReceivedMessages().length > 0);
      // A second alert has passed behind it: whatever came of the first is there by now.
      send(jobs, alert("a2", tomorrow(), NADIA));
      Eventually.holds("the next mail", PATIENCE, () -> server.getReceivedMessages().length > 1);
      mail.cancel().get();
      assertThat(server.getReceivedMessages()).hasSize(2);
      assertThat(server.getReceivedMessages()[0].getMessageID())
          .isNotEqualTo(server.getReceivedMessages()[1].getMessageID());
      assertThat(jobs.committed(DEAD_LETTERS)).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void however_long_the_pause_the_last_attempt_is_made_before_the_time_is_over() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "last").withTopics();
    try (ScriptedSmtp server = new ScriptedSmtp().answer("GREETING", "421 4.3.2 not now")) {
      JobClient mail = jobs.mail(server.port(), "--mail.retry.first", "1h");
      send(jobs, alert("a1", Instant.now().plusSeconds(15), NADIA));
      Eventually.holds("an attempt", PATIENCE, () -> server.connections() > 0);
      server.answer("GREETING", "220 ready");
      Eventually.holds("the mail", PATIENCE, () -> server.accepted() == 1);
      mail.cancel().get();
      assertThat(jobs.committed(DEAD_LETTERS)).isEmpty();
    }
  }

  @Test
  void a_refused_recipient_is_a_dead_letter_and_the_others_get_theirs() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "refused").withTopics();
    try (ScriptedSmtp server =
        new ScriptedSmtp()
            .answer("RCPT TO:<NADIA.KELLER@SELLER.EXAMPLE>", "550 5.1.1 no such user")) {
      JobClient mail = jobs.mail(server.port());
      send(jobs, alert("a1", tomorrow(), NADIA, TEAM));
      JsonNode letter = jobs.await(DEAD_LETTERS, letters -> !letters.isEmpty()).get(0);
      Eventually.holds("the other mail", PATIENCE, () -> server.accepted() == 1);
      mail.cancel().get();

      assertThat(letter.path("topic").asText()).isEqualTo("sales-alerts");
      assertThat(letter.path("stage").asText()).isEqualTo("deliver");
      assertThat(letter.path("reason").asText())
          .startsWith("refused by the mail server: 550 5.1.1")
          .doesNotContain(NADIA);
      assertThat(letter.path("original").asText()).contains("\"alertId\":\"a1\"");
      assertThat(jobs.committed(DEAD_LETTERS)).hasSize(1);
    }
  }

  @Test
  void who_may_not_get_alerts_and_what_is_too_late_is_recorded_and_not_mailed() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "stopped").withTopics();
    GreenMail server = MailServers.started();
    try {
      JobClient mail = jobs.mail(server.getSmtp().getPort(), "--mail.allow", "seller.example");
      send(jobs, alert("late", Instant.now().minusSeconds(1), TEAM));
      send(jobs, alert("far", tomorrow(), "someone@elsewhere.example", NADIA));
      List<JsonNode> rows = jobs.await(MESSAGES, all -> all.size() >= 3);
      Eventually.holds("Nadia's mail", PATIENCE, () -> server.getReceivedMessages().length > 0);
      mail.cancel().get();

      assertThat(rows)
          .extracting(
              row -> row.path("alertId").asText(),
              row -> row.path("recipient").asText(),
              row -> row.path("decision").asText(),
              row -> row.path("reason").asText())
          .containsExactlyInAnyOrder(
              tuple("late", TEAM, "stop", "expired"),
              tuple("far", "someone@elsewhere.example", "stop", "not-allowed"),
              tuple("far", NADIA, "send", ""));
      assertThat(server.getReceivedMessages()).hasSize(1);
      assertThat(server.getReceivedMessages()[0].getRecipients(RecipientType.TO)[0])
          .hasToString(NADIA);
    } finally {
      server.stop();
    }
  }

  @Test
  void two_spellings_of_one_address_are_one_recipient() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "spellings").withTopics();
    GreenMail server = MailServers.started();
    try {
      JobClient mail = jobs.mail(server.getSmtp().getPort());
      send(jobs, alert("a1", tomorrow(), NADIA, "Nadia.Keller@Seller.example"));
      List<JsonNode> rows = jobs.await(MESSAGES, all -> all.size() >= 2);
      Eventually.holds("the mail", PATIENCE, () -> server.getReceivedMessages().length > 0);
      mail.cancel().get();
      assertThat(rows).extracting(row -> row.path("reason").asText()).contains("duplicate");
      assertThat(server.getReceivedMessages()).hasSize(1);
    } finally {
      server.stop();
    }
  }

  private static void send(KafkaJobs jobs, ObjectNode alert) {
    jobs.send(SALES_ALERTS, new Keyed(alert.path("buyingGroupId").asText(), alert.toString()));
  }

  /** An alert about Lumia as the deciding job commits it. */
  private static ObjectNode alert(String alertId, Instant notAfter, String... recipients) {
    ObjectNode alert = Schemas.validExample("sales-alerts", "lumia-is-ready").record().deepCopy();
    alert.put("alertId", alertId);
    alert.put("decidedAt", notAfter.minus(Duration.ofHours(24)).toString());
    alert.put("notAfter", notAfter.toString());
    ArrayNode addresses = alert.putArray("recipients");
    List.of(recipients).forEach(addresses::add);
    return alert;
  }

  private static Instant tomorrow() {
    return Instant.ofEpochMilli(System.currentTimeMillis()).plus(Duration.ofHours(23));
  }
}
