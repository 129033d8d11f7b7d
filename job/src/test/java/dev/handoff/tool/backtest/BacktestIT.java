package dev.handoff.tool.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.job.EmbeddedRun;
import dev.handoff.job.SettingsReader;
import dev.handoff.tool.Handoff;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Drafts of the demo's catalog over the demo's forty-five days. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BacktestIT {

  private static final Path DEMO = Path.of("..", "deploy", "local");
  private static final String END = "2026-10-16T00:00:00+02:00";
  private static final String READY = "ready-for-sales-assets";
  private static final JsonMapper JSON = new JsonMapper();

  /** The demo as users run it: its mails and its outputs. */
  @TempDir private static Path demo;

  @TempDir private Path folder;

  /** What a command printed, and its exit code. */
  private record Ran(int exitCode, String out, String err) {}

  @BeforeAll
  static void theDemoRuns() throws Exception {
    int exitCode =
        new EmbeddedRun(
                SettingsReader.read(
                    "--config",
                    DEMO.resolve("demo.yaml").toString(),
                    "--track.keys-file",
                    DEMO.resolve("demo-track.keys").toString(),
                    "--input",
                    DEMO.resolve("demo-data").toString(),
                    "--output",
                    demo.toString(),
                    "--until",
                    END,
                    "--ui.port",
                    "0"),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8))
            .run((settings, output, locale) -> List.of());
    assertThat(exitCode).isZero();
  }

  @Test
  void theLiveCatalogAsADraftChangesNothingAndAlertsWhomTheDemoMailed() throws Exception {
    String catalog = healthy(folder.resolve("draft.ndjson")).toString();
    Ran ran = backtest("--catalog", catalog, "--live", catalog, "--json");
    JsonNode report = JSON.readTree(ran.out());

    assertThat(ran.exitCode()).isZero();
    assertThat(report.at("/alerts").toString())
        .isEqualTo(
            "{\"live\":8,\"draft\":8,\"new\":0,\"gone\":0,\"earlier\":0,\"later\":0,\"unchanged\":8}");
    assertThat(mails(report, "draft")).isEqualTo(mails(report, "live")).isEqualTo(mailsOfTheDemo());
    assertThat(report.get("draftStays")).isEqualTo(report.get("liveStays"));
    assertThat(Files.readString(folder.resolve("out/report.json"))).isEqualTo(ran.out().strip());
    assertThat(folder.resolve("out/live/inbox")).doesNotExist();
    assertThat(folder.resolve("out/draft/inbox")).doesNotExist();
    try (Stream<Path> previews = Files.list(folder.resolve("out/previews"))) {
      assertThat(previews).hasSize(8);
    }
  }

  @Test
  void aLowerThresholdListsWhatItChanges() throws Exception {
    String journey = journey(READY).replace("engagementScore >= 60", "engagementScore >= 40");
    Ran ran = backtest("--catalog", draft(journey).toString(), "--live-output", demo.toString());

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().lines().map(String::strip))
        .containsSequence(
            "alerts under the live catalog      8",
            "alerts under the draft            10",
            "new                              2",
            "gone                             0",
            "earlier                          2",
            "later                            0",
            "unchanged                        6")
        .containsSequence(
            "Changes",
            "new     bg-armorique-assets  ready-for-sales-assets at alert-fr",
            "draft 2026-09-17 16:53:59  engagement 40, completeness 100 %, 2 recipients",
            "new     bg-asahigaoka-assets  ready-for-sales-assets at alert-en",
            "draft 2026-09-15 07:47:30  engagement 40, completeness 88 %, 1 recipient",
            "earlier bg-lumiere-assets  ready-for-sales-assets at alert-fr by 9 d 7 h",
            "live  2026-09-11 17:12:19  engagement 60, completeness 100 %, 2 recipients",
            "draft 2026-09-02 10:08:18  engagement 40, completeness 100 %, 2 recipients",
            "earlier bg-northgate-assets  ready-for-sales-assets at alert-en by 13 d 21 h",
            "live  2026-09-24 14:15:05  engagement 60, completeness 100 %, 1 recipient",
            "draft 2026-09-10 17:02:35  engagement 40, completeness 88 %, 1 recipient");
  }

  @Test
  void aWithdrawnJourneyAlertsNobody() throws Exception {
    String withdrawal =
        "{\"kind\":\"journey\",\"id\":\"%s\",\"deleted\":true,\"updatedAt\":\"2026-10-01T00:00:00Z\"}"
            .formatted(READY);
    Ran ran =
        backtest(
            "--catalog", draft(withdrawal).toString(), "--live-output", demo.toString(), "--json");
    JsonNode report = JSON.readTree(ran.out());

    assertThat(report.at("/alerts/gone").asInt()).isEqualTo(3);
    assertThat(report.at("/alerts/unchanged").asInt()).isEqualTo(5);
    assertThat(elements(report.get("changes")))
        .filteredOn(change -> change.get("change").asText().equals("gone"))
        .allSatisfy(
            change -> {
              assertThat(change.get("journeyId").asText()).isEqualTo(READY);
              assertThat(change.has("draft")).isFalse();
            });
    assertThat(elements(report.get("draftStays")))
        .noneMatch(stay -> stay.get("journeyId").asText().equals(READY));
  }

  @Test
  void aFaultyDraftIsRefusedWithAllItsFaultsBeforeAnythingRuns() throws Exception {
    String journey =
        journey(READY).replace(">= 60", ">= 'x'").replace("claire.bonnard@example.com", "claire");
    Ran ran = backtest("--catalog", draft(journey).toString());

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .containsPattern("draft.ndjson:1:[0-9]+: journey/.*: nodes\\[0]\\.until: ")
        .containsPattern("draft.ndjson:1:[0-9]+: journey/.*: nodes\\[2]\\.sendEmailTo\\[0]: ");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  @Test
  void wrongUseIsTwo() throws Exception {
    String draft = draft(journey(READY)).toString();
    assertThat(backtest("--catalog", "no-such-file").exitCode()).isEqualTo(2);
    assertThat(backtest("--catalog", draft, "--from", "yesterday").exitCode()).isEqualTo(2);
    assertThat(backtest("--catalog", draft, "--no-such", "option").exitCode()).isEqualTo(2);
    assertThat(backtest("--catalog", draft, "--live-output", folder.toString()).err())
        .contains("live-output: holds no output of a run");
    assertThat(run("backtest", "--catalog", draft).err()).contains("output: is required");
    assertThat(run("backtest", "--help").exitCode()).isZero();
  }

  private Ran backtest(String... arguments) {
    Stream<String> fixed =
        Stream.of(
            "backtest",
            "--config",
            DEMO.resolve("demo.yaml").toString(),
            "--input",
            DEMO.resolve("demo-data").toString(),
            "--track.keys-file",
            DEMO.resolve("demo-track.keys").toString(),
            "--until",
            END,
            "--output",
            folder.resolve("out").toString());
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

  private Path draft(String line) throws IOException {
    return Files.write(folder.resolve("draft.ndjson"), List.of(line));
  }

  /**
   * The demo's catalog without the record that is broken on purpose and the one that is a draft.
   */
  private static Path healthy(Path file) throws IOException {
    return Files.write(
        file,
        catalog().stream()
            .filter(line -> !line.contains("\"hot-leads\"") && !line.contains("\"win-back\""))
            .toList());
  }

  private static List<String> catalog() throws IOException {
    return Files.readAllLines(DEMO.resolve("demo-data").resolve("catalog.ndjson"));
  }

  private static String journey(String id) throws IOException {
    return catalog().stream()
        .filter(line -> line.contains("\"kind\":\"journey\",\"id\":\"" + id + "\""))
        .findFirst()
        .orElseThrow();
  }

  /** One line a mail: group, journey, instant, recipient. */
  private static List<String> mails(JsonNode report, String side) {
    List<String> mails = new ArrayList<>();
    for (JsonNode change : report.get("changes")) {
      for (JsonNode recipient : change.at("/" + side + "/recipients")) {
        mails.add(
            mail(
                change.get("buyingGroupId"),
                change.get("journeyId"),
                change.at("/" + side + "/at"),
                recipient));
      }
    }
    return mails.stream().sorted().toList();
  }

  /** The same from what the demo's gate let through. */
  private static List<String> mailsOfTheDemo() throws IOException {
    List<String> mails = new ArrayList<>();
    for (String line : Files.readAllLines(demo.resolve("messages.ndjson"))) {
      JsonNode message = JSON.readTree(line);
      if (message.get("class").asText().equals("alert")) {
        assertThat(message.get("decision").asText()).isEqualTo("send");
        mails.add(
            mail(
                message.get("buyingGroupId"),
                message.get("journeyId"),
                message.get("at"),
                message.get("recipient")));
      }
    }
    assertThat(mails).hasSize(14);
    return mails.stream().sorted().toList();
  }

  private static String mail(JsonNode group, JsonNode journey, JsonNode at, JsonNode recipient) {
    return String.join(" ", group.asText(), journey.asText(), at.asText(), recipient.asText());
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
