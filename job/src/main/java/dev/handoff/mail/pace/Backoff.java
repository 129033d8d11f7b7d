package dev.handoff.mail.pace;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a mail is tried again: after the first pause, then twice as long each time, at most an hour.
 * What would come too late is tried once more just before time is over.
 *
 * @param first the first pause, above 0
 */
public record Backoff(Duration first) {

  private static final Duration LONGEST = Duration.ofHours(1);

  /** The last attempt is made so long before the end, that the gate still lets it through. */
  private static final Duration MARGIN = Duration.ofSeconds(1);

  /**
   * The next attempt; null when there is no time for one.
   *
   * @param attempts how many there were, at least 1
   */
  public @Nullable Instant next(int attempts, Instant now, Instant giveUpAt) {
    Duration pause = first.multipliedBy(1L << Math.min(attempts - 1, 20));
    Duration capped =
        pause.compareTo(LONGEST) > 0 && first.compareTo(LONGEST) < 0 ? LONGEST : pause;
    Instant next = now.plus(capped);
    Instant last = giveUpAt.minus(MARGIN);
    if (!next.isAfter(last)) {
      return next;
    }
    return now.isBefore(last) ? last : null;
  }
}
