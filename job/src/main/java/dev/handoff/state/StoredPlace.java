package dev.handoff.state;

import dev.handoff.domain.journey.JourneyPlace;
import dev.handoff.domain.journey.JourneyPlace.CoolDown;
import dev.handoff.domain.journey.JourneyPlace.Passed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a group stands in a journey, as stored. */
public record StoredPlace(
    String journeyId,
    int version,
    @Nullable String nodeId,
    int entry,
    @Nullable Instant enteredAt,
    @Nullable Instant reachedAt,
    @Nullable Instant endedAt,
    List<StoredCoolDown> coolDowns,
    List<StoredPassed> passed) {

  /** When a node last acted, as stored. */
  public record StoredCoolDown(String nodeId, Instant lastAt) {}

  /** A condition that let the group through, as stored. */
  public record StoredPassed(String condition, String value) {}

  static StoredPlace of(JourneyPlace place) {
    return new StoredPlace(
        place.journeyId(),
        place.version(),
        place.nodeId(),
        place.entry(),
        place.enteredAt(),
        place.reachedAt(),
        place.endedAt(),
        place.coolDowns().stream()
            .map(coolDown -> new StoredCoolDown(coolDown.nodeId(), coolDown.lastAt()))
            .toList(),
        place.passed().stream()
            .map(passed -> new StoredPassed(passed.condition(), passed.value()))
            .toList());
  }

  JourneyPlace toDomain() {
    return new JourneyPlace(
        journeyId,
        version,
        nodeId,
        entry,
        enteredAt,
        reachedAt,
        endedAt,
        coolDowns.stream()
            .map(coolDown -> new CoolDown(coolDown.nodeId(), coolDown.lastAt()))
            .toList(),
        passed.stream().map(seen -> new Passed(seen.condition(), seen.value())).toList());
  }
}
