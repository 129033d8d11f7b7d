package dev.handoff.domain.insight;

import dev.handoff.domain.engagement.EngagementWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How segments hold from day to day, over the last window of a log.
 *
 * @param people by id of the segment: how many are in it at the end
 * @param days changes from one day to the next that were looked at, over all people
 * @param changes how many of them were to another segment
 */
public record SegmentStability(Map<String, Integer> people, int days, int changes) {

  /** The share of people who change from one day to the next, 0 to 1. */
  public double changing() {
    return days == 0 ? 0 : changes / (double) days;
  }

  /** Each day is closed in turn, as the job does it. */
  static SegmentStability of(MailLog log, EngagementWindow window, SegmentModel model) {
    Instant last = log.last();
    Instant first = log.first();
    TreeMap<String, Integer> people = new TreeMap<>();
    if (first == null || last == null) {
      return new SegmentStability(people, 0, 0);
    }
    int lookback = window.lookbackDays();
    int end = window.dayOf(last);
    int begin = Math.min(end, Math.max(window.dayOf(first) + lookback, end - lookback + 1));
    int days = 0;
    int changes = 0;
    for (List<MailDeed> deeds : log.all()) {
      ClosedDays closed = new ClosedDays(deeds, window);
      String segment = "";
      for (int day = begin - 1; day <= end; day++) {
        MailFeatures features = closed.features(day);
        String now = features.hasMail() ? model.segmentOf(features, segment) : "";
        if (!segment.isEmpty() && !now.isEmpty()) {
          days++;
          changes += now.equals(segment) ? 0 : 1;
        }
        segment = now;
      }
      if (!segment.isEmpty()) {
        people.merge(segment, 1, Integer::sum);
      }
    }
    return new SegmentStability(people, days, changes);
  }
}
