package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.JOURNEY_EVENTS;
import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.MESSAGE_REPORT;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static dev.handoff.domain.exchange.Topic.SCORES;
import static dev.handoff.domain.exchange.Topic.SCORE_QUANTILES;
import static dev.handoff.job.DemoRun.DATA;
import static dev.handoff.job.DemoRun.END;
import static dev.handoff.job.DemoRun.demo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.codec.JourneyEventWriter;
import dev.handoff.codec.ScoreQuantilesWriter;
import dev.handoff.codec.ScoreWriter;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.HtmlChecker;
import dev.handoff.fixture.MailClients;
import dev.handoff.fixture.MailFeatures;
import dev.handoff.fixture.Schemas;
import dev.handoff.reference.ReportRecount;
import dev.handoff.sink.NdjsonFiles;
import dev.handoff.sketch.DaySketch;
import dev.handoff.tool.replay.LogReplay;
import dev.handoff.tool.replay.ReplayedGroup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the demo's forty-five days come to: alerts, mails, scores and reports that agree. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DemoOutputIT {

  @RegisterExtension static final MiniClusterExtension FLINK = FileRun.cluster();

  /** No journey of the demo acts on people. */
  private static final Set<Topic> TO_PEOPLE =
      Set.of(Topic.SEND_REQUESTS, Topic.INTERESTING_MOMENTS);

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path once;
  private static Map<Topic, List<String>> undisturbed = Map.of();

  @BeforeAll
  static void runsUndisturbed() throws Exception {
    undisturbed = demo(DATA, once.resolve("out")).toTheEnd();
  }

  @Test
  void eightAlertsAreDecidedAndFourteenMailsOfThemAndTwoHundredAndFortyNineToPeopleSent()
      throws Exception {
    assertThat(undisturbed.get(SALES_ALERTS)).hasSize(8);
    assertThat(FileRun.mails(once.resolve("out"))).hasSize(14 + 10 + 239);
    assertThat(decisions()).filteredOn(decision -> decision.startsWith("alert")).hasSize(14);
  }

  @Test
  void mailToPeopleGoesByTheirConsentsAndTheirNight() throws Exception {
    assertThat(decisions())
        .filteredOn(decision -> !decision.startsWith("alert"))
        .filteredOn(decision -> !decision.contains(" customer "))
        .containsExactlyInAnyOrder(
            "transactional order-confirmation camille.fournier send",
            "transactional trial-started oluwaseun.adeyemiblackwood send",
            "promotional newsletter-september camille.fournier send",
            "promotional newsletter-september harriet.ashworth send",
            "promotional newsletter-september misaki send",
            "promotional product-offer annegret.mullerludenscheidt stop no-consent",
            "promotional product-offer dakota.whitfield defer quiet-hours",
            "promotional product-offer dakota.whitfield send",
            "transactional meeting-confirmation harriet.ashworth send",
            "transactional order-confirmation inigo.etxeberriazubizarreta send",
            "transactional password-reset solene.kerdoncuff send",
            "promotional newsletter-october hugo.petitjean send");
  }

  @Test
  void anyReasonOfTheGateThatTheCustomersMeetIsInTheDemo() throws Exception {
    assertThat(decisions())
        .contains(
            "promotional newsletter-october customer defer quiet-hours",
            "promotional newsletter-october customer stop no-consent",
            "promotional newsletter-october customer stop unsubscribed",
            "promotional newsletter-october customer stop suppressed-bounce",
            "promotional product-offer customer stop frequency-cap");
  }

  @Test
  void theReportIsWhatAQueryCountsInTheRawTopics() throws Exception {
    Path output = once.resolve("out");
    ReportRecount recount =
        new ReportRecount(Path.of("..", "deploy", "sql", "report.sql"), ZoneId.of("Europe/Paris"));

    assertThat(ReportRecount.written(output)).hasSize(lines(MESSAGE_REPORT).size());
    assertThat(recount.rows(DATA, output))
        .hasSizeGreaterThan(60)
        .isEqualTo(ReportRecount.written(output));
  }

  private static List<String> decisions() throws Exception {
    return DemoRun.decisions(lines(MESSAGES));
  }

  @Test
  void theTopicsOfAnAlertAreKeyPhrasesOfWhatWasRead() throws Exception {
    Map<String, List<String>> topics = new TreeMap<>();
    for (String line : lines(SALES_ALERTS)) {
      JsonNode alert = JSON.readTree(line);
      List<String> shown = new ArrayList<>();
      alert.get("topics").forEach(topic -> shown.add(topic.asText()));
      topics.put(alert.get("buyingGroupId").asText(), shown);
    }

    assertThat(topics)
        .containsEntry(
            "bg-bruckner-sites", List.of("site migration", "headless content", "page performance"))
        .containsEntry(
            "bg-rivoli-cdp",
            List.of(
                "activation des audiences", "résidence des données", "gestion du consentement"));
  }

  @Test
  void everyRecordIsAsItsSchemaSays() {
    undisturbed.forEach(
        (topic, lines) -> {
          assertThat(lines.isEmpty()).as("%s is empty", topic).isEqualTo(TO_PEOPLE.contains(topic));
          assertThat(lines)
              .allSatisfy(
                  line ->
                      assertThat(Schemas.faults(topic.wireName(), line.getBytes(UTF_8))).isEmpty());
        });
  }

  @Test
  void everyMailCanBeReadAndHasBothParts() throws Exception {
    Set<String> messageIds = new HashSet<>();
    for (Path mail : FileRun.mails(once.resolve("out"))) {
      try (InputStream bytes = Files.newInputStream(mail)) {
        MimeMessage message = new MimeMessage(null, bytes);
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(((MimeMultipart) message.getContent()).getCount()).isEqualTo(2);
        assertThat(messageIds.add(message.getMessageID())).isTrue();
      }
    }
  }

  @Test
  void theHtmlCheckerAndMailClientsHaveNothingAgainstAnyMail() throws Exception {
    HtmlChecker checker = new HtmlChecker();
    Set<String> used = new HashSet<>();
    for (Path mail : FileRun.mails(once.resolve("out"))) {
      try (InputStream bytes = Files.newInputStream(mail)) {
        MimeMultipart parts = (MimeMultipart) new MimeMessage(null, bytes).getContent();
        String html = parts.getBodyPart(1).getContent().toString();
        assertThat(html).startsWith("<!DOCTYPE html>");
        assertThat(html.getBytes(UTF_8).length).isLessThan(80_000);
        assertThat(checker.faults(html)).isEmpty();
        used.addAll(MailFeatures.of(html));
      }
    }
    assertThat(MailClients.documented()).containsAllEntriesOf(new MailClients().lacking(used));
  }

  @Test
  void aReplayWithoutFlinkDecidesTheSame() throws Exception {
    LogReplay replay = new LogReplay(settings(), OffsetDateTime.parse(END).toInstant());
    List<ReplayedGroup> groups = replay.groupIds().stream().map(replay::run).toList();

    assertThat(written(groups, ReplayedGroup::scores, ScoreWriter::write)).isEqualTo(lines(SCORES));
    assertThat(written(groups, ReplayedGroup::steps, JourneyEventWriter::write))
        .isEqualTo(lines(JOURNEY_EVENTS));
    assertThat(groups).flatExtracting(ReplayedGroup::alerts).hasSize(8);
  }

  @Test
  void theQuantilesOfEachDayAreThoseOfTheRawScoresInAReplay() throws Exception {
    LogReplay replay = new LogReplay(settings(), OffsetDateTime.parse(END).toInstant());
    Map<Integer, DaySketch> days = new TreeMap<>();
    for (String group : replay.groupIds().descendingSet()) {
      for (RawScores scores : replay.run(group).observed()) {
        days.computeIfAbsent(scores.day(), DaySketch::new).add(scores);
      }
    }

    assertThat(lines(SCORE_QUANTILES)).hasSizeGreaterThan(40);
    assertThat(days.values().stream().map(DaySketch::quantiles).map(ScoreQuantilesWriter::write))
        .map(json -> new String(json, UTF_8))
        .containsExactlyElementsOf(lines(SCORE_QUANTILES));
  }

  @Test
  void theLastQuantilesAreThoseOfTheLastScoresWithinOnePercent() throws Exception {
    Map<String, Double> people = new HashMap<>();
    List<Double> groups = new ArrayList<>();
    for (JsonNode group : lastStates()) {
      double score = group.get("engagementScoreUnrounded").asDouble();
      assertThat(score).as("below the cap, so that the raw score can be had").isLessThan(100);
      groups.add(200 * score * score / 10_000);
      for (JsonNode member : group.get("members")) {
        double raw = 0;
        for (JsonNode part : member.get("parts")) {
          raw += part.get("raw").asDouble();
        }
        people.put(member.get("personId").asText(), raw);
      }
    }
    List<String> days = lines(SCORE_QUANTILES);
    JsonNode last = JSON.readTree(days.get(days.size() - 1));

    assertThat(last.get("at").asText()).isEqualTo("2026-10-15T22:00:00Z");
    assertQuantiles(last.get("people"), people.values());
    assertQuantiles(last.get("groups"), groups);
  }

  private static void assertQuantiles(JsonNode found, Collection<Double> values) {
    double[] sorted =
        values.stream().filter(raw -> raw > 0).mapToDouble(Double::doubleValue).sorted().toArray();
    assertThat(found.get("count").asInt()).as("each once").isEqualTo(sorted.length);
    Map<String, Double> quantiles = Map.of("p50", 0.5, "p90", 0.9, "p95", 0.95, "max", 1.0);
    quantiles.forEach(
        (name, quantile) -> {
          double exact = sorted[(int) (quantile * (sorted.length - 1))];
          assertThat(found.get("quantiles").get(name).asDouble())
              .as(name)
              .isCloseTo(exact, within(exact * 0.0101));
        });
  }

  /** The last score record of each group that lives. */
  private static List<JsonNode> lastStates() throws Exception {
    Map<String, JsonNode> last = new TreeMap<>();
    for (String line : Files.readAllLines(new NdjsonFiles(once.resolve("out")).file(SCORES))) {
      JsonNode record = JSON.readTree(line);
      JsonNode known = last.get(record.get("buyingGroupId").asText());
      if (known == null || known.get("at").asText().compareTo(record.get("at").asText()) <= 0) {
        last.put(record.get("buyingGroupId").asText(), record);
      }
    }
    return last.values().stream().filter(record -> !record.has("deleted")).toList();
  }

  private static JobSettings settings() throws BadOptionsException {
    return DemoRun.settings(once.resolve("out"));
  }

  private static <T> List<String> written(
      List<ReplayedGroup> groups,
      Function<ReplayedGroup, List<T>> records,
      Function<T, byte[]> writer) {
    return groups.stream()
        .flatMap(group -> records.apply(group).stream())
        .map(record -> new String(writer.apply(record), UTF_8))
        .sorted()
        .toList();
  }

  private static List<String> lines(Topic topic) {
    return undisturbed.getOrDefault(topic, List.of());
  }
}
