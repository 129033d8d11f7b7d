package dev.handoff.mail.ledger;

/**
 * A place in one log of the ledger, as a checkpoint keeps it: what lies before it is settled.
 *
 * @param log the log's name: a partition or a file
 * @param offset the first place that a restore reads
 * @param writer the subtask that writes this log; {@link #NOBODY} when this subtask only saw where
 *     it ended
 */
public record LedgerMark(String log, long offset, int writer) {

  /** No subtask. */
  public static final int NOBODY = -1;
}
