package dev.handoff.domain.insight;

/**
 * How many times as often something happened in some time as in the rest, each person compared with
 * themselves.
 *
 * @param n how often it happened, in that time and in the rest, to people who had both
 * @param people how many they are
 * @param exposed how often in that time
 * @param expected how often it would have, had it been no different from the rest
 * @param ratio the rate ratio; 0 when there is none to speak of
 * @param lower end of the 95 % interval
 * @param upper end of it; infinite when nothing happened in the rest
 * @param verdict what may be said
 */
public record RateRatio(
    int n,
    int people,
    int exposed,
    double expected,
    double ratio,
    double lower,
    double upper,
    Verdict verdict) {

  /** Fewer are not enough to speak of (SPEC section 6). */
  public static final int FEWEST = 30;

  /** What may be said. All of it is association, none of it cause. */
  public enum Verdict {
    NOT_ENOUGH,
    NO_DIFFERENCE_SEEN,
    MORE,
    LESS
  }

  static RateRatio of(
      int n, int people, int exposed, double expected, double ratio, double lower, double upper) {
    Verdict verdict =
        lower > 1 ? Verdict.MORE : upper < 1 ? Verdict.LESS : Verdict.NO_DIFFERENCE_SEEN;
    return new RateRatio(n, people, exposed, expected, ratio, lower, upper, verdict);
  }

  static RateRatio notEnough(int n, int people, int exposed, double expected) {
    return new RateRatio(n, people, exposed, expected, 0, 0, 0, Verdict.NOT_ENOUGH);
  }

  /**
   * One person's, with the exact interval: of {@code n} events a share falls into the time by
   * chance.
   *
   * @param share that share, if the time were no different; between 0 and 1
   */
  static RateRatio exact(int n, int exposed, double share) {
    double odds = share / (1 - share);
    if (n < FEWEST || !(share > 0 && share < 1)) {
      return notEnough(n, 1, exposed, n * share);
    }
    return of(
        n,
        1,
        exposed,
        n * share,
        ratio(exposed / (double) n, odds),
        ratio(Binomial.lower(exposed, n), odds),
        ratio(Binomial.upper(exposed, n), odds));
  }

  private static double ratio(double share, double odds) {
    return share >= 1 ? Double.POSITIVE_INFINITY : share / (1 - share) / odds;
  }
}
