package dev.handoff.operator;

import dev.handoff.domain.engagement.EngagementWindow;
import java.io.Serializable;
import java.time.ZoneId;

/**
 * What is fixed for the life of the state (SPEC section 9, "Contracts").
 *
 * @param zone where days begin and end
 * @param lookbackDays days that count, today included
 * @param dailyCap activities of one type that count on one day
 */
public record EngagementOptions(ZoneId zone, int lookbackDays, int dailyCap)
    implements Serializable {

  /** The days that count. */
  public EngagementWindow window() {
    return new EngagementWindow(zone, lookbackDays);
  }
}
