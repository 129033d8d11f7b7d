package dev.handoff.job;

import java.util.List;

/** Options that cannot be used, all of them at once. */
public final class BadOptionsException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * @param faults each names a key, what is wrong with it and what it takes
   */
  public BadOptionsException(List<String> faults) {
    super("These options cannot be used:\n  " + String.join("\n  ", faults));
  }
}
