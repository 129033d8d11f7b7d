package dev.handoff.domain.insight;

import java.time.Duration;

/**
 * The time next to a transactional mail that is held against the rest.
 *
 * @param length how long, above 0
 * @param side before or after the mail was sent
 */
public record Exposure(Duration length, Side side) {

  /** Which side of the mail. */
  public enum Side {
    BEFORE,
    AFTER
  }
}
