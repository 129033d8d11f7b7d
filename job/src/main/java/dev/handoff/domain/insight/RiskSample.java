package dev.handoff.domain.insight;

import dev.handoff.domain.engagement.EngagementWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A person at the end of a day, and whether they left within the {@value RiskModel#HORIZON_DAYS}
 * days that followed.
 *
 * @param person number of the person
 * @param day the epoch day
 * @param features how they had taken mail by then
 * @param left whether they unsubscribed or complained after it, within the horizon
 */
public record RiskSample(int person, int day, MailFeatures features, boolean left) {

  /**
   * The samples of a log: every person who may leave, at the end of every {@value
   * RiskModel#HORIZON_DAYS}th day, so that no departure counts twice. The first is when a whole
   * window has been seen, the last when a whole horizon has.
   *
   * @param log sorted
   */
  public static List<RiskSample> of(MailLog log, EngagementWindow window) {
    List<RiskSample> samples = new ArrayList<>();
    Instant first = log.first();
    Instant last = log.last();
    if (first == null || last == null) {
      return samples;
    }
    int begin = window.dayOf(first) + window.lookbackDays() - 1;
    int end = window.dayOf(last) - RiskModel.HORIZON_DAYS;
    int number = 0;
    for (List<MailDeed> deeds : log.all()) {
      add(samples, number++, deeds, begin, end, window);
    }
    return samples;
  }

  private static void add(
      List<RiskSample> samples,
      int number,
      List<MailDeed> deeds,
      int begin,
      int end,
      EngagementWindow window) {
    TreeSet<Integer> departures = new TreeSet<>();
    for (MailDeed deed : deeds) {
      if (deed.kind() == MailDeed.Kind.LEFT) {
        departures.add(window.dayOf(deed.at()));
      }
    }
    ClosedDays days = new ClosedDays(deeds, window);
    for (int day = begin; day <= end; day += RiskModel.HORIZON_DAYS) {
      MailFeatures features = days.features(day);
      if (features.mayLeave()) {
        Integer departure = departures.higher(day);
        boolean left = departure != null && departure <= day + RiskModel.HORIZON_DAYS;
        samples.add(new RiskSample(number, day, features, left));
      }
    }
  }

  /** The features that enough samples have for a model to name them. */
  static List<String> features(List<RiskSample> samples, int fewest) {
    TreeSet<String> names = new TreeSet<>(MailFeatures.NAMES);
    Map<String, Long> after =
        samples.stream()
            .flatMap(sample -> sample.features().values().keySet().stream())
            .filter(name -> name.startsWith(MailFeatures.AFTER))
            .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
    after.forEach(
        (name, count) -> {
          if (count >= fewest) {
            names.add(name);
          }
        });
    return List.copyOf(names);
  }
}
