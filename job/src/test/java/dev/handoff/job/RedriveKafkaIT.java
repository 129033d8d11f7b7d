package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.ACTIVITIES;
import static dev.handoff.domain.exchange.Topic.DEAD_LETTERS;
import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.MESSAGE_EVENTS;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.codec.DeadLetterWriter;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.tool.Handoff;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code redrive} beside the running mail job, on a Kafka cluster. */
class RedriveKafkaIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NADIA = "nadia.keller@seller.example";
  private static final String TEAM = "sales-emea@seller.example";
  private static final String ELSEWHERE = "partner@elsewhere.example";

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;

  private final StringWriter printed = new StringWriter();

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void refused_and_stopped_mail_goes_late_and_what_was_sent_goes_never_again() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "redrive").withTopics();
    jobs.send(Topic.PEOPLE, LumiaRecords.today().people());
    String toNadia = "RCPT TO:<" + NADIA.toUpperCase(Locale.ROOT) + ">";
    try (ScriptedSmtp server = new ScriptedSmtp().answer(toNadia, "550 5.2.2 mailbox full")) {
      JobClient mail = jobs.mail(server.port(), "--mail.allow", "seller.example");
      sendAlert(jobs, NADIA, TEAM, ELSEWHERE);
      jobs.await(DEAD_LETTERS, letters -> !letters.isEmpty());
      jobs.await(MESSAGE_EVENTS, events -> events.size() >= 2);
      jobs.await(MESSAGES, rows -> rows.size() >= 3);
      assertThat(server.accepted()).as("the team's").isEqualTo(1);

      assertThat(redrive(jobs)).isEqualTo(1);
      assertThat(printed.toString())
          .contains("1 sales-alerts         deliver  refused by the mail server")
          .contains("1 sales-alerts         gate     not-allowed")
          .doesNotContain(".example");

      server.answer(toNadia, "250 ok");
      assertThat(redrive(jobs, "--send")).as(printed.toString()).isZero();
      Eventually.holds("Nadia's mail", PATIENCE, () -> server.accepted() == 2);
      assertThat(server.lastMail())
          .contains("To: " + NADIA)
          .contains("Cette alerte arrive en retard")
          .as("nobody is said to have it who has not")
          .doesNotContain(ELSEWHERE);
      List<JsonNode> rows = jobs.await(MESSAGES, all -> all.size() >= 5);
      jobs.await(MESSAGE_EVENTS, events -> events.size() >= 3);

      // Whoever is still not allowed is stopped again; the team is not asked again at all.
      assertThat(rows)
          .filteredOn(row -> row.has("redrivenAt"))
          .extracting(row -> row.path("recipient").asText() + " " + row.path("reason").asText())
          .containsExactlyInAnyOrder(NADIA + " ", ELSEWHERE + " not-allowed");
      assertThat(jobs.committed(SALES_ALERTS)).hasSize(2);
      assertThat(jobs.committed(SALES_ALERTS).get(1).path("recipients")).hasSize(2);

      // Put in once more, by somebody who sees only what is old: nothing goes twice.
      jobs.send(SALES_ALERTS, new Keyed("bg", jobs.committed(SALES_ALERTS).get(1).toString()));
      jobs.await(MESSAGES, all -> all.size() >= 7);
      mail.cancel().get();
      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void a_cut_record_is_written_again_whole_and_with_its_key() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "records").withTopics();
    String big = "{\"activityId\":\"a\",\"text\":\"" + "x".repeat(80_000) + "\"}";
    jobs.send(ACTIVITIES, new Keyed("p-ada", big));
    int partition = BuiltInPartitioner.partitionForKey("p-ada".getBytes(StandardCharsets.UTF_8), 2);
    byte[] original = big.getBytes(StandardCharsets.UTF_8);
    for (int copy = 0; copy < 2; copy++) {
      DeadLetter letter =
          DeadLetter.of(
              "activities",
              "parse",
              "is missing; a text is required",
              "personId",
              List.of(),
              original,
              Origin.ofKafka(jobs.nameOf(ACTIVITIES), partition, 0, null),
              Instant.parse("2026-03-02T09:00:00Z").plusSeconds(copy));
      jobs.send(
          DEAD_LETTERS,
          new Keyed("any", new String(DeadLetterWriter.write(letter), StandardCharsets.UTF_8)));
    }

    assertThat(redrive(jobs, "--reason", "personId", "--send")).as("one is a copy").isEqualTo(1);

    assertThat(printed.toString())
        .contains("1 put in again")
        .contains("1 left out: is a copy of another one");
    assertThat(jobs.broker().committed(jobs.nameOf(ACTIVITIES)))
        .hasSize(2)
        .allMatch(record -> big.equals(record.value()) && "p-ada".equals(record.key()));
  }

  private int redrive(KafkaJobs jobs, String... arguments) {
    List<String> all = new ArrayList<>(List.of("redrive"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--kafka.bootstrap.servers", BROKER.bootstrapServers()));
    for (Topic topic : Topic.values()) {
      all.addAll(List.of("--kafka.topic." + topic.wireName(), jobs.nameOf(topic)));
    }
    PrintWriter to = new PrintWriter(printed);
    return new CommandLine(new Handoff()).setOut(to).setErr(to).execute(all.toArray(new String[0]));
  }

  private static void sendAlert(KafkaJobs jobs, String... recipients) {
    ObjectNode alert = Schemas.validExample("sales-alerts", "lumia-is-ready").record().deepCopy();
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    alert.put("decidedAt", now.toString());
    alert.put("notAfter", now.plus(Duration.ofHours(20)).toString());
    ArrayNode addresses = alert.putArray("recipients");
    List.of(recipients).forEach(addresses::add);
    jobs.send(SALES_ALERTS, new Keyed(alert.path("buyingGroupId").asText(), alert.toString()));
  }
}
