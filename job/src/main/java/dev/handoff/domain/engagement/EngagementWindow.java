package dev.handoff.domain.engagement;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The calendar days that count now: today in the engagement zone, and the {@code lookbackDays - 1}
 * before it (SPEC section 2).
 *
 * @param zone where days begin and end; fixed for the life of the state
 * @param lookbackDays 30 unless the job says otherwise, at least 1; fixed for the life of the state
 */
public record EngagementWindow(ZoneId zone, int lookbackDays) {

  /** The calendar day of an instant, as days since 1970-01-01. */
  public int dayOf(Instant instant) {
    return Math.toIntExact(instant.atZone(zone).toLocalDate().toEpochDay());
  }

  /** The first day that counts when it is {@code today}. */
  public int firstDay(int today) {
    return today - lookbackDays + 1;
  }

  /**
   * When a calendar day begins: midnight, or the first instant after it where the clock skips
   * midnight.
   */
  public Instant startOf(int epochDay) {
    return LocalDate.ofEpochDay(epochDay).atStartOfDay(zone).toInstant();
  }
}
