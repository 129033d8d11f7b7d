package dev.handoff.mail.ledger;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** What the marks of all subtasks of one checkpoint say together. */
public final class LedgerMarks {

  private LedgerMarks() {}

  /**
   * From where a log is read: the first place that one of its writers still needs; without a
   * writer, the last that anybody saw, for nobody has written since. Empty when nobody knew the
   * log.
   */
  public static OptionalLong start(Collection<LedgerMark> marks, String log) {
    OptionalLong written =
        marks.stream()
            .filter(mark -> mark.log().equals(log) && mark.writer() != LedgerMark.NOBODY)
            .mapToLong(LedgerMark::offset)
            .min();
    return written.isPresent()
        ? written
        : marks.stream().filter(mark -> mark.log().equals(log)).mapToLong(LedgerMark::offset).max();
  }

  /** Subtasks that wrote, and that a job of this parallelism does not have. */
  public static Set<Integer> writersBeyond(Collection<LedgerMark> marks, int parallelism) {
    Set<Integer> writers = new TreeSet<>();
    for (LedgerMark mark : marks) {
      if (mark.writer() >= parallelism) {
        writers.add(mark.writer());
      }
    }
    return writers;
  }
}
