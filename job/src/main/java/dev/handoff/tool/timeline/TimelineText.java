package dev.handoff.tool.timeline;

import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.timeline.PersonTimeline;
import dev.handoff.domain.timeline.TimelineEntry;
import dev.handoff.domain.timeline.TimelineEntry.Kind;
import dev.handoff.tool.catalog.Printable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A timeline to be read on a terminal: a line an entry. */
public final class TimelineText {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private final PersonTimeline timeline;
  private final ZoneId zone;

  /**
   * @param zone in which times are shown: that of the engagement's days
   */
  public TimelineText(PersonTimeline timeline, ZoneId zone) {
    this.timeline = timeline;
    this.zone = zone;
  }

  /** All of it, without a line break at the end. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(Printable.line(who()));
    lines.add("Times in " + zone + ". " + counts());
    lines.add("");
    for (TimelineEntry entry : timeline.entries()) {
      lines.add(Printable.line(line(entry)).stripTrailing());
    }
    return String.join("\n", lines);
  }

  private String who() {
    Person person = timeline.person();
    if (person == null) {
      return timeline.personId() + ", of whom there is no profile";
    }
    if (person.erased()) {
      return timeline.personId() + ", erased at " + TIME.format(person.updatedAt().atZone(zone));
    }
    String name =
        Stream.of(person.firstName(), person.lastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    String email = person.email() == null ? ", no address" : ", " + person.email();
    return (name.isEmpty() ? timeline.personId() : name + " (" + timeline.personId() + ")") + email;
  }

  private String counts() {
    List<String> counts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      long n = timeline.count(kind);
      if (n > 0) {
        counts.add(n + " " + kind.wireName());
      }
    }
    return counts.isEmpty() ? "Nothing happened." : String.join(", ", counts) + ".";
  }

  private String line(TimelineEntry entry) {
    MessageClass messageClass = entry.messageClass();
    String detail = entry.detail() == null ? "" : "  " + entry.detail();
    return String.format(
        "%s  %-12s  %-13s  %s%s%s",
        TIME.format(entry.at().atZone(zone)),
        entry.kind().wireName(),
        messageClass == null ? "" : messageClass.wireName(),
        entry.what(),
        detail,
        entry.automated() ? "  (a machine)" : "");
  }
}
