package dev.handoff.domain.gate;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much mail one address may get before promotional mail stops (SPEC section 9, "Gate").
 *
 * @param most mails, at least 1
 * @param within the sliding window that they count in, above 0
 */
public record FrequencyCap(int most, Duration within) implements Serializable {

  /** Three mails in seven days. */
  public static final FrequencyCap DEFAULT = new FrequencyCap(3, Duration.ofDays(7));
}
