package dev.handoff.tool;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.report.ReportSection;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.ReportFile;
import dev.handoff.job.SettingsReader;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.TopicFiles;
import dev.handoff.template.ReportPage;
import dev.handoff.template.ReportPage.Live;
import dev.handoff.tool.insight.ReportInsights;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the report as a page. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes what became of mail as one HTML page with plots: both classes side by side, by day,"
          + " by message, by journey, and why mail was stopped. Reads message-report.ndjson of a"
          + " run over files, or the topic as it is now.",
      "With --watch it goes on until Ctrl-C, over the topic or over a run that is under way.",
      "For example: report --from target/demo --to report.html, or: report --config handoff.yaml"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:some records are no rows of a report", "2:wrong use"})
final class ReportCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DIR|FILE",
      description =
          "A folder with message-report.ndjson, or such a file; without it the topic is read.")
  private @Nullable Path from;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description =
          "The folder that the run read, with message-events.ndjson: adds how people take mail, as"
              + " insights tells it.")
  private @Nullable Path input;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      description = "The page to write; default ${DEFAULT-VALUE}.")
  private Path to = Path.of(ReportFile.NAME);

  @Option(
      names = "--watch",
      paramLabel = "SECONDS",
      description =
          "Makes the page anew each so many seconds, until Ctrl-C; it loads itself again as often.")
  private @Nullable Integer watch;

  @Option(
      names = "--locale",
      paramLabel = "en|fr",
      description = "Language of the page; default the option default.locale.")
  private @Nullable String locale;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The job's options; of them brand.*, default.locale, engagement.time-zone and kafka.* are"
              + " used.")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One option of the job, over --config.")
  private final List<String> set = new ArrayList<>();

  @Override
  public Integer call() throws IOException {
    if (locale != null && !locale.equals("en") && !locale.equals("fr")) {
      return refuse("--locale takes en or fr, not \"" + locale + "\"");
    }
    if (watch != null && watch < 1) {
      return refuse("--watch takes a number of seconds, 1 or more, not " + watch);
    }
    try {
      String[] options = JobArguments.of(config, set);
      JobSettings settings =
          SettingsReader.readForKafka(from == null ? options : withoutCluster(options));
      int unreadable = make(options, settings);
      while (watch != null && pause(watch)) {
        unreadable = make(options, settings);
      }
      return unreadable == 0 ? 0 : 1;
    } catch (BadOptionsException | IllegalStateException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  /** Whether it has passed; not, when somebody has ended the wait. */
  private static boolean pause(int seconds) {
    try {
      Thread.sleep(Duration.ofSeconds(seconds).toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Makes the page once; answers with how many records are no rows. */
  private int make(String[] options, JobSettings settings) throws BadOptionsException, IOException {
    ReportFile read =
        from == null
            ? topic(Objects.requireNonNull(settings.kafka(), "read for Kafka"))
            : files(from, watch != null);
    write(options, settings, read);
    return read.unreadable();
  }

  private void write(String[] options, JobSettings settings, ReportFile read)
      throws BadOptionsException, IOException {
    Path folder = to.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    ReportPage page =
        new ReportPage(
            SettingsReader.readMail(folder == null ? to : folder, options).brand(),
            locale == null ? settings.alerts().locale() : locale,
            settings.engagement().zone());
    List<ReportSection> sections = sections(options, settings);
    if (watch == null) {
      // Not by a move: whoever names a device or a link means what it stands for.
      Files.writeString(to, page.render(read.report(), sections, null));
    } else {
      Live live = new Live(Instant.now(), Duration.ofSeconds(watch));
      ReportFile.put(to, page.render(read.report(), sections, live));
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(read.report().rows().size() + " rows: " + to);
    if (read.unreadable() > 0) {
      out.println(read.unreadable() + " records are no rows of a report and are left out.");
    }
    out.flush();
  }

  private List<ReportSection> sections(String[] options, JobSettings settings)
      throws BadOptionsException {
    if (input == null || from == null) {
      return List.of();
    }
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--input", input.toString()));
    return ReportInsights.sections(
        SettingsReader.readForFiles(all.toArray(String[]::new)),
        Files.isDirectory(from) ? from : Objects.requireNonNull(from.toAbsolutePath().getParent()),
        locale == null ? settings.alerts().locale() : locale);
  }

  private static ReportFile topic(KafkaTopics topics) throws BadOptionsException {
    if (!topics.missing(List.of(Topic.MESSAGE_REPORT)).isEmpty()) {
      throw new BadOptionsException(
          List.of(
              "kafka.topic.message-report: "
                  + topics.bootstrapServers()
                  + " has no topic "
                  + topics.nameOf(Topic.MESSAGE_REPORT)));
    }
    ReportFile read = new ReportFile();
    topics.forEach(Topic.MESSAGE_REPORT, read::add);
    return read;
  }

  /**
   * Rows of a folder or a file.
   *
   * @param underWay whether a run may be writing to the folder, and its topic be yet to come
   */
  private static ReportFile files(Path from, boolean underWay)
      throws BadOptionsException, IOException {
    if (underWay && Files.isDirectory(from)) {
      return ReportFile.of(from);
    }
    Path file = Files.isDirectory(from) ? new TopicFiles(from).file(Topic.MESSAGE_REPORT) : from;
    if (!Files.isRegularFile(file)) {
      throw new BadOptionsException(List.of("--from: there is no " + file));
    }
    ReportFile read = new ReportFile();
    TopicFiles.forEach(Topic.MESSAGE_REPORT, file, read::add);
    return read;
  }

  /** Where rows come from a file, the cluster is not asked. */
  private static String[] withoutCluster(String[] options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--kafka.bootstrap.servers", "not-asked:9092"));
    return all.toArray(String[]::new);
  }

  private int refuse(String why) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(why);
    err.flush();
    return 2;
  }
}
