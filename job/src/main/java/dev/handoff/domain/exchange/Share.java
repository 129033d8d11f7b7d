package dev.handoff.domain.exchange;

import java.time.Duration;

/** Spreads groups over a span of time, so that they do not all take their turn at once. */
public final class Share {

  /** 2^64 divided by the golden ratio: ids that are counted up come to lie far apart. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Share() {}

  /** How far into the span a group takes its turn, in whole milliseconds: always the same. */
  public static Duration of(String buyingGroupId, Duration span) {
    long millis = span.toMillis();
    return millis == 0
        ? Duration.ZERO
        : Duration.ofMillis(((buyingGroupId.hashCode() * GOLDEN) >>> 33) % millis);
  }
}
