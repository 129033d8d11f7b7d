package dev.handoff.domain.journey;

import java.util.List;
import java.util.Set;

/**
 * A compiled condition over a group. Holds no state; one instance serves many groups and threads.
 */
public interface Condition {

  /** The condition as the marketer wrote it. */
  String source();

  /**
   * Whether it is true of this group now; an evaluation error is false (and counted by who compiled
   * it).
   */
  boolean holds(GroupFacts group);

  /**
   * The parts of the condition that are joined by "and", each with the value it saw: why it holds,
   * or what it still lacks.
   */
  List<Finding> explain(GroupFacts group);

  /**
   * What it reads of a group: names of fields, and of the functions {@code activities} and {@code
   * moments}. Unless one of these changes, it stays as it is.
   */
  Set<String> reads();

  /**
   * One part of a condition.
   *
   * @param condition the part as the marketer wrote it
   * @param value what the part's left side came to, as text
   * @param holds whether the part is true
   */
  record Finding(String condition, String value, boolean holds) {}
}
