package dev.handoff.summary;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A request that brought no text. Says nothing of what was sent or answered. */
final class ModelFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Fallback reason;
  private final boolean passing;
  private final @Nullable Duration retryAfter;

  private ModelFailure(Fallback reason, boolean passing, @Nullable Duration retryAfter) {
    super(reason.wireName(), null, false, false);
    this.reason = reason;
    this.passing = passing;
    this.retryAfter = retryAfter;
  }

  /** One that another attempt would not mend. */
  static ModelFailure lasting(Fallback reason) {
    return new ModelFailure(reason, false, null);
  }

  /** One that may be over soon. */
  static ModelFailure passing(Fallback reason) {
    return new ModelFailure(reason, true, null);
  }

  /** One that may be over when the server says, or soon when it says nothing. */
  static ModelFailure passing(Fallback reason, @Nullable Duration retryAfter) {
    return new ModelFailure(reason, true, retryAfter);
  }

  Fallback reason() {
    return reason;
  }

  /** Whether another attempt makes sense. */
  boolean isPassing() {
    return passing;
  }

  /** How long the server wants to be left alone; null when it does not say. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
