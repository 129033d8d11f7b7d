package dev.handoff.domain.timeline;

import dev.handoff.domain.group.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that happened between us and one person.
 *
 * @param person as the newest profile has them; null when there is none
 * @param entries by time, each once
 */
public record PersonTimeline(
    String personId, @Nullable Person person, List<TimelineEntry> entries) {

  private static final Comparator<TimelineEntry> BY_TIME =
      Comparator.comparing(TimelineEntry::at)
          .thenComparing(TimelineEntry::kind)
          .thenComparing(TimelineEntry::what)
          .thenComparing(Object::toString);

  /** The timeline of what was found, in any order and with repetitions, up to an instant. */
  public static PersonTimeline of(
      String personId, @Nullable Person person, Collection<TimelineEntry> found, Instant until) {
    Set<TimelineEntry> seen = new HashSet<>();
    List<TimelineEntry> entries = new ArrayList<>();
    for (TimelineEntry entry : found) {
      if (!entry.at().isAfter(until) && seen.add(entry)) {
        entries.add(entry);
      }
    }
    entries.sort(BY_TIME);
    return new PersonTimeline(personId, person, List.copyOf(entries));
  }

  /** How many there are of a kind. */
  public long count(TimelineEntry.Kind kind) {
    return entries.stream().filter(entry -> entry.kind() == kind).count();
  }
}
