package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.MESSAGE_REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.report.Metric;
import dev.handoff.fixture.Eventually;
import dev.handoff.sink.NdjsonFiles;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What whoever looks on sees of the report while the demo runs. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LiveReportIT {

  @RegisterExtension static final MiniClusterExtension FLINK = FileRun.cluster();

  private static final Path DEMO = Path.of("..", "deploy", "local");
  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final String ROW =
      """
      {"day":"2026-09-08","class":"promotional","message":"news","sent":40,"delivered":40,"opened":20,\
      "clicked":4,"bounced":0,"complained":0,"unsubscribed":0,"suppressed":{},"converted":0,"automated":0}
      """;

  @TempDir private Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private Path output = Path.of("");
  private Path page = Path.of("");

  @BeforeEach
  void setUp() {
    output = folder.resolve("out");
    page = output.resolve(ReportFile.NAME);
  }

  @Test
  void rowsAreSeenBeforeTheRunHasEndedAndAreGoneWithIt() throws Exception {
    JobClient job =
        FileRun.over(DEMO.resolve("demo-data"), output)
            .with("config", DEMO.resolve("demo.yaml").toString())
            .with("track.keys-file", DEMO.resolve("demo-track.keys").toString())
            .checkpointEvery(Duration.ofMillis(200))
            .start();

    Eventually.holds(
        "a mail that was sent, in the report so far",
        Duration.ofMinutes(1),
        () -> ReportFile.of(output).report().total().of(Metric.SENT) > 0);
    liveReport().writeIfDue(NOW);
    assertThat(page)
        .content()
        .contains("So far: as of 2", "<meta http-equiv=\"refresh\"")
        .doesNotContain(">0 mails sent");

    long seen = ReportFile.of(output).report().total().of(Metric.SENT);
    job.getJobExecutionResult().get();
    NdjsonFiles files = new NdjsonFiles(output);
    files.merge(HandoffJob.OUTPUTS);
    assertThat(files.soFar(MESSAGE_REPORT)).isEmpty();
    assertThat(ReportFile.of(output).report().total().of(Metric.SENT))
        .isGreaterThanOrEqualTo(seen)
        .isEqualTo(275);
  }

  @Test
  void nothingOfARunThatWasKilledIsShown() throws Exception {
    committed("part-a-0");
    Files.writeString(page, "the page of the run that was killed");
    liveReport().begin(NOW);
    assertThat(page).content().contains("No mail has been sent or stopped yet.");
  }

  @Test
  void thePageIsMadeAnewOnlyWhenItIsDue() throws Exception {
    LiveReport report = liveReport();
    Files.createDirectories(output);
    report.begin(NOW);
    committed("part-a-0");
    report.writeIfDue(NOW.plus(LiveReport.EVERY).minusMillis(1));
    assertThat(page).content().contains("No mail");
    report.writeIfDue(NOW.plus(LiveReport.EVERY));
    assertThat(page).content().contains("40 mails sent");
  }

  @Test
  void aPageThatCannotBeMadeIsSaidAndStopsNothing() throws Exception {
    Files.writeString(output, "a file where the folder should be");
    liveReport().writeIfDue(NOW);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("report.html is not made anew");
  }

  private void committed(String part) throws Exception {
    Path parts = Files.createDirectories(output.resolve(".parts").resolve("message-report.so-far"));
    Files.writeString(parts.resolve(part), ROW);
  }

  private LiveReport liveReport() throws BadOptionsException {
    return new LiveReport(
        SettingsReader.read(
            "--config",
            DEMO.resolve("demo.yaml").toString(),
            "--track.keys-file",
            DEMO.resolve("demo-track.keys").toString(),
            "--input",
            DEMO.resolve("demo-data").toString(),
            "--output",
            output.toString()),
        output,
        new PrintStream(said, true, StandardCharsets.UTF_8));
  }
}
