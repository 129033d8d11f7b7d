package dev.handoff.job;

import static dev.handoff.job.NewsletterRecords.granted;
import static dev.handoff.job.NewsletterRecords.newsletter;
import static dev.handoff.job.NewsletterRecords.orderConfirmation;
import static dev.handoff.job.NewsletterRecords.person;
import static dev.handoff.job.NewsletterRecords.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.MailServers;
import dev.handoff.fixture.RunningTrack;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a mail's button through {@code track} and Kafka to the gate, live. */
class UnsubscribeIT {

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ADA = "ada.moreau@lumia.example";
  private static final Duration PROMISED = Duration.ofSeconds(1);

  @TempDir Path folder;
  private final GreenMail server = MailServers.started();

  @AfterEach
  void stop(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
    server.stop();
  }

  @Test
  void a_one_click_unsubscribe_reaches_the_gate_within_a_second_and_orders_still_go()
      throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "unsubscribe").withTopics();
    Instant begin = Instant.now().minusSeconds(60);
    jobs.send(Topic.CATALOG, List.of(newsletter("first", begin), newsletter("next", begin)));
    jobs.send(Topic.CATALOG, orderConfirmation(begin));
    jobs.send(Topic.PEOPLE, person("p-ada", ADA, begin));
    jobs.send(Topic.CONSENTS, granted("p-ada", "open-tracking", begin));
    jobs.send(Topic.CONSENTS, granted("p-ada", "click-tracking", begin));
    try (RunningTrack track = new RunningTrack(folder, toKafka(jobs))) {
      List<String> more = new ArrayList<>(track.options());
      more.addAll(List.of("--gate.quiet-hours", "none", "--gate.cap", "none"));
      JobClient mail = jobs.mail(server.getSmtp().getPort(), more.toArray(String[]::new));
      // Records are parsed side by side. What is there is read before a checkpoint that begins now
      // ends; only then comes the consent that lets the mail through.
      long before = jobs.newestCheckpoint(mail);
      Eventually.holds(
          "two checkpoints", PATIENCE, () -> jobs.newestCheckpoint(mail) >= before + 2);
      jobs.send(Topic.CONSENTS, granted("p-ada", "marketing-email", begin));
      askUntilItComes(jobs);
      MimeMessage received = server.getReceivedMessages()[0];
      String way = received.getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
      assertThat(way).startsWith(track.baseUrl() + "/u/k1.");
      assertThat(received.getHeader("List-Unsubscribe-Post"))
          .containsExactly("List-Unsubscribe=One-Click");
      anOpenAndAClickAreEvents(track, jobs, received);

      assertThat(track.oneClick(way).statusCode()).isEqualTo(200);
      Instant unsubscribed = Instant.now();
      Duration took = untilStopped(jobs, unsubscribed);
      assertThat(took).as("from the answer to the gate").isLessThan(PROMISED.multipliedBy(2));
      System.out.println("From the answer of track to the gate: " + took.toMillis() + " ms");

      jobs.send(
          Topic.MESSAGE_REQUESTS, request("r-order", "order-confirmation", "p-ada", Instant.now()));
      Eventually.holds(
          "the order's mail",
          Duration.ofSeconds(30),
          () -> "Your order".equals(newest(server).getSubject()));
      mail.cancel().get();
    }
  }

  /**
   * Topics are read side by side: the first requests may come before the person and the consent.
   */
  private void askUntilItComes(KafkaJobs jobs) {
    List<Integer> asked = new ArrayList<>();
    Eventually.holds(
        "the first newsletter",
        Duration.ofSeconds(60),
        () -> {
          asked.add(asked.size());
          jobs.send(
              Topic.MESSAGE_REQUESTS,
              request("r-first-" + asked.size(), "first", "p-ada", Instant.now()));
          return server.waitForIncomingEmail(500, 1);
        });
  }

  /** Newsletters are asked for again and again; the first that is stopped says how long it took. */
  private static Duration untilStopped(KafkaJobs jobs, Instant from) {
    List<Integer> asked = new ArrayList<>();
    Eventually.holds(
        "a newsletter is stopped",
        Duration.ofSeconds(30),
        () -> {
          asked.add(asked.size());
          jobs.send(
              Topic.MESSAGE_REQUESTS,
              request("r-next-" + asked.size(), "next", "p-ada", Instant.now()));
          return jobs.committed(Topic.MESSAGES).stream().anyMatch(UnsubscribeIT::unsubscribed);
        });
    Instant at =
        jobs.committed(Topic.MESSAGES).stream()
            .filter(UnsubscribeIT::unsubscribed)
            .map(row -> Instant.parse(row.path("at").asText()))
            .min(Instant::compareTo)
            .orElseThrow();
    return Duration.between(from, at);
  }

  private static boolean unsubscribed(JsonNode row) {
    return row.path("decision").asText().equals("stop")
        && row.path("reason").asText().equals("unsubscribed");
  }

  private static void anOpenAndAClickAreEvents(
      RunningTrack track, KafkaJobs jobs, MimeMessage received) throws Exception {
    MimeMultipart parts = (MimeMultipart) received.getContent();
    String text = (String) parts.getBodyPart(0).getContent();
    String html = (String) parts.getBodyPart(1).getContent();
    assertThat(text).contains("<https://www.example.com/search>").doesNotContain("/c/k1.");
    assertThat(html).doesNotContain("https://www.example.com/search");

    assertThat(track.get(path(html, "o")).body()).startsWith("GIF89a");
    assertThat(track.get(path(html, "c")).headers().firstValue("Location"))
        .contains("https://www.example.com/search");
    List<JsonNode> events =
        jobs.await(
            Topic.MESSAGE_EVENTS,
            rows -> has(rows, "opened") && has(rows, "clicked") && has(rows, "sent"));
    assertThat(events)
        .allSatisfy(
            event -> {
              assertThat(event.path("recipient").asText()).isEqualTo(ADA);
              assertThat(event.path("message").asText()).isEqualTo("first");
            });
  }

  private static boolean has(List<JsonNode> rows, String type) {
    return rows.stream().anyMatch(row -> row.path("type").asText().equals(type));
  }

  private static String path(String html, String letter) {
    Matcher link = Pattern.compile("/" + letter + "/k1\\.[A-Za-z0-9_-]+").matcher(html);
    assertThat(link.find()).as("a link of kind " + letter).isTrue();
    return link.group();
  }

  private static List<String> toKafka(KafkaJobs jobs) {
    List<String> options = new ArrayList<>();
    options.addAll(List.of("--kafka.bootstrap.servers", BROKER.bootstrapServers()));
    for (Topic topic : Topic.values()) {
      options.addAll(List.of("--kafka.topic." + topic.wireName(), jobs.nameOf(topic)));
    }
    return options;
  }

  private static MimeMessage newest(GreenMail server) {
    MimeMessage[] all = server.getReceivedMessages();
    return all[all.length - 1];
  }
}
