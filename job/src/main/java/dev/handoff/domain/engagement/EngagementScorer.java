package dev.handoff.domain.engagement;

import dev.handoff.domain.engagement.ScoreModel.Transform;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;

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

  private static final int RAWS_KEPT = 256;
  private static final BigInteger ROOT_SCALE = BigInteger.TEN.pow(22);
  private static final BigInteger LINEAR_SCALE = BigInteger.TEN.pow(11);
  private static final BigInteger NANOS = BigInteger.TEN.pow(9);
  private static final long LARGEST_IN_NANOS = Long.MAX_VALUE / 1_000_000_000L;
  private static final BigInteger TOP = BigInteger.valueOf(Score.MAX.nanos());

  private final ScoreModel model;
  private final Map<String, Long> weights = new HashMap<>();
  private final long largestWeight;

  /** By type, then tally: a score record asks for dozens. Filled by whoever asks first. */
  private final Map<String, AtomicReferenceArray<BigDecimal>> raws = new HashMap<>();

  public EngagementScorer(ScoreModel model) {
    this.model = model;
    model.weights().forEach((type, weight) -> weights.put(type, millionths(weight)));
    // Only ratios of weights count: small numbers stay within 64 bits.
    BigInteger common = BigInteger.ZERO;
    for (long weight : weights.values()) {
      common = common.gcd(BigInteger.valueOf(weight));
    }
    long divisor = Math.max(1, common.longValue());
    weights.replaceAll((type, weight) -> weight / divisor);
    this.largestWeight = weights.values().stream().mapToLong(Long::longValue).max().orElse(0);
    weights.keySet().forEach(type -> raws.put(type, new AtomicReferenceArray<>(RAWS_KEPT)));
  }

  /** The model that scores. */
  public ScoreModel model() {
    return model;
  }

  /** The score of one person, from how often each activity type counts in the window. */
  public Score person(Map<String, Integer> tallies) {
    long sum = sum(tallies);
    return sum == 0
        ? Score.ZERO
        : settle(
            BigInteger.valueOf(sum), BigInteger.valueOf(largestWeight), model.personReference());
  }

  /**
   * What the score of one person would be, times 1e9, if the reference were 1 and no score ended at
   * 100: with any reference R it is T(R) times as much as the score, as long as that is below 100.
   */
  public long uncappedPersonNanos(Map<String, Integer> tallies) {
    long sum = sum(tallies);
    return sum == 0
        ? 0
        : transformed(BigInteger.valueOf(sum), BigInteger.valueOf(largestWeight), BigDecimal.ONE)
            .longValueExact();
  }

  /** A person's raw sum, at 9 decimals. */
  public BigDecimal personRaw(Map<String, Integer> tallies) {
    return atNineDecimals(BigInteger.valueOf(sum(tallies)), BigInteger.valueOf(largestWeight));
  }

  private long sum(Map<String, Integer> tallies) {
    long sum = 0;
    for (Map.Entry<String, Integer> tally : tallies.entrySet()) {
      Long weight = weights.get(tally.getKey());
      if (weight != null) {
        sum = Math.addExact(sum, Math.multiplyExact(weight, tally.getValue()));
      }
    }
    return sum;
  }

  /**
   * What {@code tally} activities of a type add to a person's raw sum: tally × weight / largest
   * weight, at 9 decimals.
   */
  public BigDecimal raw(String type, int tally) {
    AtomicReferenceArray<BigDecimal> known = raws.get(type);
    if (known == null || tally < 0 || tally >= RAWS_KEPT) {
      return newRaw(type, tally);
    }
    BigDecimal raw = known.get(tally);
    if (raw == null) {
      raw = newRaw(type, tally);
      known.set(tally, raw);
    }
    return raw;
  }

  private BigDecimal newRaw(String type, int tally) {
    long sum = Math.multiplyExact(weights.getOrDefault(type, 0L), tally);
    if (sum == 0) {
      return BigDecimal.ZERO;
    }
    return sum <= LARGEST_IN_NANOS
        ? plain(BigDecimal.valueOf(Settled.quotient(sum * NANOS.longValue(), largestWeight), 9))
        : atNineDecimals(BigInteger.valueOf(sum), BigInteger.valueOf(largestWeight));
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
    BigInteger sum = sumOfScores(roles);
    return sum.signum() == 0
        ? Score.ZERO
        : settle(sum, sumOfWeights(roles).multiply(NANOS), model.groupReference());
  }

  /** A group's raw sum, at 9 decimals. */
  public BigDecimal groupRaw(Collection<RoleSum> roles) {
    return atNineDecimals(sumOfScores(roles), sumOfWeights(roles).multiply(NANOS));
  }

  /**
   * What one member brings to a group's raw sum: score × share of the role, at 9 decimals.
   *
   * @param role the member's role, with the member's score alone
   * @param roles all the group's roles that have a member
   */
  public BigDecimal broughtBy(RoleSum role, Collection<RoleSum> roles) {
    return atNineDecimals(sumOfScores(List.of(role)), sumOfWeights(roles).multiply(NANOS));
  }

  /** The share of a role among those that have a member, 0 to 1, at 9 decimals. */
  public BigDecimal share(BigDecimal roleWeight, Collection<RoleSum> roles) {
    return atNineDecimals(BigInteger.valueOf(millionths(roleWeight)), sumOfWeights(roles));
  }

  private static BigInteger sumOfScores(Collection<RoleSum> roles) {
    BigInteger sum = BigInteger.ZERO;
    for (RoleSum role : roles) {
      BigInteger weight = BigInteger.valueOf(millionths(role.weight()));
      sum = sum.add(weight.multiply(BigInteger.valueOf(role.sumOfScores())));
    }
    return sum;
  }

  private static BigInteger sumOfWeights(Collection<RoleSum> roles) {
    BigInteger sum = BigInteger.ZERO;
    for (RoleSum role : roles) {
      sum = sum.add(BigInteger.valueOf(millionths(role.weight())));
    }
    return sum;
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
    return new Score(transformed(numerator, denominator, reference).min(TOP).longValueExact());
  }

  /** {@code 100 × T(numerator / denominator / reference)} times 1e9, settled. */
  private BigInteger transformed(
      BigInteger numerator, BigInteger denominator, BigDecimal reference) {
    BigInteger scaled = numerator.multiply(BigInteger.TEN.pow(Math.max(0, reference.scale())));
    BigInteger divisor = denominator.multiply(wholeReference(reference));
    return model.transform() == Transform.SQRT
        ? Settled.root(scaled.multiply(ROOT_SCALE), divisor)
        : Settled.quotient(scaled.multiply(LINEAR_SCALE), divisor);
  }

  /** {@code numerator / denominator}, settled, without trailing zeros; 0 when either is 0. */
  private static BigDecimal atNineDecimals(BigInteger numerator, BigInteger denominator) {
    if (numerator.signum() == 0 || denominator.signum() == 0) {
      return BigDecimal.ZERO;
    }
    return plain(new BigDecimal(Settled.quotient(numerator.multiply(NANOS), denominator), 9));
  }

  private static BigDecimal plain(BigDecimal nanos) {
    BigDecimal value = nanos.stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static BigInteger wholeReference(BigDecimal reference) {
    return reference.scale() < 0 ? reference.toBigIntegerExact() : reference.unscaledValue();
  }

  private static long millionths(BigDecimal weight) {
    return weight.movePointRight(WEIGHT_DECIMALS).longValueExact();
  }
}
