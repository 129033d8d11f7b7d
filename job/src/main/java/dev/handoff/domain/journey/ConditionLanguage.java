package dev.handoff.domain.journey;

import java.util.List;

/**
 * Turns condition text into something that can be asked. The one in use is the Common Expression
 * Language.
 */
public interface ConditionLanguage {

  /**
   * Type-checks and compiles.
   *
   * @throws BadConditionException when the text is not a valid condition, with every fault found
   */
  Condition compile(String source) throws BadConditionException;

  /** The text is not a valid condition. */
  final class BadConditionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    public BadConditionException(List<Fault> faults) {
      super(faults.toString());
      this.faults = List.copyOf(faults);
    }

    /** What is wrong, in the order of the text. */
    public List<Fault> faults() {
      return faults;
    }
  }

  /**
   * One thing wrong with a condition.
   *
   * @param line from 1, within the condition's text
   * @param column from 1
   * @param message what is wrong and, where it can be said, what would be right
   */
  record Fault(int line, int column, String message) {}
}
