package dev.handoff.domain.insight;

import dev.handoff.domain.engagement.EngagementWindow;
import java.util.List;

/**
 * A person's mail as it stood at the end of one day after the other, closed as the job closes days:
 * what has left the window is forgotten.
 */
final class ClosedDays {

  private final List<MailDeed> deeds;
  private final EngagementWindow window;
  private final MailHistory history = MailHistory.empty();
  private int next;

  /**
   * @param deeds of the person, sorted
   */
  ClosedDays(List<MailDeed> deeds, EngagementWindow window) {
    this.deeds = deeds;
    this.window = window;
  }

  /**
   * The features at the end of a day.
   *
   * @param day epoch day, after those asked for before
   */
  MailFeatures features(int day) {
    while (next < deeds.size() && window.dayOf(deeds.get(next).at()) <= day) {
      history.count(deeds.get(next), window.dayOf(deeds.get(next).at()));
      next++;
    }
    history.expireBefore(day - window.lookbackDays() + 1);
    return history.features(day, window.lookbackDays());
  }
}
