package dev.handoff.domain.insight;

import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.insight.SegmentModel.Scale;
import dev.handoff.domain.insight.SegmentModel.Segment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * People who take mail alike (SPEC section 6, "Profiles"), brought together from a log: how many
 * segments there are, if any, and what each is like.
 *
 * @param people how many people with mail at the end of the log it was fitted on
 * @param lastDay epoch day of that end
 * @param counts each number of segments that was looked at
 * @param segments the number that was chosen: the smallest that is enough; 1 when there are none
 * @param model what was fitted; null unless segments were found
 * @param stability how it holds from day to day; null without a model
 * @param verdict what may be said
 */
public record SegmentFit(
    int people,
    int lastDay,
    List<SegmentCount> counts,
    int segments,
    @Nullable SegmentModel model,
    @Nullable SegmentStability stability,
    Verdict verdict) {

  /** People that a fit takes. */
  public static final int FEWEST_PEOPLE = 100;

  /** A number of segments is enough when its chance is above this. */
  public static final double MOST_CHANCE = SegmentSearch.MOST_CHANCE;

  /** The share of people who may change segments from one day to the next. */
  public static final double MOST_CHANGING = 0.05;

  private static final int DECIMALS = 4;

  /** What may be said. */
  public enum Verdict {
    /** Too few people, or less than a window of mail. */
    NOT_ENOUGH,
    /** People differ by degrees, as far as can be seen. */
    NO_SEGMENTS,
    /** There are segments, but people change too often between them. */
    UNSTABLE,
    /** There are. */
    SEGMENTS
  }

  /**
   * Looks for segments at the end of a log.
   *
   * @param log sorted
   * @param inForce whose ids and names are kept for segments that are found again
   */
  public static SegmentFit of(MailLog log, EngagementWindow window, SegmentModel inForce) {
    Instant first = log.first();
    Instant last = log.last();
    int lastDay = last == null ? 0 : window.dayOf(last);
    List<AnsweredMails> mails = new ArrayList<>();
    List<MailFeatures> features = new ArrayList<>();
    for (List<MailDeed> deeds : log.all()) {
      MailFeatures one = new ClosedDays(deeds, window).features(lastDay);
      if (one.hasMail()) {
        features.add(one);
        mails.add(AnsweredMails.of(deeds, lastDay, window));
      }
    }
    boolean whole = first != null && lastDay - window.dayOf(first) + 1 >= window.lookbackDays();
    if (features.size() < FEWEST_PEOPLE || !whole) {
      return new SegmentFit(features.size(), lastDay, List.of(), 1, null, null, Verdict.NOT_ENOUGH);
    }
    SegmentSearch search = SegmentSearch.of(features, mails, lastDay, window);
    if (search.segments() == 1) {
      return new SegmentFit(
          features.size(),
          lastDay,
          search.counts(),
          search.segments(),
          null,
          null,
          Verdict.NO_SEGMENTS);
    }
    SegmentModel model = model(features, search.segments(), inForce);
    SegmentStability stability = SegmentStability.of(log, window, model);
    return new SegmentFit(
        features.size(),
        lastDay,
        search.counts(),
        search.segments(),
        model,
        stability,
        stability.changing() > MOST_CHANGING ? Verdict.UNSTABLE : Verdict.SEGMENTS);
  }

  private static SegmentModel model(
      List<MailFeatures> features, int segments, SegmentModel inForce) {
    ScaledFeatures scaled = ScaledFeatures.of(features);
    Clusters clusters = Clusters.of(scaled.rows(), segments);
    Map<String, Scale> scales = new TreeMap<>();
    scaled
        .scales()
        .forEach(
            (name, scale) ->
                scales.put(name, new Scale(rounded(scale.mean()), rounded(scale.scale()))));
    List<Integer> largestFirst = new ArrayList<>();
    for (int i = 0; i < segments; i++) {
      largestFirst.add(i);
    }
    largestFirst.sort((one, other) -> Integer.compare(clusters.size(other), clusters.size(one)));
    List<Map<String, Double>> centroids = new ArrayList<>();
    for (int cluster : largestFirst) {
      TreeMap<String, Double> centroid = new TreeMap<>();
      for (int f = 0; f < ScaledFeatures.FEATURES.size(); f++) {
        if (scales.containsKey(ScaledFeatures.FEATURES.get(f))) {
          centroid.put(ScaledFeatures.FEATURES.get(f), rounded(clusters.centroids()[cluster][f]));
        }
      }
      centroids.add(Collections.unmodifiableMap(centroid));
    }
    List<Segment> named = new SegmentNames(scales, inForce).of(centroids);
    return new SegmentModel(
        RiskModel.ACTIVE_ID,
        inForce.version() + 1,
        Instant.EPOCH,
        Collections.unmodifiableMap(scales),
        named);
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_UP).doubleValue();
  }
}
