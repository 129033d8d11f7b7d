package dev.handoff.operator;

import dev.handoff.domain.gate.GateRules;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.mail.pace.Breaker;
import dev.handoff.mail.pace.Connections;
import dev.handoff.mail.pace.Rates;
import dev.handoff.mail.pace.SendQueue;
import dev.handoff.state.StoredMail;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

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

  /** Mails that wait in memory to be handed over, by lane; the others wait in state. */
  private static final int ROOM = 10_000;

  private static final Duration LONGEST_FIRST_PAUSE = Duration.ofSeconds(5);

  /** A mail that is never stale is tried for so long (RFC 5321 section 4.5.4.1). */
  private static final Duration LONGEST_PATIENCE = Duration.ofDays(4);

  /** An empty queue for one of so many tasks, which share the rates. */
  SendQueue queue(int parallelism, Instant now) {
    Duration first = mail.firstRetry();
    return new SendQueue(
        ROOM,
        new Connections(mail.threads()),
        new Rates(mail.rate() / parallelism, mail.domainRate() / parallelism, now),
        new Breaker(first.compareTo(LONGEST_FIRST_PAUSE) < 0 ? first : LONGEST_FIRST_PAUSE));
  }

  /**
   * What time it is for a mail: in a bounded run the moment of the decision, for mail about old
   * data is sent, not expired (SPEC section 9).
   */
  Instant time(OutboundMail asked) {
    return timeline.bounded() ? asked.requestedAt() : timeline.clock().instant();
  }

  /** The same for a mail that the gate may have held: then not before it let go. */
  Instant time(StoredMail stored) {
    Instant asked = time(stored.mail());
    Instant heldUntil = stored.heldUntil();
    return timeline.bounded() && heldUntil != null && heldUntil.isAfter(asked) ? heldUntil : asked;
  }

  /** How long a mail that comes now is tried. */
  Duration patience(OutboundMail asked) {
    if (timeline.bounded()) {
      return mail.drain();
    }
    Instant notAfter = asked.notAfter();
    return notAfter == null
        ? LONGEST_PATIENCE
        : Duration.between(timeline.clock().instant(), notAfter);
  }
}
