package dev.handoff.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import dev.handoff.domain.journey.Condition;
import dev.handoff.domain.journey.GroupFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition that passed the check. Immutable; serves many threads. */
public final class CelCondition implements Condition {

  private final String source;
  private final Program program;
  private final List<Part> parts;
  private final Set<String> reads;
  private final Runnable onError;

  CelCondition(
      String source, Program program, List<Part> parts, Set<String> reads, Runnable onError) {
    this.source = source;
    this.program = program;
    this.parts = List.copyOf(parts);
    this.reads = reads;
    this.onError = onError;
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public boolean holds(GroupFacts group) {
    if (evaluate(program, new GroupValue(group)) instanceof Boolean holds) {
      return holds;
    }
    onError.run();
    return false;
  }

  /**
   * As {@link Condition#explain}; a part whose evaluation fails does not hold and is not counted.
   */
  @Override
  public List<Finding> explain(GroupFacts group) {
    GroupValue value = new GroupValue(group);
    return parts.stream().map(part -> part.explain(value)).toList();
  }

  /** In alphabetical order; {@code membersIn} reads {@code members}. */
  @Override
  public Set<String> reads() {
    return reads;
  }

  private static @Nullable Object evaluate(Program program, GroupValue group) {
    try {
      return program.eval(
          name -> name.equals(GroupVocabulary.VARIABLE) ? Optional.of(group) : Optional.empty());
    } catch (CelEvaluationException e) {
      return null;
    }
  }

  /**
   * One part of the condition.
   *
   * @param text as the marketer wrote it
   * @param whole the part itself
   * @param seen the side of it that says most
   */
  record Part(String text, Program whole, Program seen) {

    Finding explain(GroupValue group) {
      return new Finding(
          text,
          SeenValue.of(evaluate(seen, group)),
          evaluate(whole, group) instanceof Boolean holds && holds);
    }
  }
}
