package dev.handoff.domain.insight;

import dev.handoff.domain.insight.SegmentModel.Scale;
import dev.handoff.domain.insight.SegmentModel.Segment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What fitted segments are called. One that was in force before, found again, keeps its id and its
 * name, so that conditions go on to mean the same people; a new one is called by the features in
 * which it differs most from everybody.
 */
final class SegmentNames {

  /** Squared distance, in deviations, within which a segment is the same as one before. */
  private static final double SAME = 1.5;

  private final Map<String, Scale> scales;
  private final SegmentModel before;

  SegmentNames(Map<String, Scale> scales, SegmentModel before) {
    this.scales = scales;
    this.before = before;
  }

  private record Match(int fitted, Segment earlier, double distance) {}

  /** The segments around these centroids, in their order. */
  List<Segment> of(List<Map<String, Double>> centroids) {
    Map<Integer, Segment> same = same(centroids);
    Set<String> ids = new HashSet<>();
    same.values().forEach(one -> ids.add(one.id()));
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < centroids.size(); i++) {
      Map<String, Double> centroid = centroids.get(i);
      Map<String, Double> values = values(centroid, scales);
      SegmentWords.Called called = SegmentWords.of(centroid);
      Segment earlier = same.get(i);
      segments.add(
          new Segment(
              earlier == null ? free(called.id(), ids) : earlier.id(),
              earlier == null ? called.name() : earlier.name(),
              earlier == null ? called.nameFr() : earlier.nameFr(),
              SegmentWords.english(values),
              SegmentWords.french(values),
              centroid));
    }
    return segments;
  }

  /** The nearest pairs first, no segment twice. */
  private Map<Integer, Segment> same(List<Map<String, Double>> centroids) {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < centroids.size(); i++) {
      for (Segment earlier : before.segments()) {
        double distance = distance(centroids.get(i), earlier);
        if (distance <= SAME) {
          matches.add(new Match(i, earlier, distance));
        }
      }
    }
    matches.sort(Comparator.comparingDouble(Match::distance));
    TreeMap<Integer, Segment> same = new TreeMap<>();
    for (Match match : matches) {
      if (!same.containsKey(match.fitted()) && !same.containsValue(match.earlier())) {
        same.put(match.fitted(), match.earlier());
      }
    }
    return same;
  }

  private double distance(Map<String, Double> centroid, Segment earlier) {
    Map<String, Double> values = values(centroid, scales);
    Map<String, Double> others = values(earlier.centroid(), before.scales());
    double sum = 0;
    for (Map.Entry<String, Double> value : values.entrySet()) {
      Double other = others.get(value.getKey());
      Scale scale = scales.get(value.getKey());
      if (other != null && scale != null) {
        double away = (value.getValue() - other) / scale.scale();
        sum += away * away;
      }
    }
    return others.keySet().containsAll(values.keySet()) ? sum : Double.POSITIVE_INFINITY;
  }

  /** In the features' own units. */
  private static Map<String, Double> values(
      Map<String, Double> centroid, Map<String, Scale> scales) {
    TreeMap<String, Double> values = new TreeMap<>();
    scales.forEach(
        (name, scale) ->
            values.put(name, scale.mean() + scale.scale() * centroid.getOrDefault(name, 0.0)));
    return values;
  }

  private static String free(String id, Set<String> taken) {
    String free = id;
    for (int i = 2; !taken.add(free); i++) {
      free = id + "-" + i;
    }
    return free;
  }
}
