package dev.handoff.domain.engagement;

import java.math.BigInteger;

/**
 * Exact fractions, settled to whole numbers half even (SPEC section 9, "Scores"). Whole-number
 * arithmetic, so that neither order nor machine changes a digit.
 */
final class Settled {

  private static final BigInteger FOUR = BigInteger.valueOf(4);

  private Settled() {}

  /** {@code numerator / denominator}, half even; both 0 or more, the denominator above 0. */
  static BigInteger quotient(BigInteger numerator, BigInteger denominator) {
    BigInteger[] parts = numerator.divideAndRemainder(denominator);
    return roundUp(parts[0], parts[1].shiftLeft(1).compareTo(denominator));
  }

  /**
   * The square root of {@code numerator / denominator}, half even; both 0 or more, the denominator
   * above 0.
   */
  static BigInteger root(BigInteger numerator, BigInteger denominator) {
    BigInteger floor = numerator.divide(denominator).sqrt();
    BigInteger doubledMiddle = floor.shiftLeft(1).add(BigInteger.ONE);
    return roundUp(
        floor,
        numerator
            .multiply(FOUR)
            .compareTo(doubledMiddle.multiply(doubledMiddle).multiply(denominator)));
  }

  private static BigInteger roundUp(BigInteger floor, int comparedWithMiddle) {
    boolean up = comparedWithMiddle > 0 || (comparedWithMiddle == 0 && floor.testBit(0));
    return up ? floor.add(BigInteger.ONE) : floor;
  }
}
