package dev.handoff.domain.insight;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Rows of numbers brought together around centroids so that the squared distances to them are
 * small: k-means by Lloyd's steps, begun by k-means++ (Arthur and Vassilvitskii, SODA 2007), the
 * best of several beginnings. The same rows give the same clusters.
 *
 * @param centroids of each cluster
 * @param of by row: number of its cluster
 * @param dispersion sum of the squared distances of all rows to their centroids
 */
record Clusters(double[][] centroids, int[] of, double dispersion) {

  private static final int BEGINNINGS = 6;
  private static final int MOST_STEPS = 60;
  private static final long SEED = 20_260_101;

  /**
   * The best that was found.
   *
   * @param rows at least one, of one length
   * @param count of clusters, at least 1
   */
  static Clusters of(double[][] rows, int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    Clusters best = from(begin(rows, count, random), rows);
    for (int i = 1; count > 1 && i < BEGINNINGS; i++) {
      Clusters other = from(begin(rows, count, random), rows);
      best = other.dispersion < best.dispersion ? other : best;
    }
    return best;
  }

  /** How many rows are in a cluster. */
  int size(int cluster) {
    return (int) Arrays.stream(of).filter(one -> one == cluster).count();
  }

  /** Rows far from those already taken are taken with a higher probability. */
  private static double[][] begin(double[][] rows, int count, SplittableRandom random) {
    double[][] centroids = new double[count][];
    centroids[0] = rows[random.nextInt(rows.length)].clone();
    double[] nearest = new double[rows.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int c = 1; c < count; c++) {
      double sum = 0;
      for (int i = 0; i < rows.length; i++) {
        nearest[i] = Math.min(nearest[i], distance(rows[i], centroids[c - 1]));
        sum += nearest[i];
      }
      double left = random.nextDouble() * sum;
      int taken = 0;
      while (taken < rows.length - 1 && left >= nearest[taken]) {
        left -= nearest[taken];
        taken++;
      }
      centroids[c] = rows[taken].clone();
    }
    return centroids;
  }

  private static Clusters from(double[][] centroids, double[][] rows) {
    int[] of = new int[rows.length];
    double dispersion = assign(centroids, rows, of);
    for (int step = 0; step < MOST_STEPS; step++) {
      move(centroids, rows, of);
      double next = assign(centroids, rows, of);
      boolean settled = next >= dispersion;
      dispersion = next;
      if (settled) {
        break;
      }
    }
    return new Clusters(centroids, of, dispersion);
  }

  private static double assign(double[][] centroids, double[][] rows, int[] of) {
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < centroids.length; c++) {
        double distance = distance(rows[i], centroids[c]);
        if (distance < least) {
          least = distance;
          of[i] = c;
        }
      }
      sum += least;
    }
    return sum;
  }

  /** A cluster that lost all its rows stays where it was. */
  private static void move(double[][] centroids, double[][] rows, int[] of) {
    int[] sizes = new int[centroids.length];
    double[][] sums = new double[centroids.length][rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      sizes[of[i]]++;
      for (int f = 0; f < rows[i].length; f++) {
        sums[of[i]][f] += rows[i][f];
      }
    }
    for (int c = 0; c < centroids.length; c++) {
      for (int f = 0; sizes[c] > 0 && f < sums[c].length; f++) {
        centroids[c][f] = sums[c][f] / sizes[c];
      }
    }
  }

  private static double distance(double[] one, double[] other) {
    double sum = 0;
    for (int f = 0; f < one.length; f++) {
      double away = one[f] - other[f];
      sum += away * away;
    }
    return sum;
  }
}
