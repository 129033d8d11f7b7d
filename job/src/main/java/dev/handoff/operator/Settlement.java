package dev.handoff.operator;

import dev.handoff.domain.gate.RecipientFile;
import dev.handoff.domain.gate.Verdict;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Fault;
import dev.handoff.mail.ledger.LedgerEntry.Step;
import dev.handoff.mail.ledger.LedgerReplay.Fate;
import dev.handoff.mail.pace.Backoff;
import dev.handoff.operator.Handover.Ended;
import dev.handoff.state.StoredMail;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an outcome means for a mail: it is settled, or it is tried again. */
final class Settlement {

  /** The answer after the final dot was lost as often: then nobody is mailed once more. */
  private static final int MOST_UNKNOWN = 2;

  private final RecipientState state;
  private final DeliveryOutput out;
  private final Backoff backoff;
  private final boolean bounded;
  private final DeliveryTask task;

  Settlement(
      RecipientState state,
      DeliveryOutput out,
      Backoff backoff,
      boolean bounded,
      DeliveryTask task) {
    this.state = state;
    this.out = out;
    this.backoff = backoff;
    this.bounded = bounded;
    this.task = task;
  }

  /** After an attempt. */
  void after(StoredMail stored, Ended ended) {
    DeliveryOutcome outcome = ended.outcome();
    if (outcome == null) {
      out.cannotBeRendered(stored.mail(), ended.at(), ended.fault());
      unsent(stored);
      return;
    }
    int attempt = ended.handover().attempt();
    switch (outcome.result()) {
      case ACCEPTED -> {
        out.sent(stored, attempt, ended.at());
        state.settle(stored);
      }
      case REFUSED -> refused(stored, attempt, outcome.fault(), outcome.reply(), ended.at());
      case TEMPORARY, CONFIGURATION -> deferred(stored, attempt, outcome, ended.at());
    }
  }

  private void deferred(StoredMail stored, int attempt, DeliveryOutcome outcome, Instant at) {
    OutboundMail mail = stored.mail();
    out.deferred(mail, attempt, at, outcome.reply());
    Instant next = backoff.next(attempt, task.now(), stored.giveUpAt());
    boolean twice = outcome.fateUnknown() && stored.unknown() + 1 >= MOST_UNKNOWN;
    if (twice || next == null) {
      String why = twice ? "its fate is unknown, twice: " : "not delivered in time: ";
      out.givenUp(mail, at, why + outcome.reply());
      unsent(outcome.fateUnknown() ? stored.with(attempt, 1, 0, at) : stored);
    } else {
      StoredMail waits = stored.after(attempt, outcome.fateUnknown(), next, outcome.reply());
      state.put(waits);
      state.wake(waits, next);
    }
  }

  private void refused(StoredMail stored, int attempt, Fault fault, String reply, Instant at) {
    OutboundMail mail = stored.mail();
    out.refused(mail, attempt, fault, at, reply);
    RecipientFile file = state.file();
    Instant time = bounded ? mail.requestedAt() : at;
    if (fault == Fault.RECIPIENT) {
      file.hardBounced(time);
    } else if (fault == Fault.MAILBOX) {
      file.softBounced(mail.messageId(), time);
    }
    file.refused(mail.messageId());
    state.keep(file);
    unsent(stored);
  }

  /** Settles a mail that did not go, so that it may be put in again (ADR 0027). */
  void unsent(StoredMail stored) {
    RecipientFile file = state.file();
    file.unsent(stored.mail().messageId(), stored.mayBeThere());
    state.keep(file);
    state.settle(stored);
  }

  /** Its time is over, and no attempt is under way. */
  void tooLate(StoredMail stored) {
    if (stored.reply() == null && !bounded) {
      out.decided(stored.mail(), new Verdict.Stop(Reason.EXPIRED), task.now());
      unsent(stored);
    } else {
      giveUp(stored);
    }
  }

  /** There is no further attempt. */
  void giveUp(StoredMail stored) {
    String reply = stored.reply() == null ? "no answer came" : stored.reply();
    out.givenUp(stored.mail(), task.now(), "not delivered in time: " + reply);
    unsent(stored);
  }

  /** What is left of a mail whose fate the ledger knows better than the state; null: nothing. */
  @Nullable StoredMail afterKill(StoredMail stored, Fate fate) {
    Step settled = fate.settled();
    if (settled == null) {
      StoredMail left =
          stored.with(
              fate.attempts(),
              fate.unknown(),
              fate.interrupted() + (fate.open() ? 1 : 0),
              retryAfterKill(stored, fate));
      state.put(left);
      return left;
    }
    if (settled == Step.SENT) {
      StoredMail known =
          stored.with(fate.attempts(), fate.unknown(), fate.interrupted(), task.now());
      out.sent(known, fate.attempts(), fate.at());
      state.settle(stored);
    } else {
      refused(
          stored,
          fate.attempts(),
          settled == Step.BOUNCED ? Fault.RECIPIENT : Fault.MAIL,
          fate.code() == 0 ? "before the task was restored" : Integer.toString(fate.code()),
          fate.at());
    }
    return null;
  }

  private Instant retryAfterKill(StoredMail stored, Fate fate) {
    if (fate.open()) {
      return task.now();
    }
    Instant next = backoff.next(Math.max(1, fate.attempts()), fate.at(), stored.giveUpAt());
    return next == null ? task.now() : next;
  }
}
