package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.CATALOG;
import static dev.handoff.domain.exchange.Topic.CONSENTS;
import static dev.handoff.domain.exchange.Topic.DEAD_LETTERS;
import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.MESSAGE_EVENTS;
import static dev.handoff.domain.exchange.Topic.MESSAGE_REQUESTS;
import static dev.handoff.domain.exchange.Topic.PEOPLE;
import static dev.handoff.domain.exchange.Topic.SEND_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.tool.Handoff;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * {@code redrive} of mail to people: five requests, each held up in another place, go when the
 * cause is mended, once, and are no longer listed.
 */
class RedriveRequestsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ORDER = "order-confirmation";
  private static final String ADA = "ada.moreau@lumia.example";
  private static final String BEN = "ben.okafor@lumia.example";
  private static final String CHLOE = "chloe.dubois@lumia.example";

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;

  private final Instant begin = Instant.ofEpochMilli(System.currentTimeMillis()).minusSeconds(60);

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void requests_that_were_held_up_go_once_when_the_cause_is_mended() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder.resolve("chk"), "requests").withTopics();
    jobs.send(CATALOG, NewsletterRecords.orderConfirmation(begin));
    jobs.send(CATALOG, NewsletterRecords.newsletter("september", begin));
    jobs.send(PEOPLE, NewsletterRecords.person("p-ada", ADA, begin));
    jobs.send(PEOPLE, NewsletterRecords.person("p-chloe", CHLOE, begin));
    String toAda = "RCPT TO:<" + ADA.toUpperCase(Locale.ROOT) + ">";
    try (ScriptedSmtp server = new ScriptedSmtp().answer(toAda, "550 5.2.2 mailbox full")) {
      JobClient mail = jobs.mail(server.port(), options());
      jobs.untilRead(mail);
      jobs.send(MESSAGE_REQUESTS, asked("r-refused", ORDER, "p-ada"));
      jobs.send(SEND_REQUESTS, ofJourney("r-journey", "p-ada"));
      jobs.send(MESSAGE_REQUESTS, asked("r-no-address", ORDER, "p-ben"));
      jobs.send(MESSAGE_REQUESTS, asked("r-unknown", "october", "p-chloe"));
      jobs.send(MESSAGE_REQUESTS, asked("r-no-consent", "september", "p-chloe"));
      jobs.send(MESSAGE_REQUESTS, asked("r-fine", ORDER, "p-chloe"));
      jobs.await(DEAD_LETTERS, letters -> letters.size() == 3);
      jobs.await(MESSAGES, rows -> rows.size() == 5);
      jobs.await(MESSAGE_EVENTS, events -> events.size() == 3);
      assertThat(server.accepted()).as("that of r-fine").isEqualTo(1);

      assertThat(redrive(jobs))
          .startsWith("1\n")
          .contains("1 message-requests     deliver  refused by the mail server")
          .contains("1 send-requests        deliver  refused by the mail server")
          .contains("1 message-requests     gate     no-address")
          .contains("1 message-requests     gate     no-consent")
          .contains("1 message-requests     address  message: there is no message october")
          .contains("5 in all")
          .doesNotContain("lumia.example");

      server.answer(toAda, "250 ok");
      jobs.send(PEOPLE, NewsletterRecords.person("p-ben", BEN, begin));
      jobs.send(CATALOG, NewsletterRecords.newsletter("october", begin));
      jobs.send(CONSENTS, NewsletterRecords.granted("p-chloe", "marketing-email", begin));
      jobs.untilRead(mail);
      assertThat(redrive(jobs, "--send")).startsWith("0\n").contains("5 put in again");
      Eventually.holds("five more", PATIENCE, () -> server.accepted() == 6);
      jobs.await(MESSAGE_EVENTS, events -> events.size() == 8);

      List<JsonNode> again = jobs.committed(MESSAGE_REQUESTS);
      assertThat(again).filteredOn(request -> request.has("redrivenAt")).hasSize(4);
      JsonNode ofJourney = jobs.committed(SEND_REQUESTS).get(1);
      assertThat(ofJourney.path("journeyId").asText()).isEqualTo("assets-handoff");
      assertThat(ofJourney.path("group").path("name").asText()).isEqualTo("Assets for Lumia");
      assertThat(new HashSet<>(server.received())).as("different mails").hasSize(6);

      // Nothing is left, whoever asks, and what was put in again is not mailed twice.
      assertThat(redrive(jobs)).startsWith("0\n").contains("0 in all");
      assertThat(redrive(jobs, "--send")).contains("0 put in again");
      again.stream()
          .filter(request -> request.has("redrivenAt"))
          .forEach(
              copy ->
                  jobs.send(
                      MESSAGE_REQUESTS,
                      new Keyed(copy.path("personId").asText(), copy.toString())));
      jobs.await(MESSAGES, rows -> duplicates(rows) == 4);
      assertThat(server.accepted()).isEqualTo(6);
      mail.cancel().get();
    }
  }

  private static long duplicates(List<JsonNode> rows) {
    return rows.stream().filter(row -> row.path("reason").asText().equals("duplicate")).count();
  }

  private Keyed asked(String requestId, String message, String personId) {
    return NewsletterRecords.request(requestId, message, personId, Instant.now());
  }

  private Keyed ofJourney(String requestId, String personId) {
    ObjectNode request = Schemas.validExample("send-requests", "invitation").record().deepCopy();
    request.put("requestId", requestId);
    request.put("message", ORDER);
    request.put("personId", personId);
    request.put("requestedAt", begin.toString());
    request.put("notAfter", begin.plus(Duration.ofDays(1)).toString());
    request.set(
        "data", KafkaJobs.json(NewsletterRecords.request("", "", "", begin).value()).path("data"));
    return new Keyed(personId, request.toString());
  }

  private String[] options() throws Exception {
    String secret = Base64.getEncoder().encodeToString(new byte[32]);
    Path keys = Files.writeString(folder.resolve("track.keys"), "k1:" + secret + "\n");
    return new String[] {
      "--track.base-url",
      "https://mail.seller.example",
      "--track.keys-file",
      keys.toString(),
      "--brand.footer",
      "Seller, 1 rue de l'Exemple, 44000 Nantes",
      "--gate.quiet-hours",
      "none"
    };
  }

  /** The exit code on a line of its own, then what was printed. */
  private static String redrive(KafkaJobs jobs, String... arguments) {
    List<String> all = new ArrayList<>(List.of("redrive"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--kafka.bootstrap.servers", BROKER.bootstrapServers()));
    for (Topic topic : Topic.values()) {
      all.addAll(List.of("--kafka.topic." + topic.wireName(), jobs.nameOf(topic)));
    }
    StringWriter printed = new StringWriter();
    PrintWriter to = new PrintWriter(printed);
    int exitCode =
        new CommandLine(new Handoff()).setOut(to).setErr(to).execute(all.toArray(new String[0]));
    return exitCode + "\n" + printed;
  }
}
