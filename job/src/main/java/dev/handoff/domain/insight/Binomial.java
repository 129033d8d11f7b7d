package dev.handoff.domain.insight;

/**
 * The exact interval of a share (Clopper and Pearson, Biometrika 26, 1934), found by bisection on
 * the binomial distribution.
 */
final class Binomial {

  private static final int HALVINGS = 60;
  private static final double TAIL = 0.025;

  private Binomial() {}

  /**
   * The lower end of the 95 % interval of a share, of which {@code hits} of {@code n} were seen.
   */
  static double lower(int hits, int n) {
    return hits == 0 ? 0 : solve(p -> 1 - cumulative(hits - 1, n, p) < TAIL);
  }

  /** The upper end. */
  static double upper(int hits, int n) {
    return hits == n ? 1 : solve(p -> cumulative(hits, n, p) > TAIL);
  }

  private interface Below {
    boolean test(double p);
  }

  private static double solve(Below below) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (below.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The probability of at most this many hits. */
  private static double cumulative(int hits, int n, double p) {
    if (p <= 0 || p >= 1) {
      return p <= 0 ? 1 : 0;
    }
    double sum = 0;
    double logChoose = 0;
    for (int k = 0; k <= hits; k++) {
      sum += StrictMath.exp(logChoose + k * StrictMath.log(p) + (n - k) * StrictMath.log1p(-p));
      logChoose += StrictMath.log((n - k) / (double) (k + 1));
    }
    return Math.min(1, sum);
  }
}
