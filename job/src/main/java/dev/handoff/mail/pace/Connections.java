package dev.handoff.mail.pace;

import java.util.EnumMap;
import java.util.Map;

/**
 * The connections of one task. Promotional mail never takes the last fifth of them, and at least
 * one is always left to the other lane, which may take all.
 */
public final class Connections {

  private final int all;
  private final int reserve;
  private final Map<Lane, Integer> busy = new EnumMap<>(Lane.class);

  /**
   * @param all how many there are, at least 2
   */
  public Connections(int all) {
    this.all = all;
    this.reserve = Math.max(1, (all + 4) / 5);
  }

  /** Whether a mail of this lane may have one now. */
  public boolean free(Lane lane) {
    int left = all - busy(Lane.URGENT) - busy(Lane.PROMOTIONAL);
    return left > 0 && (lane == Lane.URGENT || busy(Lane.PROMOTIONAL) < all - reserve);
  }

  /** Takes one. */
  public void take(Lane lane) {
    busy.merge(lane, 1, Integer::sum);
  }

  /** Gives one back. */
  public void giveBack(Lane lane) {
    busy.merge(lane, -1, Integer::sum);
  }

  /** How many are at work for a lane. */
  public int busy(Lane lane) {
    return busy.getOrDefault(lane, 0);
  }
}
