package dev.handoff.domain.gate;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * The part of the recipient's day in which no promotional mail goes out (SPEC section 9, "Gate").
 *
 * @param from the first moment that is quiet, by the recipient's clock
 * @param to the first that is not; before {@code from}: of the next day; the same: it is never
 *     quiet
 */
public record QuietHours(LocalTime from, LocalTime to) implements Serializable {

  /** Nine in the evening to eight in the morning. */
  public static final QuietHours DEFAULT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0));

  /** Never. */
  public static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

  /**
   * When the quiet that {@code now} lies in is over; null when it is not quiet now. Where the clock
   * skips the end, it is the first instant after; where the clock repeats it, the next of the two.
   */
  public @Nullable Instant endOf(Instant now, ZoneId zone) {
    ZonedDateTime local = now.atZone(zone);
    if (!holds(local.toLocalTime())) {
      return null;
    }
    ZoneRules rules = zone.getRules();
    LocalDateTime end = local.toLocalDate().atTime(to);
    for (Instant found = after(now, end, rules); ; found = after(now, end, rules)) {
      if (found != null) {
        return found;
      }
      end = end.plusDays(1);
    }
  }

  private boolean holds(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean over = !time.isBefore(to);
    return from.isBefore(to) ? begun && !over : !from.equals(to) && (begun || !over);
  }

  /** The first instant after {@code now} at which the clock shows this time. */
  private static @Nullable Instant after(Instant now, LocalDateTime time, ZoneRules rules) {
    ZoneOffsetTransition change = rules.getTransition(time);
    if (change != null && change.isGap()) {
      return change.getInstant().isAfter(now) ? change.getInstant() : null;
    }
    for (ZoneOffset offset : rules.getValidOffsets(time)) {
      if (time.toInstant(offset).isAfter(now)) {
        return time.toInstant(offset);
      }
    }
    return null;
  }
}
