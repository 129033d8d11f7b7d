package dev.handoff.domain.engagement;

import java.math.BigDecimal;

/**
 * A score from 0 to 100, settled at 9 decimals.
 *
 * @param nanos the score times 1e9: 0 to 100,000,000,000
 */
public record Score(long nanos) implements Comparable<Score> {

  public static final Score ZERO = new Score(0);
  public static final Score MAX = new Score(100_000_000_000L);

  /** Rounded half up to an integer: what is shown and compared. */
  public int rounded() {
    return Math.toIntExact((nanos + 500_000_000L) / 1_000_000_000L);
  }

  /** The settled value, without trailing zeros. */
  public BigDecimal unrounded() {
    BigDecimal value = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  @Override
  public int compareTo(Score other) {
    return Long.compare(nanos, other.nanos);
  }
}
