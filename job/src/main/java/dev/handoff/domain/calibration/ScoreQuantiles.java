package dev.handoff.domain.calibration;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * How the raw scores of a day are distributed (SPEC section 7, topic {@code score-quantiles}).
 *
 * @param day the epoch day whose window it is
 * @param at the instant that it stands for: the end of the day, or of a bounded run
 * @param model id of the score model
 * @param version of the score model; 0 is the built-in one
 * @param people raw person scores above 0, each person once
 * @param groups raw group scores above 0
 * @param groupsUncapped what these would be with a {@code personReference} of 1 and no cap at 100
 *     for a person: from it follows what they are with any other reference, as long as no member
 *     reaches it
 */
public record ScoreQuantiles(
    int day,
    Instant at,
    String model,
    int version,
    Distribution people,
    Distribution groups,
    Distribution groupsUncapped) {

  /**
   * One distribution.
   *
   * @param count how many values
   * @param quantiles some of them, ascending; empty when there are no values
   * @param sketch all of them, to be merged and asked for any quantile
   */
  public record Distribution(long count, List<Quantile> quantiles, byte[] sketch) {}

  /**
   * A value and where it stands.
   *
   * @param name {@code p50}, {@code p75}, {@code p90}, {@code p95}, {@code p99} or {@code max}
   * @param value within the sketch's relative accuracy
   */
  public record Quantile(String name, BigDecimal value) {}
}
