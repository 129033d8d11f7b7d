package dev.handoff.tool;

import dev.handoff.codec.ExplanationWriter;
import dev.handoff.codec.TimelineWriter;
import dev.handoff.domain.evaluate.GroupExplanation;
import dev.handoff.domain.timeline.PersonTimeline;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.tool.replay.LogReplay;
import dev.handoff.tool.timeline.PersonLog;
import dev.handoff.tool.timeline.TimelineText;
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

/**
 * Says why a buying group has the scores it has, and what its journeys wait for; or what happened
 * between us and one person.
 */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Says why a buying group is as it is at an instant: what its scores are made of, what leaves"
          + " the window next, and what its journeys wait for. Reads DIR/<topic>.ndjson and writes"
          + " nothing.",
      "Or lists, of one person, what was asked for, sent, stopped, opened, clicked and done, in"
          + " both classes of mail, and the alerts that showed the person; with --output DIR also"
          + " what a run wrote there.",
      "For example: explain --group ID --input DIR [--config FILE] [--key value …]; the README"
          + " lists the options."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:fine", "1:there is no such group or person at that instant", "2:wrong use"})
final class ExplainCommand implements Callable<Integer> {

  @Spec private @Nullable CommandSpec spec;

  @Option(names = "--group", paramLabel = "ID", description = "The buying group.")
  private @Nullable String group;

  @Option(names = "--person", paramLabel = "ID", description = "The person, by personId.")
  private @Nullable String person;

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description =
          "When, for example 2026-10-16T00:00:00+02:00; default the newest valid time in the"
              + " files.")
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
    if (person != null && group == null) {
      return person(person, settings, instant);
    }
    return group != null && person == null
        ? group(group, settings, instant)
        : refuse("explain takes --group ID or --person ID", 2);
  }

  private int person(String personId, JobSettings settings, @Nullable Instant instant) {
    PersonTimeline timeline = new PersonLog(settings, personId).until(instant);
    if (timeline.person() == null && timeline.entries().isEmpty()) {
      return refuse("Nothing is known of a person \"" + personId + "\" in " + settings.input(), 1);
    }
    print(
        json
            ? new String(TimelineWriter.write(timeline), StandardCharsets.UTF_8)
            : new TimelineText(timeline, settings.engagement().zone()).text());
    return 0;
  }

  private int group(String groupId, JobSettings settings, @Nullable Instant instant) {
    LogReplay replay = new LogReplay(settings, instant);
    if (!replay.groupIds().contains(groupId)) {
      return refuse(
          "There is no buying group \""
              + groupId
              + "\" in "
              + settings.input()
              + near(groupId, replay),
          1);
    }
    GroupExplanation explanation = replay.run(groupId).explain();
    if (explanation == null) {
      return refuse(absent(groupId, replay), 1);
    }
    print(
        json
            ? new String(ExplanationWriter.write(explanation), StandardCharsets.UTF_8)
            : new ExplanationText(explanation, settings.engagement().zone()).text());
    return 0;
  }

  private void print(String text) {
    PrintWriter out = commandLine().getOut();
    out.println(text);
    out.flush();
  }

  private static String near(String groupId, LogReplay replay) {
    List<String> near = NearNames.of(groupId, replay.groupIds());
    return near.isEmpty() ? ": no buying group is" : "; near it: " + String.join(", ", near);
  }

  private static String absent(String groupId, LogReplay replay) {
    Instant first = replay.firstSeen(groupId);
    return first != null && first.isAfter(replay.until())
        ? groupId + " is not there yet at " + replay.until() + ": its first snapshot is of " + first
        : groupId + " is deleted at " + replay.until() + ": it has no scores";
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
