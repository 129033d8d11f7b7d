package dev.handoff.domain.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.domain.insight.RiskFit.Trend;
import dev.handoff.domain.insight.RiskFit.Verdict;
import dev.handoff.fixture.InsightSeeds;
import dev.handoff.fixture.MailWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The second question, on people whose truth is known. */
class RiskFitTest {

  private static final Map<String, Double> TRUTH =
      Map.of(
          MailFeatures.PROMOTIONAL_MAILS,
          0.1,
          MailFeatures.PROMOTIONAL_SHARE,
          -2.0,
          MailFeatures.AFTER + "order-delayed",
          0.8);

  @Test
  void plantedTrendsAreFoundAndTheirIntervalsHoldTheTruth() {
    RiskFit fit = fit(new MailWorld(7, 1500, 150).leaving(-3.6, TRUTH));
    assertThat(fit.verdict()).isEqualTo(Verdict.BETTER_THAN_CHANCE);
    RiskModel model = Objects.requireNonNull(fit.model());
    TRUTH.forEach(
        (feature, coefficient) -> {
          Trend trend = trend(fit, feature);
          assertThat(Math.exp(coefficient))
              .as(feature)
              .isBetween(trend.lower() * 0.9, trend.upper() * 1.1);
          assertThat(model.coefficients()).containsKey(feature);
        });
    RiskQuality quality = Objects.requireNonNull(fit.quality());
    assertThat(quality.auc()).isBetween(0.62, 0.8);
    assertThat(quality.calibrationSlope()).isBetween(0.6, 1.4);
    assertThat(quality.topTenthShare()).isGreaterThan(1.5 * quality.share());
    assertThat(fit.messages())
        .filteredOn(after -> after.message().equals("order-delayed"))
        .allMatch(after -> after.share() > 1.5 * after.shareOfOthers())
        .hasSize(1);
  }

  @Test
  void overManyWorldsTheIntervalsHoldTheTruthAsOftenAsTheySay() {
    int[] seeds = InsightSeeds.oneOf(12);
    double[] aucs = new double[seeds.length];
    double[] slopes = new double[seeds.length];
    Map<String, Integer> held = new TreeMap<>();
    for (int i = 0; i < seeds.length; i++) {
      RiskFit fit = fit(new MailWorld(seeds[i], 1500, 150).leaving(-3.6, TRUTH));
      RiskQuality quality = Objects.requireNonNull(fit.quality());
      aucs[i] = quality.auc();
      slopes[i] = quality.calibrationSlope();
      TRUTH.forEach(
          (feature, coefficient) -> {
            Trend trend = trend(fit, feature);
            double truth = Math.exp(coefficient);
            boolean inside = trend.lower() <= truth && truth <= trend.upper();
            held.merge(feature, inside ? 1 : 0, Integer::sum);
          });
    }
    InsightSeeds.found("planted coefficients in their intervals", held);
    InsightSeeds.found("planted, AUC on later data", InsightSeeds.spread(aucs));
    InsightSeeds.found("planted, calibration slope", InsightSeeds.spread(slopes));
    assertThat(held.values().stream().mapToInt(Integer::intValue).sum())
        .as("of %s", 3 * seeds.length)
        .isGreaterThanOrEqualTo(seeds.length * 2);
    assertThat(Arrays.stream(aucs).average()).hasValueCloseTo(0.7, within(0.08));
  }

  @Test
  void whereNothingMakesThemLeaveTheModelIsNoBetterThanChance() {
    int better = 0;
    int[] seeds = InsightSeeds.oneOf(1);
    double[] aucs = new double[seeds.length];
    for (int i = 0; i < seeds.length; i++) {
      RiskFit fit = fit(new MailWorld(seeds[i], 300, 150).leaving(-2.5, Map.of()));
      better += fit.verdict() == Verdict.BETTER_THAN_CHANCE ? 1 : 0;
      aucs[i] = Objects.requireNonNull(fit.quality()).auc();
    }
    InsightSeeds.found("nothing planted, yet better than chance, of " + seeds.length, better);
    InsightSeeds.found("nothing planted, AUC on later data", InsightSeeds.spread(aucs));
    assertThat(better).isLessThanOrEqualTo(Math.max(2, seeds.length / 12));
    assertThat(Arrays.stream(aucs).average()).hasValueCloseTo(0.5, within(0.05));
  }

  @Test
  void fewDeparturesAreNotEnough() {
    RiskFit fit = fit(new MailWorld(1, 60, 150).leaving(-4, Map.of()));
    assertThat(fit.verdict()).isEqualTo(Verdict.NOT_ENOUGH);
    assertThat(fit.model()).isNull();
  }

  @Test
  void anEmptyLogIsNotEnough() {
    assertThat(RiskFit.of(List.of()).verdict()).isEqualTo(Verdict.NOT_ENOUGH);
  }

  /** Two groups of ten, 2 and 6 hits: the odds ratio is 6/4 ÷ 2/8 = 6, the log-odds at 0 -1.386. */
  @Test
  void aRegressionOnOneYesOrNoGivesTheOddsRatioOfTheTable() {
    double[][] rows = new double[20][1];
    boolean[] hits = new boolean[20];
    int[] clusters = new int[20];
    for (int i = 0; i < 20; i++) {
      rows[i][0] = i < 10 ? 0 : 1;
      hits[i] = i < 2 || (i >= 10 && i < 16);
      clusters[i] = i;
    }
    LogisticRegression fit = LogisticRegression.fit(rows, hits, clusters, 1e-9);
    assertThat(Math.exp(fit.coefficients()[0])).isCloseTo(6, within(1e-4));
    assertThat(fit.intercept()).isCloseTo(Math.log(0.25), within(1e-4));
    assertThat(fit.standardErrors()[0])
        .as("√(1/2 + 1/8 + 1/6 + 1/4)")
        .isCloseTo(Math.sqrt(0.5 + 0.125 + 1 / 6.0 + 0.25), within(1e-3));
  }

  @Test
  void whatIsMeasuredComesAfterAllThatIsFittedOn() {
    List<RiskSample> samples = RiskSample.of(new MailWorld(7, 50, 150).live(), MailWorld.WINDOW);
    RiskFit fit = RiskFit.of(samples);
    assertThat(samples).allMatch(one -> (one.day() - fit.firstDay()) % 14 == 0);
    assertThat(samples.stream().filter(one -> one.day() < fit.splitDay()))
        .allMatch(one -> one.day() + RiskModel.HORIZON_DAYS <= fit.splitDay());
  }

  private static RiskFit fit(MailWorld world) {
    return RiskFit.of(RiskSample.of(world.live(), MailWorld.WINDOW));
  }

  private static Trend trend(RiskFit fit, String feature) {
    return fit.trends().stream()
        .filter(trend -> trend.feature().equals(feature))
        .findFirst()
        .orElseThrow();
  }
}
