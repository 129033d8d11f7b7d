package dev.handoff.domain.report;

/**
 * So many of so many, and how sure that is.
 *
 * @param of how many did
 * @param among how many could have; at least {@code of}, unless the two are of different mails
 */
public record Rate(long of, long among) {

  /** Below so many a rate says more about chance than about mail; it is not shown. */
  public static final long ENOUGH = 30;

  /** The 97.5th percentile of the normal distribution: for an interval of 95 %. */
  private static final double Z = 1.959963984540054;

  /** Whether there are enough to speak of a rate. */
  public boolean isEnough() {
    return among >= ENOUGH;
  }

  /** The share, 0 to 1; 0 of nothing. */
  public double share() {
    return among == 0 ? 0 : Math.min(1, (double) of / among);
  }

  /** The lower end of the 95 % interval (Wilson's score interval, 1927), 0 to 1. */
  public double low() {
    return among == 0 || of == 0 ? 0 : centre() - half();
  }

  /** The upper end, 0 to 1. */
  public double high() {
    return among == 0 || of >= among ? 1 : centre() + half();
  }

  private double centre() {
    return (share() + Z * Z / (2 * among)) / (1 + Z * Z / among);
  }

  private double half() {
    double variance = share() * (1 - share()) / among + Z * Z / (4.0 * among * among);
    return Z * Math.sqrt(variance) / (1 + Z * Z / among);
  }
}
