package dev.handoff.tool.backtest;

import dev.handoff.codec.BacktestWriter;
import dev.handoff.domain.backtest.AlertChange;
import dev.handoff.domain.backtest.AlertComparison;
import dev.handoff.domain.backtest.BacktestReport;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.EmbeddedRun;
import dev.handoff.job.JobSettings;
import dev.handoff.job.JobSettings.Ends;
import dev.handoff.job.SettingsReader;
import dev.handoff.operator.MailSettings;
import dev.handoff.source.TopicFiles;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.BacktestPage;
import dev.handoff.template.BacktestPage.Preview;
import dev.handoff.tool.catalog.CheckedCatalog;
import dev.handoff.tool.catalog.Finding;
import dev.handoff.tool.catalog.LiveDefinitions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The steps of one backtest. */
final class Backtest {

  private final Wish wish;
  private final PrintStream progress;
  private final JobSettings settings;
  private final Path output;
  private final List<String> notes = new ArrayList<>();

  /**
   * What is asked for.
   *
   * @param catalog file or folder of the draft
   * @param live file or folder of the live catalog; null: the log's own
   * @param liveOutput what a run with the live catalog has written; null: it is run
   * @param from alerts before it are left out; null: none are
   * @param previews mails to show, at most
   * @param options of the job, as on its command line
   */
  record Wish(
      Path catalog,
      @Nullable Path live,
      @Nullable Path liveOutput,
      @Nullable Instant from,
      int previews,
      List<String> options) {}

  /**
   * @param progress told how far it is
   * @throws BadOptionsException with everything that is wrong with the options
   */
  Backtest(Wish wish, PrintStream progress) throws BadOptionsException {
    this.wish = wish;
    this.progress = progress;
    this.settings = SettingsReader.readWithoutMail(wish.options().toArray(String[]::new));
    this.output = Objects.requireNonNull(settings.output(), "required");
    if (wish.previews() < 0) {
      throw new BadOptionsException(List.of("previews: takes 0 or more"));
    }
  }

  /** Where the page is. */
  Path page() {
    return output.resolve("report.html");
  }

  /**
   * Runs and compares, and writes all that comes of it.
   *
   * @throws DraftFaultsException when the draft cannot be run
   */
  BacktestReport run() throws Exception {
    DraftCatalog draft = draft(liveCatalog());
    checkLiveOutput();
    Path log = log();
    progress.println("reading the log's times");
    LogSpan span = new LogSpan(settings, log);
    Instant begin = span.oldest();
    Instant newest = span.newest();
    if (begin == null || newest == null) {
      throw new BadOptionsException(List.of("input: holds no good record"));
    }
    Instant until = settings.until() == null ? newest : settings.until();
    List<RawRecord> live =
        wish.live() == null ? new TopicFiles(log).readAll(Topic.CATALOG) : liveCatalog();
    DraftCatalog.Merged merged = draft.into(live, begin);
    RunOutput liveRun = live(log, live, until);
    RunOutput draftRun = run("draft", log, merged.records(), until);
    addNotes();
    BacktestReport report =
        new BacktestReport(
            wish.from(),
            begin,
            until,
            settings.engagement().zone(),
            span.records(),
            merged.drafts(),
            notes,
            AlertComparison.of(
                liveRun.alerted(wish.from(), until), draftRun.alerted(wish.from(), until)),
            liveRun.stays(wish.from(), until),
            draftRun.stays(wish.from(), until));
    write(report, draftRun);
    return report;
  }

  private List<RawRecord> liveCatalog() throws BadOptionsException {
    Path file = wish.live();
    if (file != null) {
      try {
        return CatalogLines.read(file);
      } catch (IOException e) {
        throw new BadOptionsException(List.of("live: cannot read " + file));
      }
    }
    return settings.ends() == Ends.FILES
        ? new TopicFiles(Objects.requireNonNull(settings.input(), "required"))
            .readAll(Topic.CATALOG)
        : Objects.requireNonNull(settings.kafka(), "required").readAll(Topic.CATALOG);
  }

  /** The draft, checked as {@code validate} does, beside what is live. */
  private DraftCatalog draft(List<RawRecord> live) throws Exception {
    if (!CheckedCatalog.holdsDefinitions(wish.catalog())) {
      throw new BadOptionsException(
          List.of("catalog: " + wish.catalog() + " is no file or folder of definitions"));
    }
    int lookbackDays = settings.engagement().lookbackDays();
    Instant now = settings.clock().instant();
    CheckedCatalog checked =
        new CheckedCatalog(
            List.of(wish.catalog()),
            lookbackDays,
            now,
            now,
            new LiveDefinitions(live, lookbackDays).keysInForce());
    if (!checked.findings().isEmpty()) {
      throw new DraftFaultsException(checked.findings().stream().map(Finding::text).toList());
    }
    if (checked.size() == 0) {
      throw new DraftFaultsException(List.of(wish.catalog() + " holds no definition"));
    }
    return new DraftCatalog(checked.records(), lookbackDays);
  }

  private void checkLiveOutput() throws BadOptionsException {
    Path liveOutput = wish.liveOutput();
    List<String> missing = liveOutput == null ? List.of() : new RunOutput(liveOutput).missing();
    if (!missing.isEmpty()) {
      throw new BadOptionsException(
          List.of("live-output: holds no output of a run, there is no " + missing.get(0)));
    }
  }

  /** The folder of the log: the input, or what Kafka holds, written there first. */
  private Path log() throws IOException {
    if (settings.ends() == Ends.FILES) {
      return Objects.requireNonNull(settings.input(), "required");
    }
    Path log = output.resolve("log");
    Instant until = settings.until() == null ? settings.clock().instant() : settings.until();
    Instant from = wish.from();
    Duration lookback = Duration.ofDays(settings.engagement().lookbackDays());
    progress.println("reading topics up to " + until);
    KafkaLog kafka = new KafkaLog(Objects.requireNonNull(settings.kafka()), log);
    kafka.write(from == null ? null : from.minus(lookback), until);
    kafka.notes().forEach(progress::println);
    notes.addAll(kafka.notes());
    notes.add(
        "The log was read from Kafka by the records' timestamps; what happened is told by the"
            + " records' own times, so that one that came after the end is not in it.");
    return log;
  }

  private RunOutput live(Path log, List<RawRecord> catalog, Instant until) throws Exception {
    if (wish.liveOutput() != null) {
      notes.add(
          "The live side is what an earlier run has written to "
              + wish.liveOutput()
              + ": it must have read the same log, up to the same end.");
      return new RunOutput(wish.liveOutput());
    }
    if (wish.live() == null) {
      return run("live", log, until);
    }
    List<byte[]> records =
        catalog.stream().map(record -> Objects.requireNonNull(record.value(), "a line")).toList();
    return run("live", log, records, until);
  }

  /** A run over the log with another catalog. */
  private RunOutput run(String name, Path log, List<byte[]> catalog, Instant until)
      throws Exception {
    Path folder = RunFolder.make(output.resolve(name + "-input"), log, catalog);
    try {
      return run(name, folder, until);
    } finally {
      RunFolder.clear(folder);
    }
  }

  /** The job itself, in event time. */
  private RunOutput run(String name, Path input, Instant until) throws Exception {
    progress.println("running the " + name + " catalog");
    Path folder = output.resolve(name);
    new EmbeddedRun(settings(input, folder, until, "none"), progress).runToEnd();
    return new RunOutput(folder);
  }

  private JobSettings settings(Path log, Path results, Instant until, String mail)
      throws BadOptionsException {
    List<String> fixed =
        new ArrayList<>(
            List.of(
                "--source",
                "files",
                "--stages",
                "all",
                "--order",
                "event-time",
                "--mail",
                mail,
                "--ui.stay",
                "false",
                "--input",
                log.toString(),
                "--output",
                results.toString(),
                "--until",
                until.toString()));
    Stream<String> anyPort = Stream.of("--ui.port", "0");
    return SettingsReader.read(
        Stream.of(anyPort, wish.options().stream(), fixed.stream())
            .flatMap(options -> options)
            .toArray(String[]::new));
  }

  private void addNotes() {
    notes.add(
        "Both sides are what the job decides over this log in event time. A live job acts on records"
            + " as they come, so that what it really sent may differ from the live side here.");
    notes.add(
        "Each definition of the draft stands in for all live versions of its kind and id, as though"
            + " it had always been there. Two alerts are compared when group, journey and node are"
            + " the same; a node under a new id is gone and new.");
    notes.add("Nothing was mailed; what mail.allow would stop is not taken out.");
  }

  private void write(BacktestReport report, RunOutput draftRun) throws Exception {
    MailSettings mail =
        Objects.requireNonNull(
            settings(draftRun.folder(), output, report.until(), "inbox").mail(), "inbox");
    List<AlertChange> alerts = report.alerts();
    List<Preview> previews =
        new Previews(
                new AlertRenderer(
                    mail.brand(),
                    mail.links(),
                    mail.templates(),
                    fault -> progress.println("the built-in template was used: " + fault.text())),
                output)
            .write(draftRun, alerts, wish.previews());
    Files.write(output.resolve("report.json"), BacktestWriter.write(report));
    Files.writeString(
        page(), new BacktestPage(mail.brand()).render(report, previews), StandardCharsets.UTF_8);
  }
}
