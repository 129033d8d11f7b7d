package dev.handoff.domain.insight;

import dev.handoff.domain.definition.Definition;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The risk that a person unsubscribes or complains in the {@value #HORIZON_DAYS} days that follow:
 * a logistic regression over {@link MailFeatures} (SPEC section 6). The one in force has the id
 * {@value #ACTIVE_ID}.
 *
 * @param id {@value #ACTIVE_ID} for the one in force
 * @param version at least 1; 0 is the built-in one
 * @param updatedAt when this version takes effect
 * @param intercept log-odds when every feature is 0
 * @param coefficients by name of a feature: what one unit of it adds to the log-odds
 * @param typical by name of a feature: its usual value, which reasons are measured from; 0 where
 *     there is none
 */
public record RiskModel(
    String id,
    int version,
    Instant updatedAt,
    double intercept,
    Map<String, Double> coefficients,
    Map<String, Double> typical)
    implements Definition {

  /** The id of the model in force. */
  public static final String ACTIVE_ID = "default";

  /** How far ahead the risk looks. */
  public static final int HORIZON_DAYS = 14;

  /** Decimals of a risk that is shown, compared or sent on. */
  private static final int DECIMALS = 3;

  /** By how much a feature lifts the risk above a usual person's. */
  public record Reason(String feature, double value, double logOdds) {}

  @Override
  public Kind kind() {
    return Kind.RISK_MODEL;
  }

  /** The risk, 0 to 1, as exact as it comes. */
  public double probability(MailFeatures features) {
    double logOdds = intercept;
    for (Map.Entry<String, Double> coefficient : new TreeMap<>(coefficients).entrySet()) {
      logOdds += coefficient.getValue() * features.value(coefficient.getKey());
    }
    return Logistic.probability(logOdds);
  }

  /** The risk at three decimals, the same on any machine. */
  public BigDecimal risk(MailFeatures features) {
    return BigDecimal.valueOf(probability(features)).setScale(DECIMALS, RoundingMode.HALF_UP);
  }

  /** What lifts the risk, the strongest first; what lowers it is left out. */
  public List<Reason> reasons(MailFeatures features) {
    List<Reason> reasons = new ArrayList<>();
    for (String feature : new TreeSet<>(coefficients.keySet())) {
      double value = features.value(feature);
      double above = value - typical.getOrDefault(feature, 0.0);
      double logOdds = coefficients.getOrDefault(feature, 0.0) * above;
      if (logOdds > 0) {
        reasons.add(new Reason(feature, value, logOdds));
      }
    }
    reasons.sort(Comparator.comparing(Reason::logOdds).reversed());
    return reasons;
  }
}
