package dev.handoff.domain.activity;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is kept of an interesting moment to show it.
 *
 * @param momentId its id, so that a copy is not shown twice
 * @param type its kind
 * @param at when
 * @param description one line for sales
 */
public record RecentMoment(String momentId, MomentType type, Instant at, String description) {

  /** Newest first; at one instant by id. */
  public static final Comparator<RecentMoment> NEWEST_FIRST =
      Comparator.comparing(RecentMoment::at).reversed().thenComparing(RecentMoment::momentId);

  public static RecentMoment of(InterestingMoment moment) {
    return new RecentMoment(
        moment.momentId(), moment.type(), moment.occurredAt(), moment.description());
  }
}
