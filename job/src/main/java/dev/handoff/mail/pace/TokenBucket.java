package dev.handoff.mail.pace;

import java.time.Duration;
import java.time.Instant;

/** So many a second on average, and at most a second's worth at once. */
final class TokenBucket {

  private static final double NANOS = 1e9;

  private final double perSecond;
  private final double most;
  private double tokens;
  private Instant filledAt;

  TokenBucket(double perSecond, Instant now) {
    this.perSecond = perSecond;
    this.most = Math.max(1, perSecond);
    this.tokens = most;
    this.filledAt = now;
  }

  /** How long until there is one; zero when there is. */
  Duration waitFor(Instant now) {
    if (now.isAfter(filledAt)) {
      double passed = Duration.between(filledAt, now).toNanos() / NANOS;
      tokens = Math.min(most, tokens + passed * perSecond);
      filledAt = now;
    }
    return tokens >= 1
        ? Duration.ZERO
        : Duration.ofNanos((long) Math.ceil((1 - tokens) / perSecond * NANOS));
  }

  /** Takes one that is there. */
  void take() {
    tokens -= 1;
  }
}
