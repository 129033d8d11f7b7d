package dev.handoff.tool.redrive;

import dev.handoff.codec.PersonReader;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.group.Person;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who was erased, and who is known: what is put in again must not bring back anything of somebody
 * who is gone (SPEC section 8, promise 4).
 */
final class ErasedPeople {

  private final PersonReader reader = new PersonReader();
  private final Map<String, Instant> erased = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final boolean told;

  private record Shown(@Nullable String personId, String name) {}

  /** As the topic of people has it. */
  ErasedPeople(Ends ends) {
    told = ends.has(Topic.PEOPLE);
    ends.forEach(Topic.PEOPLE, this::take);
  }

  private void take(RawRecord raw) {
    byte[] json = raw.value();
    String key = raw.key();
    Instant at = raw.origin().timestamp();
    if (json == null && key != null && at != null) {
      gone(key, at);
    } else if (json != null) {
      for (Person person : reader.read(json).items()) {
        if (person.erased()) {
          gone(person.personId(), person.updatedAt());
        } else {
          known.add(person.personId());
        }
      }
    }
  }

  private void gone(String personId, Instant at) {
    erased.merge(personId, at, (one, other) -> one.isAfter(other) ? one : other);
    known.remove(personId);
  }

  /** Whether the person was erased after this was said. */
  boolean since(Instant said, @Nullable String personId) {
    Instant at = personId == null ? null : erased.get(personId);
    return at != null && at.isAfter(said);
  }

  /**
   * Whether an alert shows somebody who was erased since. Compaction forgets an erasure in time:
   * who is named and is no longer known was erased too.
   */
  boolean shownIn(SalesAlert alert) {
    Stream<Shown> members =
        alert.members().stream().map(member -> new Shown(member.personId(), member.name()));
    Stream<Shown> top =
        alert.topMembers().stream().map(member -> new Shown(member.personId(), member.name()));
    Stream<Shown> moments =
        alert.moments().latest().stream()
            .map(moment -> new Shown(moment.personId(), moment.name()));
    return Stream.concat(members, Stream.concat(top, moments))
        .anyMatch(shown -> since(alert.decidedAt(), shown.personId()) || isNoLongerKnown(shown));
  }

  private boolean isNoLongerKnown(Shown shown) {
    String personId = shown.personId();
    return told && personId != null && !shown.name().equals(personId) && !known.contains(personId);
  }
}
