package dev.handoff.domain.gate;

import dev.handoff.domain.message.MessageDecision.Reason;
import java.time.Instant;

/** What the gate says about one mail at one instant. */
public sealed interface Verdict {

  /** It goes now. */
  record Send() implements Verdict {}

  /**
   * It waits, and then walks the whole gate again.
   *
   * @param until the first instant at which the reason no longer holds
   */
  record Defer(Reason reason, Instant until) implements Verdict {}

  /** It does not go, for good. */
  record Stop(Reason reason) implements Verdict {}
}
