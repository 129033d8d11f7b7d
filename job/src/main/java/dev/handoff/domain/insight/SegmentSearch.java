package dev.handoff.domain.insight;

import dev.handoff.domain.engagement.EngagementWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How many segments there are: the smallest number that is enough. A number is not enough when more
 * segments take away more of what is left between people than they take away between people drawn
 * from that number of segments who differ by degrees only inside them ({@link GradualPeople}). So
 * it is a parametric bootstrap of the number of parts of a mixture (McLachlan, Applied Statistics
 * 36, 1987). With one segment enough there are none.
 *
 * @param counts each number that was looked at
 * @param segments the number that was chosen
 */
record SegmentSearch(List<SegmentCount> counts, int segments) {

  /** A number is enough when its chance is above this. */
  static final double MOST_CHANCE = 0.05;

  /** A few, so that people can name them. */
  static final int MOST_SEGMENTS = 7;

  /** Beyond so many people a fixed sample says how many segments there are. */
  private static final int MOST_PEOPLE = 1_000;

  private static final int DRAWS = 39;
  private static final long SEED = 20_260_102;

  /**
   * Looks for the number.
   *
   * @param people at the end of the day, all with mail
   * @param mails of the same people
   */
  static SegmentSearch of(
      List<MailFeatures> people, List<AnsweredMails> mails, int lastDay, EngagementWindow window) {
    if (people.size() > MOST_PEOPLE) {
      return of(sample(people), sample(mails), lastDay, window);
    }
    List<Clusters> clusters = clusters(people);
    double[] seen = dispersions(clusters);
    SplittableRandom random = new SplittableRandom(SEED);
    List<SegmentCount> counts = new ArrayList<>();
    int chosen = 0;
    for (int k = 1; k <= MOST_SEGMENTS; k++) {
      Double enough = null;
      if (chosen == 0 && k < MOST_SEGMENTS) {
        enough = enough(k, seen, segments(clusters.get(k - 1), mails, lastDay, window), random);
      }
      if (chosen == 0 && (enough == null || enough > MOST_CHANCE)) {
        chosen = k;
      }
      counts.add(new SegmentCount(k, Math.exp(seen[k - 1] - seen[0]), enough));
    }
    return new SegmentSearch(counts, chosen);
  }

  private static <T> List<T> sample(List<T> all) {
    List<T> sample = new ArrayList<>();
    for (int i = 0; i < MOST_PEOPLE; i++) {
      sample.add(all.get((int) ((long) i * all.size() / MOST_PEOPLE)));
    }
    return sample;
  }

  private static List<GradualPeople> segments(
      Clusters clusters, List<AnsweredMails> mails, int lastDay, EngagementWindow window) {
    List<GradualPeople> segments = new ArrayList<>();
    for (int c = 0; c < clusters.centroids().length; c++) {
      List<AnsweredMails> members = new ArrayList<>();
      for (int i = 0; i < mails.size(); i++) {
        if (clusters.of()[i] == c) {
          members.add(mails.get(i));
        }
      }
      segments.add(new GradualPeople(members, lastDay, window));
    }
    return segments;
  }

  /** The rank of what was seen among the draws; many numbers are one look. */
  private static double enough(
      int k, double[] seen, List<GradualPeople> segments, SplittableRandom random) {
    List<double[]> all = new ArrayList<>();
    all.add(seen);
    for (int i = 0; i < DRAWS; i++) {
      List<MailFeatures> drawn = new ArrayList<>();
      segments.forEach(segment -> drawn.addAll(segment.draw(random)));
      all.add(dispersions(clusters(drawn)));
    }
    double[] most = new double[all.size()];
    for (int more = k; more < MOST_SEGMENTS; more++) {
      double[] taken = new double[all.size()];
      double mean = 0;
      double square = 0;
      for (int i = 0; i < taken.length; i++) {
        taken[i] = all.get(i)[k - 1] - all.get(i)[more];
        mean += taken[i] / taken.length;
        square += taken[i] * taken[i] / taken.length;
      }
      double deviation = Math.sqrt(Math.max(1e-18, square - mean * mean));
      for (int i = 0; i < taken.length; i++) {
        double above = (taken[i] - mean) / deviation;
        most[i] = more == k ? above : Math.max(most[i], above);
      }
    }
    int asClear = 0;
    for (double one : most) {
      asClear += one >= most[0] ? 1 : 0;
    }
    return asClear / (double) most.length;
  }

  /** By number of clusters from 1. */
  private static List<Clusters> clusters(List<MailFeatures> people) {
    double[][] rows = ScaledFeatures.of(people).rows();
    return IntStream.rangeClosed(1, MOST_SEGMENTS).mapToObj(k -> Clusters.of(rows, k)).toList();
  }

  /** By number of clusters from 1: the logarithm of the dispersion inside them. */
  private static double[] dispersions(List<Clusters> clusters) {
    return clusters.stream()
        .mapToDouble(one -> Math.log(Math.max(one.dispersion(), 1e-9)))
        .toArray();
  }
}
