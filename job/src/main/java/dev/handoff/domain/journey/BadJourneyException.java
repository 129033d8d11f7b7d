package dev.handoff.domain.journey;

import java.util.List;

/** A journey cannot run. */
public final class BadJourneyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<JourneyFault> faults;

  public BadJourneyException(String journeyId, List<JourneyFault> faults) {
    super("Journey " + journeyId + ": " + faults);
    this.faults = List.copyOf(faults);
  }

  /** Everything that is wrong, in the order of the definition. */
  public List<JourneyFault> faults() {
    return faults;
  }
}
