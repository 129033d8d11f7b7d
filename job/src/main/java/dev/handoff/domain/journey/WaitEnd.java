package dev.handoff.domain.journey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * When a wait or a listen that began at some instant is over (SPEC section 9, "Time and order").
 */
final class WaitEnd {

  private WaitEnd() {}

  /**
   * When a wait is over or a listen times out; null for a listen without a timeout and for every
   * other node.
   *
   * @param reachedAt when the group came to the node
   * @param engagementZone the zone of waits that name none
   */
  static @Nullable Instant of(JourneyNode node, Instant reachedAt, ZoneId engagementZone) {
    if (node instanceof JourneyNode.WaitFor wait) {
      return reachedAt.plus(wait.duration());
    } else if (node instanceof JourneyNode.WaitUntil wait) {
      return wait.until();
    } else if (node instanceof JourneyNode.WaitForDay wait) {
      return nextDay(wait, reachedAt, wait.zone() == null ? engagementZone : wait.zone());
    } else if (node instanceof JourneyNode.Listen listen && listen.timeout() != null) {
      return reachedAt.plus(listen.timeout());
    }
    return null;
  }

  /**
   * The next of the wait's days at its time, strictly after the arrival. A time that a clock change
   * skips is the first valid instant after it; one that it repeats is the first of the two.
   */
  private static Instant nextDay(JourneyNode.WaitForDay wait, Instant reachedAt, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    for (LocalDate day = reachedAt.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
      if (wait.days().isEmpty() || wait.days().contains(day.getDayOfWeek())) {
        Instant end = firstInstant(day.atTime(wait.time()), rules);
        if (end.isAfter(reachedAt)) {
          return end;
        }
      }
    }
  }

  private static Instant firstInstant(LocalDateTime time, ZoneRules rules) {
    ZoneOffsetTransition change = rules.getTransition(time);
    if (change != null && change.isGap()) {
      return change.getInstant();
    }
    return time.toInstant(rules.getValidOffsets(time).get(0));
  }
}
