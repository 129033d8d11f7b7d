package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.DEAD_LETTERS;
import static dev.handoff.domain.exchange.Topic.JOURNEY_EVENTS;
import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.MESSAGE_REPORT;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static dev.handoff.domain.exchange.Topic.SCORES;
import static dev.handoff.domain.exchange.Topic.SCORE_QUANTILES;
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
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.HtmlChecker;
import dev.handoff.fixture.MailClients;
import dev.handoff.fixture.MailFeatures;
import dev.handoff.fixture.Schemas;
import dev.handoff.job.Disturbance.Gate;
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
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo's forty-five days through the whole job: the same bytes at any parallelism, in any
 * interleaving, over a crash and over a rescale (SPEC sections 1 and 8).
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DemoDataIT {

  @RegisterExtension static final MiniClusterExtension FLINK = FileRun.cluster();

  /** No journey of the demo acts on people. */
  private static final Set<Topic> TO_PEOPLE =
      Set.of(Topic.SEND_REQUESTS, Topic.INTERESTING_MOMENTS);

  private static final Path DEMO = Path.of("..", "deploy", "local");
  private static final Path DATA = DEMO.resolve("demo-data");

  /** Where the demo's clock stands still; both orders end here. */
  private static final String END = "2026-10-16T00:00:00+02:00";

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path once;
  private static Map<Topic, List<String>> undisturbed = Map.of();

  @TempDir private Path folder;

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

  /** Class, message, who, decision and reason. */
  private static List<String> decisions() throws Exception {
    List<String> decisions = new ArrayList<>();
    for (String line : lines(MESSAGES)) {
      JsonNode row = JSON.readTree(line);
      String recipient = row.get("recipient").asText();
      decisions.add(
          String.join(
                  " ",
                  row.get("class").asText(),
                  row.path("message").asText(),
                  recipient.endsWith("@customers.example")
                      ? "customer"
                      : recipient.substring(0, recipient.indexOf('@')),
                  row.get("decision").asText(),
                  row.path("reason").asText())
              .strip());
    }
    return decisions;
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

  @ParameterizedTest(name = "{0} tasks")
  @ValueSource(ints = {3, 4})
  void moreTasksWriteWhatOneDoes(int tasks) throws Exception {
    Path output = folder.resolve("out");
    assertSame(demo(DATA, output).parallelism(tasks).toTheEnd());
    assertSameMails(output);
  }

  @ParameterizedTest(name = "shuffled by {0}, {1} tasks")
  @CsvSource({"1, 3", "2, 3", "3, 1", "4, 4"})
  void linesMayComeInAnyOrderWithinTheLateness(long seed, int tasks) throws Exception {
    Path input = Shuffling.withinLateness(DATA, folder.resolve("in"), settings(), seed);
    Map<Topic, List<String>> shuffled =
        demo(input, folder.resolve("out")).parallelism(tasks).toTheEnd();
    assertThat(Shuffling.withoutLineNumbers(shuffled.getOrDefault(DEAD_LETTERS, List.of())))
        .isEqualTo(Shuffling.withoutLineNumbers(lines(DEAD_LETTERS)));
    shuffled.put(DEAD_LETTERS, lines(DEAD_LETTERS));
    assertSame(shuffled);
  }

  @Test
  void aCrashLosesNothingAndRepeatsNothing() throws Exception {
    Path output = folder.resolve("out");
    Gate gate = Disturbance.open();
    Map<Topic, List<String>> survived =
        demo(DATA, output)
            .parallelism(2)
            .checkpointEvery(Duration.ofMillis(100))
            .through(
                ends ->
                    Disturbance.failsOnceAfterACheckpoint(
                        Disturbance.waitsInTheMiddle(ends, gate), gate))
            .toTheEnd();
    assertThat(gate.failures()).as("crashes after a checkpoint").isEqualTo(1);
    assertSame(survived);
    assertSameMails(output);
  }

  @Test
  void aJobStoppedWithASavepointGoesOnWithThreeTasks() throws Exception {
    Path output = folder.resolve("out");
    Gate gate = Disturbance.open();
    JobClient job =
        demo(DATA, output).through(ends -> Disturbance.waitsInTheMiddle(ends, gate)).start();
    gate.awaitMiddle();
    AtomicReference<String> savepoint = new AtomicReference<>();
    Eventually.holds(
        "a savepoint, which fails while a task begins or ends, and leaves the job running",
        Duration.ofSeconds(20),
        () -> {
          savepoint.set(
              job.stopWithSavepoint(
                      false,
                      folder.resolve("savepoint").toUri().toString(),
                      SavepointFormatType.CANONICAL)
                  .get());
          return true;
        });
    Map<Topic, List<String>> goneOn =
        demo(DATA, output)
            .parallelism(3)
            .from(Objects.requireNonNull(savepoint.get()))
            .through(ends -> Disturbance.waitsInTheMiddle(ends, Disturbance.opened()))
            .toTheEnd();
    assertSame(goneOn);
    assertSameMails(output);
  }

  @ParameterizedTest(name = "interleaving {0}")
  @ValueSource(longs = {1, 2, 3})
  void arrivalOrderEndsInTheSameScores(long seed) throws Exception {
    Path input = Shuffling.anyOrder(DATA, folder.resolve("in"), seed);
    demo(input, folder.resolve("out"))
        .with("order", "arrival")
        .with("clock", END)
        .parallelism(seed == 1 ? 1 : 3)
        .toTheEnd();
    assertThat(lastScores(folder.resolve("out")))
        .containsExactlyInAnyOrderEntriesOf(lastScores(once.resolve("out")));
  }

  private static FileRun demo(Path input, Path output) {
    return FileRun.over(input, output)
        .with("config", DEMO.resolve("demo.yaml").toString())
        .with("track.keys-file", DEMO.resolve("demo-track.keys").toString())
        .with("until", END);
  }

  private static JobSettings settings() throws BadOptionsException {
    return SettingsReader.read(
        "--config",
        DEMO.resolve("demo.yaml").toString(),
        "--track.keys-file",
        DEMO.resolve("demo-track.keys").toString(),
        "--input",
        DATA.toString(),
        "--output",
        once.resolve("out").toString());
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

  private static void assertSame(Map<Topic, List<String>> found) {
    assertThat(found.keySet()).isEqualTo(undisturbed.keySet());
    undisturbed.forEach(
        (topic, lines) -> {
          List<String> also = found.getOrDefault(topic, List.of());
          assertThat(without(also, lines)).as("too much in " + topic.wireName()).isEmpty();
          assertThat(without(lines, also)).as("missing from " + topic.wireName()).isEmpty();
          assertThat(also).isEqualTo(lines);
        });
  }

  private static List<String> without(List<String> lines, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return lines.stream().filter(line -> !known.contains(line)).toList();
  }

  private static void assertSameMails(Path output) throws Exception {
    assertThat(names(FileRun.mails(output))).isEqualTo(names(FileRun.mails(once.resolve("out"))));
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> String.valueOf(file.getFileName())).toList();
  }

  /** The last scores of each group that lives, without their time and what they are made of. */
  private static Map<String, String> lastScores(Path output) throws Exception {
    Map<String, String> last = new TreeMap<>();
    for (String line : Files.readAllLines(new NdjsonFiles(output).file(SCORES))) {
      String group = JSON.readTree(line).get("buyingGroupId").asText();
      String scores = line.replaceFirst("\"at\":\"[^\"]*\",", "");
      last.put(group, scores.replaceAll("\"parts\":\\[[^\\]]*\\]", ""));
    }
    last.values().removeIf(score -> score.contains("\"deleted\":true"));
    return last;
  }
}
