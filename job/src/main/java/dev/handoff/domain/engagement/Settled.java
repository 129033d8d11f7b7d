package dev.handoff.domain.engagement;

import java.math.BigInteger;

/**
 * Exact fractions, settled to whole numbers half even (SPEC section 9, "Scores"). Whole-number
 * arithmetic, so that neither order nor machine changes a digit.
 */
final class Settled {

  private static final BigInteger FOUR = BigInteger.valueOf(4);

  /** In bits: the root has half as many, and a double holds 53 exactly. */
  private static final int LONGEST_GUESSED = 100;

  private Settled() {}

  /** The same of numbers that fit. */
  static long quotient(long numerator, long denominator) {
    long floor = numerator / denominator;
    long rest = numerator % denominator;
    int comparedWithMiddle = Long.compare(rest, denominator - rest);
    boolean up = comparedWithMiddle > 0 || (comparedWithMiddle == 0 && (floor & 1) == 1);
    return up ? floor + 1 : floor;
  }

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
    BigInteger floor = floorOfRoot(numerator.divide(denominator));
    BigInteger doubledMiddle = floor.shiftLeft(1).add(BigInteger.ONE);
    return roundUp(
        floor,
        numerator
            .multiply(FOUR)
            .compareTo(doubledMiddle.multiply(doubledMiddle).multiply(denominator)));
  }

  /** As {@link BigInteger#sqrt}, which is slow: a double's root is off by one at most. */
  private static BigInteger floorOfRoot(BigInteger square) {
    if (square.bitLength() > LONGEST_GUESSED) {
      return square.sqrt();
    }
    BigInteger root = BigInteger.valueOf((long) Math.sqrt(square.doubleValue()));
    while (root.multiply(root).compareTo(square) > 0) {
      root = root.subtract(BigInteger.ONE);
    }
    BigInteger next = root.add(BigInteger.ONE);
    while (next.multiply(next).compareTo(square) <= 0) {
      root = next;
      next = root.add(BigInteger.ONE);
    }
    return root;
  }

  private static BigInteger roundUp(BigInteger floor, int comparedWithMiddle) {
    boolean up = comparedWithMiddle > 0 || (comparedWithMiddle == 0 && floor.testBit(0));
    return up ? floor.add(BigInteger.ONE) : floor;
  }
}
