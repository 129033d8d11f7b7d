package dev.handoff.bench;

/**
 * A ratio that was promised.
 *
 * @param of the row it is of
 * @param against the row it is measured against
 * @param atLeast the promised ratio of medians
 * @param bound the row of the least that whoever keeps the promise has to do, so that its own ratio
 *     is the most that can be had; empty where none was measured
 */
public record Target(String of, String against, double atLeast, String bound) {

  /** Without a bound. */
  public Target(String of, String against, double atLeast) {
    this(of, against, atLeast, "");
  }
}
