package dev.handoff.domain.definition;

import java.time.Instant;

/**
 * Takes a definition out of force.
 *
 * @param kind the kind withdrawn
 * @param id the definition withdrawn, all its versions
 * @param updatedAt when it takes effect in event-time order
 */
public record Withdrawal(Kind kind, String id, Instant updatedAt) implements Definition {

  /** Above every version, so that nothing older comes back. */
  @Override
  public int version() {
    return Integer.MAX_VALUE;
  }
}
