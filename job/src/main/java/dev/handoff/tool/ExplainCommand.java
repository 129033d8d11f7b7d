package dev.handoff.tool;

import dev.handoff.codec.ExplanationWriter;
import dev.handoff.domain.evaluate.GroupExplanation;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.tool.replay.LogReplay;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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

/** Says why a buying group has the scores it has, and what its journeys wait for. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says why a buying group is as it is at an instant: what its scores are made of, what leaves the"
          + " window next, and what its journeys wait for. Reads DIR/<topic>.ndjson and writes nothing.",
      "For example: explain --group ID --input DIR [--config FILE] [--key value …]; the README lists the options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:there is no such group at that instant", "2:wrong use"})
final class ExplainCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--group", required = true, paramLabel = "ID", description = "The buying group.")
  private String group = "";

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "When, for example 2026-10-16T00:00:00+02:00; default the newest valid time in the files.")
  private @Nullable String at;

  @Option(names = "--json", description = "Prints JSON instead of text.")
  private boolean json;

  @Unmatched private final List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() {
    JobSettings settings;
    Instant instant;
    try {
      settings = SettingsReader.readForFiles(arguments.toArray(String[]::new));
      instant = at == null ? null : OffsetDateTime.parse(at).toInstant();
    } catch (BadOptionsException e) {
      return refuse(String.valueOf(e.getMessage()), 2);
    } catch (DateTimeParseException e) {
      return refuse(
          "--at takes an instant such as 2026-10-16T00:00:00+02:00, not \"" + at + "\"", 2);
    }
    LogReplay replay = new LogReplay(settings, instant);
    if (!replay.groupIds().contains(group)) {
      return refuse(
          "There is no buying group \"" + group + "\" in " + settings.input() + near(replay), 1);
    }
    GroupExplanation explanation = replay.run(group).explain();
    if (explanation == null) {
      return refuse(absent(replay), 1);
    }
    PrintWriter out = commandLine().getOut();
    out.println(
        json
            ? new String(ExplanationWriter.write(explanation), StandardCharsets.UTF_8)
            : new ExplanationText(explanation, settings.engagement().zone()).text());
    out.flush();
    return 0;
  }

  private String near(LogReplay replay) {
    List<String> near = NearNames.of(group, replay.groupIds());
    return near.isEmpty() ? ": no buying group is" : "; near it: " + String.join(", ", near);
  }

  private String absent(LogReplay replay) {
    Instant first = replay.firstSeen(group);
    return first != null && first.isAfter(replay.until())
        ? group + " is not there yet at " + replay.until() + ": its first snapshot is of " + first
        : group + " is deleted at " + replay.until() + ": it has no scores";
  }

  private int refuse(String why, int exitCode) {
    PrintWriter err = commandLine().getErr();
    err.println(why);
    err.flush();
    return exitCode;
  }

  private CommandLine commandLine() {
    return Objects.requireNonNull(spec).commandLine();
  }
}
