package dev.handoff.state;

/**
 * A place in one log of the mail ledger, as stored.
 *
 * @param log the log's name
 * @param offset the first place that a restore reads
 * @param writer the subtask that writes the log, or -1
 */
public record StoredLedgerMark(String log, long offset, int writer) {}
