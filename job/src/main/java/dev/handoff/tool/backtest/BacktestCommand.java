package dev.handoff.tool.backtest;

import dev.handoff.codec.BacktestWriter;
import dev.handoff.domain.backtest.BacktestReport;
import dev.handoff.job.BadOptionsException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Tries a draft catalog over a past log and says what it would have changed. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Runs the job over a past log twice, in event time and without mail: with the live catalog, and"
          + " with a draft in it. Says who would have been alerted when, and what differs.",
      "A definition of the draft takes the place of all live versions of its kind and id, from the time"
          + " at which the first of them took effect, or from the beginning of the log; its own"
          + " updatedAt does not count. A journey with status draft runs as if it were live.",
      "The log is the files of --input DIR, or, with source kafka, what the topics hold between --from"
          + " and --until by the records' timestamps. Activities are read from a look-back before"
          + " --from on, so that scores are whole; groups, people and definitions from the beginning."
          + " A compacted topic only knows the newest record of a key.",
      "Writes report.html, report.json, previews of mails and both runs' output to --output DIR.",
      "For example: backtest --catalog FILE --input DIR --output DIR [--config FILE] [--key value …];"
          + " the README lists the options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine, whatever differs", "2:wrong use, or a draft with faults"})
public final class BacktestCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--catalog",
      required = true,
      paramLabel = "FILE|DIR",
      description =
          "The draft: a file or folder of definitions as validate takes it, YAML or JSON.")
  private Path catalog = Path.of("");

  @Option(
      names = "--live",
      paramLabel = "FILE|DIR",
      description = "The live catalog; default the log's own.")
  private @Nullable Path live;

  @Option(
      names = "--live-output",
      paramLabel = "DIR",
      description =
          "What a run with the live catalog over the same log has written: saves that run.")
  private @Nullable Path liveOutput;

  @Option(
      names = "--from",
      paramLabel = "INSTANT",
      description = "Alerts before it are left out, for example 2026-09-01T00:00:00+02:00.")
  private @Nullable String from;

  @Option(
      names = "--previews",
      paramLabel = "N",
      defaultValue = "10",
      description = "Mails to show, at most; default ${DEFAULT-VALUE}.")
  private int previews;

  @Option(names = "--json", description = "Prints JSON instead of text; it holds the recipients.")
  private boolean json;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    try {
      Backtest backtest =
          new Backtest(
              new Backtest.Wish(catalog, live, liveOutput, instant(), previews, arguments),
              System.err);
      BacktestReport report = backtest.run();
      PrintWriter out = commandLine().getOut();
      out.println(
          json
              ? new String(BacktestWriter.write(report), StandardCharsets.UTF_8)
              : new BacktestText(report).text() + "\n\n" + "The page: " + backtest.page());
      out.flush();
      return 0;
    } catch (BadOptionsException | DraftFaultsException e) {
      PrintWriter err = commandLine().getErr();
      err.println(e.getMessage());
      err.flush();
      return 2;
    }
  }

  private @Nullable Instant instant() throws BadOptionsException {
    try {
      return from == null ? null : OffsetDateTime.parse(from).toInstant();
    } catch (DateTimeParseException e) {
      throw new BadOptionsException(
          List.of(
              "from: takes an instant such as 2026-10-16T00:00:00+02:00, not \"" + from + "\""));
    }
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
