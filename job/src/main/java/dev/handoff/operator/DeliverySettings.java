package dev.handoff.operator;

import dev.handoff.domain.gate.GateRules;
import dev.handoff.mail.ledger.LedgerLog;
import java.io.Serializable;

/**
 * All that {@code deliver} is told.
 *
 * @param mail how mail looks and leaves
 * @param gate what the gate goes by
 * @param timeline what time it is
 * @param ledger where the ledger is
 */
public record DeliverySettings(
    MailSettings mail, GateRules gate, Timeline timeline, LedgerLog.Opening ledger)
    implements Serializable {

  private static final long serialVersionUID = 1L;
}
