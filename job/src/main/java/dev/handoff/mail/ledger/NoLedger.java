package dev.handoff.mail.ledger;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * A ledger that keeps nothing: for an inbox folder, where a mail that is written again changes
 * nothing.
 */
public final class NoLedger implements LedgerLog.Opening {
  private static final long serialVersionUID = 1L;

  @Override
  public LedgerLog open(int subtask, int parallelism, Collection<LedgerMark> marks) {
    return new Nothing(subtask);
  }

  private record Nothing(int subtask) implements LedgerLog {
    @Override
    public void replay(Collection<LedgerMark> marks, Consumer<LedgerEntry> entries) {
      // There is nothing to read.
    }

    @Override
    public void append(List<LedgerEntry> entries) {
      // Nothing is kept.
    }

    @Override
    public LedgerMark position() {
      return new LedgerMark("none", 0, subtask);
    }

    @Override
    public List<LedgerMark> others() {
      return List.of();
    }

    @Override
    public void close() {
      // There is nothing to close.
    }
  }
}
