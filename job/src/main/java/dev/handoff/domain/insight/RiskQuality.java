package dev.handoff.domain.insight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How well a risk model did on samples that it was not fitted on.
 *
 * @param samples how many
 * @param left how many of them left
 * @param auc how often somebody who left had the higher risk than somebody who stayed: 0.5 is
 *     chance, 1 perfect
 * @param aucLower end of its 95 % interval
 * @param aucUpper end of it
 * @param calibrationIntercept 0 when the risks are neither too high nor too low
 * @param calibrationSlope 1 when they are neither too bold nor too timid
 * @param topTenthShare of the tenth with the highest risk, how many left, 0 to 1
 * @param tenths the samples by risk, ten groups from low to high
 */
public record RiskQuality(
    int samples,
    int left,
    double auc,
    double aucLower,
    double aucUpper,
    double calibrationIntercept,
    double calibrationSlope,
    double topTenthShare,
    List<Tenth> tenths) {

  private static final int TENTHS = 10;
  private static final double Z = 1.959963984540054;
  private static final double HARDLY_ANY_PENALTY = 1e-6;

  /**
   * A tenth of the samples.
   *
   * @param samples how many
   * @param foretold their mean risk
   * @param seen the share that left
   */
  public record Tenth(int samples, double foretold, double seen) {}

  /** A sample and its risk. */
  private record Rated(RiskSample sample, double risk) {}

  /** The share of all that left. */
  public double share() {
    return left / (double) samples;
  }

  /** Whether the ranking is better than chance, beyond what chance makes one see. */
  public boolean isBetterThanChance() {
    return aucLower > 0.5;
  }

  /**
   * Measures a model.
   *
   * @param samples at least ten, of whom some left and some stayed
   */
  static RiskQuality of(RiskModel model, List<RiskSample> samples) {
    List<Rated> rated = new ArrayList<>();
    for (RiskSample sample : samples) {
      rated.add(new Rated(sample, model.probability(sample.features())));
    }
    rated.sort(Comparator.comparingDouble(Rated::risk));
    double[] auc = auc(rated);
    LogisticRegression calibration = calibration(rated);
    List<Tenth> tenths = tenths(rated);
    int left = (int) samples.stream().filter(RiskSample::left).count();
    return new RiskQuality(
        samples.size(),
        left,
        auc[0],
        Math.max(0, auc[0] - Z * auc[1]),
        Math.min(1, auc[0] + Z * auc[1]),
        calibration.intercept(),
        calibration.coefficients()[0],
        tenths.get(TENTHS - 1).seen(),
        tenths);
  }

  /**
   * The area under the ROC curve and its standard error (DeLong, DeLong and Clarke-Pearson,
   * Biometrics 44, 1988), with what one person's samples say added up before it is squared
   * (Obuchowski, Biometrics 53, 1997).
   */
  private static double[] auc(List<Rated> rated) {
    double[] ranks = ranks(rated);
    List<Rated> gone = rated.stream().filter(one -> one.sample().left()).toList();
    List<Rated> stayed = rated.stream().filter(one -> !one.sample().left()).toList();
    double[] ranksOfGone = ranks(gone);
    double[] ranksOfStayed = ranks(stayed);
    double[] placements = new double[rated.size()];
    double auc = 0;
    int nextGone = 0;
    int nextStayed = 0;
    for (int i = 0; i < placements.length; i++) {
      if (rated.get(i).sample().left()) {
        placements[i] = (ranks[i] - ranksOfGone[nextGone++]) / stayed.size();
        auc += placements[i] / gone.size();
      } else {
        placements[i] = 1 - (ranks[i] - ranksOfStayed[nextStayed++]) / gone.size();
      }
    }
    TreeMap<Integer, Double> byPerson = new TreeMap<>();
    for (int i = 0; i < placements.length; i++) {
      RiskSample sample = rated.get(i).sample();
      int size = sample.left() ? gone.size() : stayed.size();
      byPerson.merge(sample.person(), (placements[i] - auc) / size, Double::sum);
    }
    double variance = byPerson.values().stream().mapToDouble(sum -> sum * sum).sum();
    return new double[] {auc, Math.sqrt(variance)};
  }

  /** The ranks from 1 of what is in order; equal ones share the middle of theirs. */
  private static double[] ranks(List<Rated> inOrder) {
    double[] ranks = new double[inOrder.size()];
    int begin = 0;
    while (begin < ranks.length) {
      int end = begin;
      while (end < ranks.length && inOrder.get(end).risk() == inOrder.get(begin).risk()) {
        end++;
      }
      Arrays.fill(ranks, begin, end, (begin + 1 + end) / 2.0);
      begin = end;
    }
    return ranks;
  }

  /** Cox, Biometrika 45, 1958: what happened, against the log-odds foretold. */
  private static LogisticRegression calibration(List<Rated> rated) {
    double[][] rows = new double[rated.size()][1];
    boolean[] hits = new boolean[rated.size()];
    int[] clusters = new int[rated.size()];
    for (int i = 0; i < hits.length; i++) {
      rows[i][0] = Logistic.logOdds(rated.get(i).risk());
      hits[i] = rated.get(i).sample().left();
      clusters[i] = rated.get(i).sample().person();
    }
    return LogisticRegression.fit(rows, hits, clusters, HARDLY_ANY_PENALTY);
  }

  private static List<Tenth> tenths(List<Rated> rated) {
    List<Tenth> tenths = new ArrayList<>();
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      int begin = (int) ((long) rated.size() * tenth / TENTHS);
      int end = (int) ((long) rated.size() * (tenth + 1) / TENTHS);
      List<Rated> part = rated.subList(begin, end);
      tenths.add(
          new Tenth(
              part.size(),
              mean(part, Rated::risk),
              mean(part, one -> one.sample().left() ? 1 : 0)));
    }
    return tenths;
  }

  private static double mean(List<Rated> part, ToDoubleFunction<Rated> value) {
    return part.stream().mapToDouble(value).average().orElse(0);
  }
}
