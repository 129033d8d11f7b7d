package dev.handoff.tool.redrive;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.redrive.Selection;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.SettingsReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Lists what did not go through, and puts it in again. */
@Command(
    name = "redrive",
    mixinStandardHelpOptions = true,
    description = {
      "Lists bad records, and mails that were stopped or not delivered, with counts by reason. With"
          + " --send it puts them in again after a fix: a record into its topic as it was, cut ones"
          + " whole from their origin; what asked for a mail marked as late, for those only who did"
          + " not get it. What was sent is never sent again, and the gate decides anew.",
      "For example: redrive --config FILE [--key value …]; or redrive --from OUTPUT --input INPUT"
          + " --send --to NEXT for a run over files."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is stuck; with --send, all of it was put in again",
      "1:something is; with --send, some was left out",
      "2:wrong use, or the cluster does not answer"
    })
public final class RedriveCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = "The output folder of a run over files, in place of the job's Kafka cluster.")
  private @Nullable Path from;

  @Option(
      names = "--input",
      paramLabel = "DIR",
      description = "The folder that run has read: for cut records, requests and erasures.")
  private @Nullable Path input;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "With --from and --send: the folder that the next run reads; lines are added.")
  private @Nullable Path to;

  @Option(names = "--send", description = "Puts them in again; without it they are only listed.")
  private boolean send;

  @Option(
      names = "--not-after",
      paramLabel = "DURATION",
      defaultValue = "PT24H",
      description = "How long such mail is worth sending, from now; default ${DEFAULT-VALUE}.")
  private Duration worth = Duration.ofDays(1);

  @Option(names = "--topic", paramLabel = "TOPIC", description = "Only of this topic.")
  private final List<String> topics = new ArrayList<>();

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      description = "Only what this step refused: parse, gate, address, deliver.")
  private final List<String> stages = new ArrayList<>();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Only where the reason holds this text, or the field is this one.")
  private final List<String> reasons = new ArrayList<>();

  @Option(
      names = "--class",
      paramLabel = "CLASS",
      description = "Only mail of this class: alert, transactional, promotional.")
  private final List<String> classes = new ArrayList<>();

  @Option(
      names = "--id",
      paramLabel = "ID",
      description = "Only this messageId, alertId or requestId, or place as listed.")
  private final List<String> ids = new ArrayList<>();

  @Option(names = "--since", paramLabel = "INSTANT", description = "Only refused then or later.")
  private @Nullable Instant since;

  @Option(names = "--until", paramLabel = "INSTANT", description = "Only refused then or earlier.")
  private @Nullable Instant until;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Lists so many one by one; default ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    try {
      check();
      return run(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    } catch (BadOptionsException | IllegalArgumentException e) {
      return refuse(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException | IllegalStateException e) {
      return refuse(String.valueOf(e.getMessage()));
    }
  }

  private int run(Instant now) throws BadOptionsException {
    RedriveText text = new RedriveText(out());
    try (Ends ends = ends(now)) {
      Findings findings = new Findings(ends, selection());
      if (findings.unreadable() > 0) {
        out().println(findings.unreadable() + " dead letters cannot be read");
      }
      text.counts(findings.chosen());
      if (!send) {
        text.lines(findings, limit);
        out().flush();
        return findings.chosen().isEmpty() ? 0 : 1;
      }
      Redrive redrive = new Redrive(ends, findings, now, worth);
      redrive.run();
      ends.finish();
      text.outcome(redrive);
      out().flush();
      return redrive.leftOut().isEmpty() ? 0 : 1;
    }
  }

  private void check() {
    if (from != null && !arguments.isEmpty()) {
      throw new IllegalArgumentException("--from: reads files and takes no options of the job");
    }
    if (from != null && !Files.isDirectory(from)) {
      throw new IllegalArgumentException("--from: there is no folder " + from);
    }
    if (input != null && !Files.isDirectory(input)) {
      throw new IllegalArgumentException("--input: there is no folder " + input);
    }
    if (from != null && send && to == null) {
      throw new IllegalArgumentException("--to: is required with --from and --send");
    }
    if (from == null && (to != null || input != null)) {
      throw new IllegalArgumentException("--to and --input: go with --from");
    }
    if (worth.isNegative() || worth.isZero()) {
      throw new IllegalArgumentException("--not-after: takes a duration above 0, such as PT24H");
    }
  }

  private Ends ends(Instant now) throws BadOptionsException {
    return from == null
        ? new ClusterEnds(
            Objects.requireNonNull(
                SettingsReader.readForKafka(arguments.toArray(String[]::new)).kafka(),
                "read for Kafka"),
            now)
        : new FolderEnds(from, input, to);
  }

  private Selection selection() {
    return new Selection(
        Set.copyOf(topics),
        Set.copyOf(stages),
        Set.copyOf(reasons),
        classes.stream().map(RedriveCommand::messageClass).collect(Collectors.toSet()),
        Set.copyOf(ids),
        since,
        until);
  }

  private static MessageClass messageClass(String name) {
    return Arrays.stream(MessageClass.values())
        .filter(one -> one.wireName().equals(name))
        .findAny()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--class: takes alert, transactional or promotional, not \"" + name + "\""));
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  private int refuse(String why) {
    PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(why);
    err.flush();
    return 2;
  }
}
