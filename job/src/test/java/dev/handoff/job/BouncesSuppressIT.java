package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.CATALOG;
import static dev.handoff.domain.exchange.Topic.CONSENTS;
import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.MESSAGE_EVENTS;
import static dev.handoff.domain.exchange.Topic.MESSAGE_REQUESTS;
import static dev.handoff.domain.exchange.Topic.PEOPLE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.tool.Handoff;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * All the way round: a mail goes out with an envelope sender of its own, what comes back to that
 * address is read by {@code bounces}, and the next mail to the address is stopped.
 */
class BouncesSuppressIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path CORPUS = Path.of("src", "test", "resources", "reports");
  private static final Path DEMO_CATALOG =
      Path.of("..", "deploy", "local", "demo-data", "catalog.ndjson");
  private static final Path TRACK_KEYS =
      Path.of("..", "deploy", "local", "demo-track.keys").toAbsolutePath();
  private static final String MEETING = "meeting-confirmation";
  private static final String SEPTEMBER = "newsletter-september";
  private static final String OCTOBER = "newsletter-october";

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;

  private final Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
  private final TreeMap<String, JsonNode> messages = new TreeMap<>();
  private Path mailbox;
  private Path key;

  @BeforeEach
  void prepare() throws IOException {
    mailbox = Files.createDirectories(folder.resolve("mailbox"));
    key = Files.writeString(folder.resolve("key"), "the-secret-of-lumia-2026");
    for (String line : Files.readAllLines(DEMO_CATALOG)) {
      if (line.contains("\"kind\":\"message\"") && line.endsWith("}")) {
        ObjectNode message = (ObjectNode) KafkaJobs.json(line);
        message.put("updatedAt", now.minus(Duration.ofDays(20)).toString());
        messages.put(message.path("id").asText(), message);
      }
    }
  }

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void what_bounces_reads_back_stops_the_next_mail_with_its_reason() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder.resolve("chk"), "bounces").withTopics();
    for (String id : List.of(MEETING, SEPTEMBER, OCTOBER)) {
      jobs.send(CATALOG, new Keyed("message/" + id, String.valueOf(messages.get(id))));
    }
    for (String name : List.of("ada", "ben", "chloe")) {
      jobs.send(PEOPLE, person(name));
      jobs.send(CONSENTS, consent(name));
    }
    try (ScriptedSmtp server = new ScriptedSmtp()) {
      JobClient mail = jobs.mail(server.port(), options());
      jobs.untilRead(mail);
      ask(jobs, "ada", MEETING, 0);
      ask(jobs, "ben", SEPTEMBER, 0);
      for (int i = 0; i < 5; i++) {
        ask(jobs, "chloe", MEETING, i);
      }
      Eventually.holds("seven mails", PATIENCE, () -> server.accepted() == 7);
      jobs.await(MESSAGE_EVENTS, events -> count(events, "sent") == 7);

      report("ada", "postfix-unknown-user", tokenOf(server, jobs, "ada", 0), "5.1.1");
      report("ben", "arf-abuse", tokenOf(server, jobs, "ben", 0), "5.1.1");
      for (int i = 0; i < 4; i++) {
        report("chloe", "postfix-unknown-user", tokenOf(server, jobs, "chloe", i), "5.2.2");
      }
      assertThat(bounces(jobs)).contains("6 events written");
      jobs.untilRead(mail);
      ask(jobs, "ada", MEETING, 1);
      ask(jobs, "ben", OCTOBER, 1);
      ask(jobs, "ben", MEETING, 2);
      assertThat(verdict(jobs, "ada", 1)).isEqualTo("stop suppressed-bounce");
      assertThat(verdict(jobs, "ben", 1)).isEqualTo("stop suppressed-complaint");
      assertThat(verdict(jobs, "ben", 2)).as("an appointment is no promotion").startsWith("send");

      // Four in a row are not enough; the fifth is.
      ask(jobs, "chloe", MEETING, 5);
      assertThat(verdict(jobs, "chloe", 5)).startsWith("send");
      report("chloe", "postfix-unknown-user", tokenOf(server, jobs, "chloe", 4), "5.2.2");
      bounces(jobs);
      jobs.untilRead(mail);
      ask(jobs, "chloe", MEETING, 6);
      assertThat(verdict(jobs, "chloe", 6)).isEqualTo("stop suppressed-bounce");
    }
  }

  /** The topic brings back what the job itself has written there: it counts once. */
  @Test
  void what_the_server_said_counts_once_although_the_topic_brings_it_back() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder.resolve("chk"), "ours").withTopics();
    jobs.send(CATALOG, new Keyed("message/" + MEETING, String.valueOf(messages.get(MEETING))));
    jobs.send(PEOPLE, person("chloe"));
    try (ScriptedSmtp server = new ScriptedSmtp().answer("RCPT", "550 5.2.2 mailbox full")) {
      JobClient mail = jobs.mail(server.port(), options());
      jobs.untilRead(mail);
      for (int i = 0; i < 4; i++) {
        ask(jobs, "chloe", MEETING, i);
      }
      List<JsonNode> ours = jobs.await(MESSAGE_EVENTS, events -> count(events, "bounced") == 4);
      assertThat(ours).allMatch(event -> event.path("ours").asBoolean());
      jobs.untilRead(mail);
      ask(jobs, "chloe", MEETING, 4);
      assertThat(verdict(jobs, "chloe", 4)).as("four mails, not eight").startsWith("send");
      jobs.await(MESSAGE_EVENTS, events -> count(events, "bounced") == 5);
      ask(jobs, "chloe", MEETING, 5);
      assertThat(verdict(jobs, "chloe", 5)).isEqualTo("stop suppressed-bounce");
    }
  }

  private String[] options() {
    return new String[] {
      "--mail.bounce-address",
      "bounces@mail.handoff.example",
      "--mail.bounce-key-file",
      key.toString(),
      "--track.base-url",
      "https://mail.seller.example",
      "--track.keys-file",
      TRACK_KEYS.toString(),
      "--brand.footer",
      "Seller, 1 rue de l'Exemple, 44000 Nantes",
      "--gate.quiet-hours",
      "none"
    };
  }

  private String bounces(KafkaJobs jobs) {
    StringWriter printed = new StringWriter();
    PrintWriter to = new PrintWriter(printed);
    List<String> all =
        new ArrayList<>(
            List.of(
                "bounces",
                "--mail.bounce-address",
                "bounces@mail.handoff.example",
                "--mail.bounce-key-file",
                key.toString(),
                "--mail.bounce-mailbox",
                mailbox.toString(),
                "--kafka.bootstrap.servers",
                BROKER.bootstrapServers()));
    for (Topic topic : Topic.values()) {
      all.addAll(List.of("--kafka.topic." + topic.wireName(), jobs.nameOf(topic)));
    }
    int exitCode =
        new CommandLine(new Handoff()).setOut(to).setErr(to).execute(all.toArray(new String[0]));
    assertThat(exitCode).as(printed.toString()).isZero();
    return printed.toString();
  }

  /**
   * A report of the corpus, about the mail with this token, and of today: what was agreed to after
   * a complaint holds, and old soft bounces are forgotten.
   */
  private void report(String name, String kind, String token, String status) throws IOException {
    String today = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
    String report =
        Files.readString(CORPUS.resolve(kind + ".eml"))
            .replaceAll("bounces\\+[0-9a-z]+@", "bounces+" + token + "@")
            .replaceAll("\\w{3}, \\d+ \\w{3} 2026 [0-9:]{8} \\+0000", today)
            .replace("ada.moreau@lumia.example", name + "@lumia.example")
            .replace("5.1.1", status);
    Files.writeString(mailbox.resolve(token + ".eml"), report);
  }

  /** The token in the envelope sender of a mail, which begins with its messageId. */
  private static String tokenOf(ScriptedSmtp server, KafkaJobs jobs, String name, int number) {
    String messageId = decision(jobs, name, number).path("messageId").asText();
    String sender =
        server.senders().stream().filter(one -> one.contains(messageId)).findFirst().orElseThrow();
    return sender.substring(sender.indexOf('+') + 1, sender.indexOf('@'));
  }

  private static String verdict(KafkaJobs jobs, String name, int number) {
    JsonNode row = decision(jobs, name, number);
    return row.path("decision").asText() + " " + row.path("reason").asText();
  }

  private static JsonNode decision(KafkaJobs jobs, String name, int number) {
    String requestId = name + "-" + number;
    return jobs
        .await(MESSAGES, rows -> rows.stream().anyMatch(row -> isOf(row, requestId)))
        .stream()
        .filter(row -> isOf(row, requestId))
        .findFirst()
        .orElseThrow();
  }

  private static boolean isOf(JsonNode row, String requestId) {
    return row.path("requestId").asText().equals(requestId);
  }

  private static long count(List<JsonNode> events, String type) {
    return events.stream().filter(event -> event.path("type").asText().equals(type)).count();
  }

  private void ask(KafkaJobs jobs, String name, String message, int number) {
    JsonNode data = Objects.requireNonNull(messages.get(message)).path("sample").path("data");
    jobs.send(
        MESSAGE_REQUESTS,
        new Keyed(
            "p-" + name,
            """
            {"requestId":"%s-%d","message":"%s","personId":"p-%s","data":%s,"requestedAt":"%s"}\
            """
                .formatted(name, number, message, name, data.isMissingNode() ? "{}" : data, now)));
  }

  private Keyed person(String name) {
    return new Keyed(
        "p-" + name,
        """
        {"personId":"p-%s","firstName":"%s","email":"%s@lumia.example","updatedAt":"%s"}\
        """
            .formatted(name, name, name, now.minus(Duration.ofDays(20))));
  }

  private Keyed consent(String name) {
    return new Keyed(
        "p-" + name,
        """
        {"personId":"p-%s","purpose":"marketing-email","status":"granted","source":"form",\
        "occurredAt":"%s"}\
        """
            .formatted(name, now.minus(Duration.ofDays(20))));
  }
}
