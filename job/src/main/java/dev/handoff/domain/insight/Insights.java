package dev.handoff.domain.insight;

import dev.handoff.domain.engagement.EngagementWindow;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Both answers of SPEC section 6 and the segments, for a report.
 *
 * @param from the first instant that the associations observe
 * @param until the first after it
 * @param people how many people the log holds
 * @param associations one for each time before and after transactional mails
 * @param risk what comes before an unsubscribe
 * @param segments by id, how many people are in each at the end; without those who got no mail
 * @param persons each person as they stand at the end, the highest risk first
 */
public record Insights(
    Instant from,
    Instant until,
    int people,
    List<Association.Result> associations,
    RiskFit risk,
    Map<String, Integer> segments,
    List<Standing> persons) {

  /** The windows of SPEC section 6. */
  private static final List<Duration> WINDOWS =
      List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));

  /**
   * A person at the end of the log.
   *
   * @param segment id of the segment
   * @param risk of leaving, or null
   * @param reasons what lifts it, the strongest first
   */
  public record Standing(
      String personId, String segment, @Nullable BigDecimal risk, List<RiskModel.Reason> reasons) {}

  /**
   * Looks at a log.
   *
   * @param log sorted
   * @param observed how far back from the end the associations look
   * @param models in force; a fitted risk model is not
   */
  public static Insights of(
      MailLog log, Duration observed, EngagementWindow window, InsightModels models) {
    Instant last = log.last();
    Instant until = last == null ? Instant.EPOCH : last.plusMillis(1);
    Instant from = until.minus(observed);
    List<Association.Result> associations = new ArrayList<>();
    for (Exposure.Side side : Exposure.Side.values()) {
      for (Duration length : WINDOWS) {
        associations.add(
            Association.of(log, from, until, new Exposure(length, side), window.zone()));
      }
    }
    List<Standing> persons = new ArrayList<>();
    TreeMap<String, Integer> segments = new TreeMap<>();
    for (Map.Entry<String, List<MailDeed>> person : log.people().entrySet()) {
      Standing standing = standing(person.getKey(), person.getValue(), until, window, models);
      persons.add(standing);
      if (!standing.segment().isEmpty()) {
        segments.merge(standing.segment(), 1, Integer::sum);
      }
    }
    persons.sort((one, other) -> value(other.risk()).compareTo(value(one.risk())));
    return new Insights(
        from,
        until,
        log.people().size(),
        associations,
        RiskFit.of(RiskSample.of(log, window)),
        segments,
        persons);
  }

  private static BigDecimal value(@Nullable BigDecimal risk) {
    return risk == null ? BigDecimal.ONE.negate() : risk;
  }

  /** Each day is closed in turn, as the job does it, since segments depend on the day before. */
  private static Standing standing(
      String personId,
      List<MailDeed> deeds,
      Instant until,
      EngagementWindow window,
      InsightModels models) {
    ClosedDays days = new ClosedDays(deeds, window);
    MemberInsight insight = MemberInsight.NONE;
    int end = window.dayOf(until.minusMillis(1));
    MailFeatures features = MailHistory.empty().features(end, window.lookbackDays());
    for (int day = window.dayOf(deeds.get(0).at()); day <= end; day++) {
      features = days.features(day);
      insight = models.of(features, insight);
    }
    return new Standing(
        personId,
        insight.segment(),
        insight.unsubscribeRisk(),
        insight.unsubscribeRisk() == null ? List.of() : models.risk().reasons(features));
  }
}
