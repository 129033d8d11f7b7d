package dev.handoff.domain.insight;

import dev.handoff.domain.definition.Definition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Segments of people who take mail alike, each around a centroid of scaled features (SPEC section
 * 6). The one in force has the id {@value RiskModel#ACTIVE_ID}.
 *
 * @param id {@value RiskModel#ACTIVE_ID} for the one in force
 * @param version at least 1; 0 is the built-in one
 * @param updatedAt when this version takes effect
 * @param scales how features are brought to one scale, by name
 * @param segments at least one
 */
public record SegmentModel(
    String id, int version, Instant updatedAt, Map<String, Scale> scales, List<Segment> segments)
    implements Definition {

  /**
   * How much nearer, in squared distance, another segment must be before a person moves to it. So
   * whoever stands between two does not change every day.
   */
  static final double NEARER = 0.75;

  /**
   * How a feature is brought to the common scale.
   *
   * @param mean taken off the value
   * @param scale what the rest is divided by, above 0
   */
  public record Scale(double mean, double scale) {}

  /**
   * People who take mail alike.
   *
   * @param id what conditions compare with
   * @param name in English
   * @param nameFr in French, or null
   * @param description how they behave, in English; or null
   * @param descriptionFr in French, or null
   * @param centroid by name of a feature: its scaled value in the middle; 0 where there is none
   */
  public record Segment(
      String id,
      String name,
      @Nullable String nameFr,
      @Nullable String description,
      @Nullable String descriptionFr,
      Map<String, Double> centroid) {}

  /** The same, taking effect then. */
  public SegmentModel effectiveFrom(Instant instant) {
    return new SegmentModel(id, version, instant, scales, segments);
  }

  @Override
  public Kind kind() {
    return Kind.SEGMENT_MODEL;
  }

  /**
   * The segment a person is in: the one they are in, unless another is clearly nearer.
   *
   * @param current where they are; empty or unknown when nowhere
   */
  public String segmentOf(MailFeatures features, String current) {
    Segment nearest = segments.get(0);
    double least = Double.POSITIVE_INFINITY;
    double fromCurrent = Double.POSITIVE_INFINITY;
    for (Segment segment : segments) {
      double distance = distance(features, segment);
      if (distance < least) {
        nearest = segment;
        least = distance;
      }
      if (segment.id().equals(current)) {
        fromCurrent = distance;
      }
    }
    return fromCurrent < Double.POSITIVE_INFINITY && least > NEARER * fromCurrent
        ? current
        : nearest.id();
  }

  private double distance(MailFeatures features, Segment segment) {
    double sum = 0;
    for (String feature : new TreeSet<>(scales.keySet())) {
      Scale scale = scales.getOrDefault(feature, new Scale(0, 1));
      double scaled = (features.value(feature) - scale.mean()) / scale.scale();
      double away = scaled - segment.centroid().getOrDefault(feature, 0.0);
      sum += away * away;
    }
    return sum;
  }
}
