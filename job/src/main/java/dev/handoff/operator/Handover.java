package dev.handoff.operator;

import dev.handoff.domain.gate.Tracking;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.ledger.LedgerEntry;
import dev.handoff.mail.ledger.LedgerEntry.Step;
import dev.handoff.mail.ledger.LedgerMark;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one mail, as a thread is given it.
 *
 * @param key where its state is
 * @param keyGroup of that key
 * @param attempt the how-manieth, from 1
 * @param tracking what its reader agrees to now
 * @param mark from where the ledger has to be read to find this attempt
 */
record Handover(
    OutboundMail mail, String key, int keyGroup, int attempt, Tracking tracking, LedgerMark mark) {

  String messageId() {
    return mail.messageId();
  }

  LedgerEntry entry(Step step, Instant at, int code) {
    return new LedgerEntry(mail.messageId(), keyGroup, attempt, step, at, code);
  }

  /**
   * How an attempt ended.
   *
   * @param outcome what the server said; null when the mail could not be rendered
   * @param fault then, the kind of failure
   * @param promotionsDropped whether promotional blocks were left out of it
   * @param at when
   */
  record Ended(
      Handover handover,
      @Nullable DeliveryOutcome outcome,
      @Nullable String fault,
      boolean promotionsDropped,
      Instant at) {}
}
