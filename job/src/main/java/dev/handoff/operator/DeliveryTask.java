package dev.handoff.operator;

import dev.handoff.mail.ledger.LedgerMark;
import java.time.Instant;

/** What the task does for its deliveries. */
interface DeliveryTask {
  /** The present. */
  Instant now();

  /** Turns to the state of a key. */
  void turnTo(String key);

  int keyGroupOf(String key);

  LedgerMark ledgerPosition();

  /** Has a thread make an attempt, of which the deliveries are told when it has ended. */
  void hand(Handover handover);

  /** Has the deliveries hand out what may go at this instant. */
  void handOutAt(Instant at);
}
