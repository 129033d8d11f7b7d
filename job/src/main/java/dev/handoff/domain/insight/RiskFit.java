package dev.handoff.domain.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which trends come before an unsubscribe (SPEC section 6): a risk model fitted on the earlier part
 * of a log and measured on the later.
 *
 * @param fitted samples of the earlier part
 * @param fittedLeft how many of them left
 * @param firstDay epoch day of its first sample
 * @param splitDay epoch day of the first sample of the later part
 * @param lastDay epoch day of its last; with the horizon behind it all that was read
 * @param model what was fitted; null when there is not enough
 * @param trends what it says of each feature, the strongest first
 * @param messages what came after each transactional message, most often sent first
 * @param quality how it did on the later part; null when there is not enough
 * @param verdict what may be said
 */
public record RiskFit(
    int fitted,
    int fittedLeft,
    int firstDay,
    int splitDay,
    int lastDay,
    @Nullable RiskModel model,
    List<Trend> trends,
    List<AfterMessage> messages,
    @Nullable RiskQuality quality,
    Verdict verdict) {

  /** Departures that a fit takes. */
  public static final int FEWEST_TO_FIT = 30;

  /** Departures that measuring takes. */
  public static final int FEWEST_TO_MEASURE = 10;

  private static final double EARLIER_PART = 0.7;
  private static final double PENALTY = 1;
  private static final double Z = 1.959963984540054;
  private static final int DECIMALS = 4;

  /** What may be said. */
  public enum Verdict {
    NOT_ENOUGH,
    NO_BETTER_THAN_CHANCE,
    BETTER_THAN_CHANCE
  }

  /**
   * What the model says of one feature, all others equal.
   *
   * @param coefficient what one unit adds to the log-odds
   * @param oddsRatio by how much one unit multiplies the odds
   * @param lower end of its 95 % interval
   * @param upper end of it
   */
  public record Trend(
      String feature, double coefficient, double oddsRatio, double lower, double upper) {}

  /**
   * What came after one transactional message, in samples of the whole log.
   *
   * @param samples people at the end of a day within a week after it
   * @param left how many of them left within the horizon
   * @param share of them who left, 0 to 1
   * @param shareOfOthers of all other samples
   */
  public record AfterMessage(
      String message, int samples, int left, double share, double shareOfOthers) {}

  /** Fits and measures. */
  public static RiskFit of(List<RiskSample> samples) {
    TreeSet<Integer> days = new TreeSet<>();
    samples.forEach(sample -> days.add(sample.day()));
    if (days.isEmpty()) {
      return notEnough(List.of(), 0, 0, 0, List.of());
    }
    int split = new ArrayList<>(days).get((int) (days.size() * EARLIER_PART));
    List<RiskSample> earlier = samples.stream().filter(one -> one.day() < split).toList();
    List<RiskSample> later = samples.stream().filter(one -> one.day() >= split).toList();
    List<AfterMessage> messages = messages(samples);
    boolean measurable = left(later) >= FEWEST_TO_MEASURE && left(later) < later.size();
    if (left(earlier) < FEWEST_TO_FIT || left(earlier) == earlier.size() || !measurable) {
      return notEnough(earlier, days.first(), split, days.last(), messages);
    }
    List<String> features = RiskSample.features(earlier, FEWEST_TO_FIT);
    LogisticRegression fit = regression(earlier, features);
    RiskModel model = model(earlier, features, fit);
    RiskQuality quality = RiskQuality.of(model, later);
    return new RiskFit(
        earlier.size(),
        left(earlier),
        days.first(),
        split,
        days.last(),
        model,
        trends(features, fit),
        messages,
        quality,
        quality.isBetterThanChance() ? Verdict.BETTER_THAN_CHANCE : Verdict.NO_BETTER_THAN_CHANCE);
  }

  private static RiskFit notEnough(
      List<RiskSample> earlier, int first, int split, int last, List<AfterMessage> messages) {
    return new RiskFit(
        earlier.size(),
        left(earlier),
        first,
        split,
        last,
        null,
        List.of(),
        messages,
        null,
        Verdict.NOT_ENOUGH);
  }

  private static int left(List<RiskSample> samples) {
    return (int) samples.stream().filter(RiskSample::left).count();
  }

  private static LogisticRegression regression(List<RiskSample> samples, List<String> features) {
    double[][] rows = new double[samples.size()][features.size()];
    boolean[] hits = new boolean[samples.size()];
    int[] clusters = new int[samples.size()];
    for (int i = 0; i < hits.length; i++) {
      RiskSample sample = samples.get(i);
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = sample.features().value(features.get(j));
      }
      hits[i] = sample.left();
      clusters[i] = sample.person();
    }
    return LogisticRegression.fit(rows, hits, clusters, PENALTY);
  }

  private static RiskModel model(
      List<RiskSample> samples, List<String> features, LogisticRegression fit) {
    TreeMap<String, Double> coefficients = new TreeMap<>();
    TreeMap<String, Double> typical = new TreeMap<>();
    for (int j = 0; j < features.size(); j++) {
      String name = features.get(j);
      coefficients.put(name, rounded(fit.coefficients()[j]));
      typical.put(
          name,
          rounded(
              samples.stream()
                  .mapToDouble(sample -> sample.features().value(name))
                  .average()
                  .orElse(0)));
    }
    return new RiskModel(
        RiskModel.ACTIVE_ID, 0, Instant.EPOCH, rounded(fit.intercept()), coefficients, typical);
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }

  private static List<Trend> trends(List<String> features, LogisticRegression fit) {
    List<Trend> trends = new ArrayList<>();
    List<Double> strengths = new ArrayList<>();
    for (int j = 0; j < features.size(); j++) {
      double coefficient = fit.coefficients()[j];
      double error = fit.standardErrors()[j];
      double strength = error > 0 ? Math.abs(coefficient) / error : 0;
      int at = 0;
      while (at < trends.size() && strengths.get(at) >= strength) {
        at++;
      }
      strengths.add(at, strength);
      trends.add(
          at,
          new Trend(
              features.get(j),
              coefficient,
              StrictMath.exp(coefficient),
              StrictMath.exp(coefficient - Z * error),
              StrictMath.exp(coefficient + Z * error)));
    }
    return trends;
  }

  private static List<AfterMessage> messages(List<RiskSample> samples) {
    int all = left(samples);
    List<AfterMessage> messages = new ArrayList<>();
    for (String feature : RiskSample.features(samples, 1)) {
      if (feature.startsWith(MailFeatures.AFTER)) {
        List<RiskSample> after =
            samples.stream().filter(one -> one.features().value(feature) > 0).toList();
        int others = samples.size() - after.size();
        messages.add(
            new AfterMessage(
                feature.substring(MailFeatures.AFTER.length()),
                after.size(),
                left(after),
                left(after) / (double) after.size(),
                others == 0 ? 0 : (all - left(after)) / (double) others));
      }
    }
    messages.sort((one, other) -> Integer.compare(other.samples(), one.samples()));
    return messages;
  }
}
