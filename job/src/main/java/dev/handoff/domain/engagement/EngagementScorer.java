package dev.handoff.domain.engagement;

import dev.handoff.domain.engagement.ScoreModel.Transform;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns tallies into scores by one score model (SPEC sections 2 and 9).
 *
 * <p>A person's raw sum is {@code Σ tally × weight / largest weight}; a group's is {@code Σ person
 * score × share of the role}. Either becomes {@code 100 × min(1, T(raw / reference))}, where T is
 * the square root or nothing. Everything is exact until it settles at 9 decimals. Immutable and
 * thread-safe.
 */
public final class EngagementScorer {

  /** Weights are counted in millionths, so that sums of them are whole numbers. */
  private static final int WEIGHT_DECIMALS = 6;

  private static final BigInteger ROOT_SCALE = BigInteger.TEN.pow(22);
  private static final BigInteger LINEAR_SCALE = BigInteger.TEN.pow(11);
  private static final BigInteger NANOS = BigInteger.TEN.pow(9);
  private static final BigInteger TOP = BigInteger.valueOf(Score.MAX.nanos());

  private final ScoreModel model;
  private final Map<String, Long> weights = new HashMap<>();
  private final long largestWeight;

  public EngagementScorer(ScoreModel model) {
    this.model = model;
    model.weights().forEach((type, weight) -> weights.put(type, millionths(weight)));
    this.largestWeight = weights.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** The model that scores. */
  public ScoreModel model() {
    return model;
  }

  /** The score of one person, from how often each activity type counts in the window. */
  public Score person(Map<String, Integer> tallies) {
    long sum = 0;
    for (Map.Entry<String, Integer> tally : tallies.entrySet()) {
      Long weight = weights.get(tally.getKey());
      if (weight != null) {
        sum = Math.addExact(sum, Math.multiplyExact(weight, tally.getValue()));
      }
    }
    if (sum == 0) {
      return Score.ZERO;
    }
    return settle(
        BigInteger.valueOf(sum), BigInteger.valueOf(largestWeight), model.personReference());
  }

  /**
   * What {@code tally} activities of a type add to a person's raw sum: tally × weight / largest
   * weight, at 9 decimals.
   */
  public BigDecimal raw(String type, int tally) {
    long weight = weights.getOrDefault(type, 0L);
    if (weight == 0 || tally == 0) {
      return BigDecimal.ZERO;
    }
    BigInteger nanos =
        Settled.quotient(
            BigInteger.valueOf(weight).multiply(BigInteger.valueOf(tally)).multiply(NANOS),
            BigInteger.valueOf(largestWeight));
    BigDecimal raw = new BigDecimal(nanos, 9).stripTrailingZeros();
    return raw.scale() < 0 ? raw.setScale(0) : raw;
  }

  /** The weight of a type in this model; 0 when it has none. */
  public BigDecimal weight(String type) {
    return model.weights().getOrDefault(type, BigDecimal.ZERO);
  }

  /**
   * The score of a group, from the roles that have a member. No members, or no positive weight
   * among them: 0.
   */
  public Score group(Collection<RoleSum> roles) {
    BigInteger sum = BigInteger.ZERO;
    BigInteger weightOfUsedRoles = BigInteger.ZERO;
    for (RoleSum role : roles) {
      BigInteger weight = BigInteger.valueOf(millionths(role.weight()));
      sum = sum.add(weight.multiply(BigInteger.valueOf(role.sumOfScores())));
      weightOfUsedRoles = weightOfUsedRoles.add(weight);
    }
    if (sum.signum() == 0) {
      return Score.ZERO;
    }
    return settle(sum, weightOfUsedRoles.multiply(NANOS), model.groupReference());
  }

  /**
   * What one role brings to a group's score.
   *
   * @param weight the role's weight, 0 or more with at most 6 decimals
   * @param sumOfScores the scores of its members, added up, times 1e9
   */
  public record RoleSum(BigDecimal weight, long sumOfScores) {}

  /** {@code 100 × min(1, T(numerator / denominator / reference))}, settled. */
  private Score settle(BigInteger numerator, BigInteger denominator, BigDecimal reference) {
    BigInteger scaled = numerator.multiply(BigInteger.TEN.pow(Math.max(0, reference.scale())));
    BigInteger divisor = denominator.multiply(wholeReference(reference));
    BigInteger nanos =
        model.transform() == Transform.SQRT
            ? Settled.root(scaled.multiply(ROOT_SCALE), divisor)
            : Settled.quotient(scaled.multiply(LINEAR_SCALE), divisor);
    return new Score(nanos.min(TOP).longValueExact());
  }

  private static BigInteger wholeReference(BigDecimal reference) {
    return reference.scale() < 0 ? reference.toBigIntegerExact() : reference.unscaledValue();
  }

  private static long millionths(BigDecimal weight) {
    return weight.movePointRight(WEIGHT_DECIMALS).longValueExact();
  }
}
