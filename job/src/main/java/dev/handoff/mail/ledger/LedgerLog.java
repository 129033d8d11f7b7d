package dev.handoff.mail.ledger;

import java.io.IOException;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where one subtask keeps its part of the ledger, and where a restored one reads everybody's. Used
 * by one thread at a time.
 */
public interface LedgerLog extends AutoCloseable {

  /**
   * Every entry from these marks to the present end, in the order of each log; called once, before
   * the first {@link #append}.
   *
   * @param marks those of all subtasks of a checkpoint; none for a job without one, which reads
   *     nothing
   */
  void replay(Collection<LedgerMark> marks, Consumer<LedgerEntry> entries) throws IOException;

  /**
   * Appends these; when it returns they outlive a kill of this machine's process.
   *
   * @throws FencedException when another task has taken this one's place: nothing was written
   * @throws IOException when they cannot be written
   */
  void append(List<LedgerEntry> entries) throws IOException;

  /** A place that no entry appended from now on lies before. */
  LedgerMark position();

  /** Where the logs that this subtask does not write ended when it was opened. */
  List<LedgerMark> others();

  @Override
  void close();

  /** Another task has taken this one's place and this one must not send any more. */
  final class FencedException extends IOException {
    private static final long serialVersionUID = 1L;

    public FencedException(Throwable cause) {
      super("another task has taken over this one's mails", cause);
    }
  }

  /** Opens the log of a subtask, on the machine that runs it. */
  interface Opening extends Serializable {
    /**
     * Opens the log and shuts out who wrote to it before.
     *
     * @param subtask from 0
     * @param parallelism how many subtasks there are
     * @param marks those of the checkpoint that is restored; their writers may still be running
     *     somewhere, and are kept from writing
     */
    LedgerLog open(int subtask, int parallelism, Collection<LedgerMark> marks) throws IOException;
  }
}
