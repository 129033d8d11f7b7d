package dev.handoff.job;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.operator.MailSettings;
import dev.handoff.sink.NdjsonFiles;
import dev.handoff.template.ReportPage;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The report's page while a run over files goes on: made anew, every few seconds, of the rows that
 * have been committed so far. Without mail there is none.
 */
final class LiveReport {

  /** How often it is made, at most. */
  static final Duration EVERY = Duration.ofSeconds(4);

  private final JobSettings settings;
  private final Path output;
  private final PrintStream out;
  private Instant due = Instant.MIN;

  LiveReport(JobSettings settings, Path output, PrintStream out) {
    this.settings = settings;
    this.output = output;
    this.out = out;
  }

  /** Nothing of an earlier run stays, be it the page or the rows of one that was killed. */
  void begin(Instant now) throws IOException {
    new NdjsonFiles(output).clear(List.of(Topic.MESSAGE_REPORT));
    remove();
    if (settings.mail() != null) {
      out.println(
          "Report      " + output.resolve(ReportFile.NAME) + ", of what is committed so far");
    }
    writeIfDue(now);
  }

  /** Removes the page of a run that has failed, which nobody keeps up any more. */
  void remove() throws IOException {
    Files.deleteIfExists(output.resolve(ReportFile.NAME));
  }

  /** Makes the page, unless it is new enough; what keeps it from being made stops nothing else. */
  void writeIfDue(Instant now) {
    MailSettings mail = settings.mail();
    if (mail == null || now.isBefore(due)) {
      return;
    }
    due = now.plus(EVERY);
    try {
      ReportFile.write(settings, mail.brand(), output, List.of(), new ReportPage.Live(now, EVERY));
    } catch (IOException | UncheckedIOException e) {
      out.println(output.resolve(ReportFile.NAME) + " is not made anew: " + e);
    }
  }
}
