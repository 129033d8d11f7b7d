package dev.handoff.tool;

import static dev.handoff.tool.ObservedDemo.DEMO;
import static dev.handoff.tool.ObservedDemo.lastScores;
import static dev.handoff.tool.ObservedDemo.observe;
import static dev.handoff.tool.ObservedDemo.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.codec.CatalogReader;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.alert.ScoreRecord.MemberScore;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.fixture.Schemas;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** References proposed from the demo's raw scores. */
class CalibrateTest {

  /** In force before anything in the data has happened. */
  private static final String EARLY = "2026-01-01T00:00:00Z";

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path observed;
  @TempDir private Path folder;

  /** What a command printed, and its exit code. */
  private record Ran(int exitCode, String out, String err) {

    JsonNode json() throws IOException {
      return JSON.readTree(out);
    }
  }

  @BeforeAll
  static void theDemoIsObserved() throws Exception {
    write(observed, observe(DEMO.resolve("demo-data")));
  }

  @Test
  void theProposedRecordIsOneThatACatalogTakes() throws Exception {
    JsonNode record = calibrate("--json").json().get("record");
    byte[] bytes = record.toString().getBytes(UTF_8);

    assertThat(Schemas.faults("catalog", bytes)).isEmpty();
    assertThat(new CatalogReader().read(bytes).rejections()).isEmpty();
    ScoreModel model = (ScoreModel) new CatalogReader().read(bytes).items().get(0);
    assertThat(model.id()).isEqualTo("default");
    assertThat(model.version()).isEqualTo(2);
    JsonNode before = demoModel();
    assertThat(record.get("weights")).isEqualTo(before.get("weights"));
    assertThat(record.get("transform")).isEqualTo(before.get("transform"));
  }

  @Test
  void withTheProposedReferencesTheChosenQuantileHasTheChosenScore() throws Exception {
    JsonNode proposal =
        calibrate("--json", "--at-least", "5", "--quantile", "0.9", "--score", "80").json();

    Path input = copyOfTheDemo();
    Files.writeString(
        input.resolve("catalog.ndjson"),
        "\n" + proposal.get("record") + "\n",
        StandardOpenOption.APPEND);
    Map<String, Double> people = new HashMap<>();
    List<Double> groups = new ArrayList<>();
    for (ScoreRecord last : lastScores(input)) {
      groups.add(unrounded(last.engagementScoreUnrounded()));
      for (MemberScore member : last.members()) {
        people.put(member.personId(), unrounded(member.engagementScoreUnrounded()));
      }
    }

    // One percent of the raw score is half a percent of its root; three digits are half a percent.
    assertThat(quantile(people.values(), 0.9)).isCloseTo(80, within(0.8));
    assertThat(proposal.get("groups").get("estimated").asBoolean()).isTrue();
    // Here members over the new reference make the estimate too high.
    assertThat(quantile(groups, 0.9)).isCloseTo(80, within(1.5)).isLessThan(80.8);
  }

  @Test
  void aSecondCalibrationFindsNothingToChangeForPeople() throws Exception {
    JsonNode first = calibrate("--json", "--at-least", "5").json();
    Path input = copyOfTheDemo();
    Files.writeString(
        input.resolve("catalog.ndjson"),
        "\n" + first.get("record") + "\n",
        StandardOpenOption.APPEND);
    Path second = Files.createDirectory(folder.resolve("second"));
    write(second, observe(input));

    JsonNode proposal =
        run(
                "--json",
                "--at-least",
                "5",
                "--input",
                second.toString(),
                "--catalog",
                input.toString())
            .json();
    assertThat(proposal.get("version").asInt()).isEqualTo(2);
    assertThat(proposal.get("people").get("proposed"))
        .isEqualTo(first.get("people").get("proposed"));
    assertThat(proposal.get("groups").has("estimated")).as("seen as it is").isFalse();
    assertThat(proposal.get("groups").get("proposed").asDouble())
        .isCloseTo(
            first.get("groups").get("proposed").asDouble(),
            within(0.04 * first.get("groups").get("proposed").asDouble()));
  }

  @Test
  void tooFewGroupsMakeNoProposalForThem() throws Exception {
    Ran ran = calibrate("--json");
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.json().get("people").has("proposed")).isTrue();
    assertThat(ran.json().get("groups").has("proposed")).isFalse();
    assertThat(ran.json().get("groups").get("refusal").asText()).startsWith("too few groups: ");
    assertThat(ran.json().get("record").get("calibration").get("groupReference").asInt())
        .isEqualTo(200);
  }

  @Test
  void severalDaysAreTakenTogether() throws Exception {
    int one = calibrate("--json").json().get("people").get("count").asInt();
    JsonNode week = calibrate("--json", "--days", "7").json();
    assertThat(week.get("days")).hasSize(7);
    assertThat(week.get("people").get("count").asInt()).isGreaterThan(5 * one);
  }

  @Test
  void severalJobsSeenTogetherCountAsOneThatSawAll() throws Exception {
    List<RawScores> last = observe(DEMO.resolve("demo-data"));
    last.removeIf(scores -> scores.day() != last.get(last.size() - 1).day());
    Path one = Files.createDirectory(folder.resolve("one"));
    Path other = Files.createDirectory(folder.resolve("other"));
    write(one, last.subList(0, 4));
    write(other, last.subList(4, last.size()));

    Ran both =
        run(
            "--json",
            "--input",
            one.toString(),
            "--input",
            other.toString(),
            "--catalog",
            demoCatalog(),
            "--updated-at",
            EARLY);
    assertThat(both.out()).isEqualTo(calibrate("--json").out());
  }

  @Test
  void theTextShowsScoresNowAndThenAndEndsWithTheRecord() throws Exception {
    Ran ran = calibrate();
    assertThat(ran.out())
        .contains("scores with personReference 50")
        .contains("groupReference   200, stays: too few groups: ");
    String lastLine = ran.out().lines().reduce("", (before, line) -> line);
    assertThat(JSON.readTree(lastLine)).isEqualTo(calibrate("--json").json().get("record"));
  }

  @Test
  void nobodyIsNamed() throws Exception {
    String all = calibrate().out() + Files.readString(observed.resolve("score-quantiles.ndjson"));
    assertThat(all).doesNotContain("p-").doesNotContain("bg-").doesNotContain("@");
  }

  @Test
  void withoutTheCatalogNothingIsProposedForAModelOfOnesOwn() {
    Ran ran = run("--input", observed.toString());
    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err())
        .contains("observed with version 1 of the score model, but version 0 is in force");
  }

  @Test
  void whatCannotBeUsedIsSaid() throws Exception {
    assertThat(run("--input", folder.toString()).exitCode()).isEqualTo(2);
    assertThat(calibrate("--quantile", "1.5").exitCode()).isEqualTo(2);
    assertThat(calibrate("--score", "0").exitCode()).isEqualTo(2);
    assertThat(calibrate("--days", "0").exitCode()).isEqualTo(2);
    Path broken = folder.resolve("broken.ndjson");
    Files.writeString(broken, "{\"day\":\"yesterday\"}\n");
    Ran ran = run("--input", broken.toString());
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("day is not a day");
  }

  private static Ran calibrate(String... more) {
    return run(
        Stream.concat(
                Stream.of(
                    "--input",
                    observed.toString(),
                    "--catalog",
                    demoCatalog(),
                    "--updated-at",
                    EARLY),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private static String demoCatalog() {
    return DEMO.resolve("demo-data").toString();
  }

  private static Ran run(String... arguments) {
    CommandRun run =
        CommandRun.of(
            Stream.concat(Stream.of("calibrate"), Stream.of(arguments)).toArray(String[]::new));
    return new Ran(run.exitCode(), run.out(), run.err());
  }

  private static JsonNode demoModel() throws IOException {
    for (String line : Files.readAllLines(DEMO.resolve("demo-data").resolve("catalog.ndjson"))) {
      if (line.contains("\"score-model\"")) {
        return JSON.readTree(line);
      }
    }
    throw new AssertionError("the demo has a score model");
  }

  private Path copyOfTheDemo() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("in"));
    try (Stream<Path> files = Files.list(DEMO.resolve("demo-data"))) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static double unrounded(@Nullable BigDecimal score) {
    return score == null ? 0 : score.doubleValue();
  }

  private static double quantile(Collection<Double> scores, double quantile) {
    double[] sorted =
        scores.stream()
            .filter(score -> score > 0)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    return sorted[(int) (quantile * (sorted.length - 1))];
  }
}
