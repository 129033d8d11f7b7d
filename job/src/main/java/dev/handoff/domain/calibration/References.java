package dev.handoff.domain.calibration;

import dev.handoff.domain.engagement.ScoreModel.Transform;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What a reference must be for a raw score to become a certain score (SPEC section 2: {@code score
 * = 100 × min(1, T(raw / reference))}). For people who choose references, not for scoring: doubles
 * do.
 */
public final class References {

  private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_EVEN);

  /** As a score model takes it. */
  private static final int MAX_DECIMALS = 6;

  private static final BigDecimal MAX = BigDecimal.valueOf(1_000_000);

  private References() {}

  /**
   * The reference with which a raw score becomes a score, at three significant digits.
   *
   * @param raw above 0
   * @param score above 0, at most 100
   * @return null when no score model takes it: below a millionth, or above a million
   */
  public static @Nullable BigDecimal solve(double raw, Transform transform, double score) {
    double share = score / 100;
    double reference = raw / (transform == Transform.SQRT ? share * share : share);
    BigDecimal rounded =
        new BigDecimal(reference).round(THREE_DIGITS).setScale(MAX_DECIMALS, RoundingMode.HALF_UP);
    if (rounded.signum() == 0 || rounded.compareTo(MAX) > 0) {
      return null;
    }
    BigDecimal plain = rounded.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** The score, 0 to 100, that a raw score becomes. */
  public static double score(double raw, Transform transform, BigDecimal reference) {
    return 100 * Math.min(1, transformed(raw / reference.doubleValue(), transform));
  }

  /**
   * The raw group score with a person reference, from what it would be with 1 and without a cap:
   * exact while no member of the group is over the reference, else a little too high.
   */
  public static double groupRaw(double uncapped, Transform transform, BigDecimal personReference) {
    return uncapped / transformed(personReference.doubleValue(), transform);
  }

  private static double transformed(double value, Transform transform) {
    return transform == Transform.SQRT ? Math.sqrt(value) : value;
  }
}
