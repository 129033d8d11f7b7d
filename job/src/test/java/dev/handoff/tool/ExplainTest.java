package dev.handoff.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.evaluate.GroupExplanation;
import dev.handoff.domain.evaluate.GroupExplanation.DayPart;
import dev.handoff.domain.evaluate.GroupExplanation.MemberPart;
import dev.handoff.domain.evaluate.GroupExplanation.TypePart;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.template.AlertLinks;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.Brand;
import dev.handoff.tool.replay.LogReplay;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The demo's Rivoli, explained at the instant of its alert. */
class ExplainTest {

  private static final Path DEMO = Path.of("..", "deploy", "local");
  private static final String RIVOLI = "bg-rivoli-assets";
  private static final BigDecimal ROUNDING = new BigDecimal("0.0000001");
  private static final JsonMapper JSON = new JsonMapper();

  private static SalesAlert alert;
  private static GroupExplanation explained;

  /** What a command printed, and its exit code. */
  private record Ran(int exitCode, String out, String err) {}

  @BeforeAll
  static void rivoliIsReplayedToItsAlert() throws Exception {
    JobSettings settings = SettingsReader.readForFiles(demo());
    alert = new LogReplay(settings, null).run(RIVOLI).alerts().get(0);
    explained =
        Objects.requireNonNull(
            new LogReplay(settings, alert.decidedAt()).run(RIVOLI).explain(), "is there");
  }

  @Test
  void theScoreIsThatOfTheAlert() {
    GroupExplanation.Scores scores = Objects.requireNonNull(explained.scores());

    assertThat(alert.engagementScore()).isEqualTo(66);
    assertThat(scores.engagement()).isEqualTo(66);
    assertThat(scores.unrounded()).isEqualTo(alert.engagementScoreUnrounded());
    assertThat(scores.completeness()).isEqualTo(alert.completenessScore());
    assertThat(scores.missingRoles()).isEqualTo(alert.missingRoles());
  }

  @Test
  void itIsTheScoreThatTheMailShows() {
    String mail = new AlertRenderer(Brand.standard(), AlertLinks.none()).render(alert).text();
    assertThat(mail)
        .containsPattern(
            "Score d'engagement +"
                + Objects.requireNonNull(explained.scores()).engagement()
                + "\\b");
  }

  @Test
  void thePartsAddUp() {
    assertThat(explained.members()).isNotEmpty();
    assertThat(sum(explained.members().stream().map(MemberPart::brings)))
        .isCloseTo(Objects.requireNonNull(explained.scores()).raw(), within(ROUNDING));
    for (MemberPart member : explained.members()) {
      assertThat(sum(member.types().stream().map(type -> type.part().raw())))
          .isCloseTo(member.raw(), within(ROUNDING));
      for (TypePart type : member.types()) {
        assertThat(sum(type.days().stream().map(DayPart::raw)))
            .isCloseTo(type.part().raw(), within(ROUNDING));
        assertThat(type.days().stream().mapToInt(DayPart::tally).sum())
            .isEqualTo(type.part().tally());
      }
    }
  }

  @Test
  void theOldestDayLeavesNextAndTheScoreFallsToWhatIsLeft() {
    GroupExplanation.Departure next = Objects.requireNonNull(explained.departure());
    double raw = 0;
    for (MemberPart member : explained.members()) {
      double left =
          member.types().stream()
              .flatMap(type -> type.days().stream())
              .filter(day -> !day.day().equals(next.day()))
              .mapToDouble(day -> day.raw().doubleValue())
              .sum();
      raw += 100 * Math.min(1, Math.sqrt(left / 50)) * member.share().doubleValue();
    }

    assertThat(explained.members())
        .flatExtracting(MemberPart::types)
        .flatExtracting(TypePart::days)
        .extracting(DayPart::day)
        .allSatisfy(day -> assertThat(day).isAfterOrEqualTo(next.day()));
    assertThat(Objects.requireNonNull(next.unroundedThen()).doubleValue())
        .isCloseTo(100 * Math.sqrt(raw / 200), within(1e-6));
  }

  @Test
  void textAndJsonAgree() throws Exception {
    String[] when = {"--at", alert.decidedAt().toString(), "--input", data().toString()};
    Ran text = explain(when);
    JsonNode json =
        JSON.readTree(
            explain(Stream.concat(Stream.of(when), Stream.of("--json")).toArray(String[]::new))
                .out());

    assertThat(text.exitCode()).isZero();
    assertThat(text.out().lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    assertThat(text.out())
        .contains("Engagement score " + json.at("/engagement/score").asInt())
        .contains(json.at("/engagement/unrounded").decimalValue().toPlainString())
        .contains(json.at("/engagement/raw").decimalValue().toPlainString())
        .contains("the score is then " + json.at("/leavesNext/scoreThen").asInt())
        .contains("Completeness " + json.at("/completeness/score").asInt() + " %");
    json.at("/members")
        .forEach(member -> assertThat(text.out()).contains(member.get("name").asText()));
    json.at("/journeys")
        .forEach(
            journey ->
                journey
                    .get("findings")
                    .forEach(
                        finding ->
                            assertThat(text.out().replaceAll("\\s+", " "))
                                .contains(finding.get("condition").asText())));
  }

  @Test
  void anUnknownGroupListsThoseNearIt() {
    Ran ran = run("explain", "--group", "bg-rivoli-asset", "--input", data().toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("\"bg-rivoli-asset\"").contains("near it: bg-rivoli-assets");
  }

  @Test
  void aGroupThatIsNotThereYetSaysSinceWhen() {
    Ran ran = explain("--at", "2026-01-01T00:00:00Z", "--input", data().toString());

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("is not there yet");
  }

  @Test
  void wrongUseIsTwo() {
    assertThat(explain("--at", "yesterday", "--input", data().toString()).exitCode()).isEqualTo(2);
    assertThat(explain("--input", "no-such-folder").exitCode()).isEqualTo(2);
    assertThat(run("explain", "--input", data().toString()).exitCode()).isEqualTo(2);
    assertThat(run("explain", "--help").exitCode()).isZero();
  }

  private static BigDecimal sum(Stream<BigDecimal> values) {
    return values.reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Path data() {
    return DEMO.resolve("demo-data");
  }

  private static String[] demo() {
    return new String[] {
      "--config", DEMO.resolve("demo.yaml").toString(), "--input", data().toString()
    };
  }

  private static Ran explain(String... arguments) {
    Stream<String> fixed =
        Stream.of("explain", "--group", RIVOLI, "--config", DEMO.resolve("demo.yaml").toString());
    return run(Stream.concat(fixed, Stream.of(arguments)).toArray(String[]::new));
  }

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        new CommandLine(new Handoff())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Ran(exitCode, out.toString(), err.toString());
  }
}
