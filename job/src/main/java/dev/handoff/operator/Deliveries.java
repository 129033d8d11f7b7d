package dev.handoff.operator;

import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.gate.MailAtGate;
import dev.handoff.domain.gate.RecipientFile;
import dev.handoff.domain.gate.SendGate;
import dev.handoff.domain.gate.Verdict;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.ledger.LedgerMark;
import dev.handoff.mail.ledger.LedgerReplay;
import dev.handoff.mail.ledger.LedgerReplay.Fate;
import dev.handoff.mail.pace.Backoff;
import dev.handoff.mail.pace.Lane;
import dev.handoff.mail.pace.SendQueue;
import dev.handoff.mail.pace.SendQueue.Ready;
import dev.handoff.operator.Handover.Ended;
import dev.handoff.state.StoredMail;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What happens to the mails of one task, from the gate to the last word about each. Everything runs
 * on the task's own thread; what takes time is handed to others and comes back by {@link #ended}.
 */
final class Deliveries {

  private final DeliverySettings settings;
  private final Timeline timeline;
  private final SendGate gate;
  private final RecipientState state;
  private final DeliveryOutput out;
  private final SendQueue queue;
  private final LedgerReplay replay;
  private final Settlement settlement;
  private final DeliveryTask task;
  private final Map<String, Handover> underWay = new HashMap<>();

  Deliveries(
      DeliverySettings settings,
      RecipientState state,
      DeliveryOutput out,
      SendQueue queue,
      LedgerReplay replay,
      DeliveryTask task) {
    this.settings = settings;
    this.timeline = settings.timeline();
    this.gate = new SendGate(settings.gate());
    this.state = state;
    this.out = out;
    this.queue = queue;
    this.replay = replay;
    this.settlement =
        new Settlement(
            state, out, new Backoff(settings.mail().firstRetry()), timeline.bounded(), task);
    this.task = task;
  }

  /** Takes what the source brings about the address whose turn it is. */
  void take(RecipientRecord record, String key, Instant at) {
    if (timeline.isReplay()) {
      for (StoredMail held : state.heldUntil(at)) {
        dueInEventTime(held.mail().messageId(), key, Objects.requireNonNull(held.heldUntil()));
      }
    }
    switch (record.kind()) {
      case MAIL -> take(Objects.requireNonNull(record.mail()), key);
      case EVENT, CONSENT, ERASE -> {
        RecipientFile file = state.file();
        RecipientNews.tell(record, file);
        state.keep(file);
        if (record.kind() == RecipientRecord.Kind.ERASE) {
          state.mailsTo(Objects.requireNonNull(record.personId())).forEach(this::erased);
        }
      }
    }
  }

  private void take(OutboundMail mail, String key) {
    if (state.waits(mail.messageId())) {
      out.decided(mail, new Verdict.Stop(Reason.DUPLICATE), settings.time(mail));
      return;
    }
    RecipientFile file = state.file();
    boolean mayBeThere = mail.redrivenAt() != null && file.mayBeThere(mail.messageId());
    Instant giveUpAt = task.now().plus(settings.patience(mail));
    StoredMail stored = StoredMail.of(mail, mayBeThere, task.now(), giveUpAt);
    Verdict verdict = walk(stored, file, settings.time(mail));
    Fate fate = replay.claim(mail.messageId(), mail.redrivenAt());
    if (verdict instanceof Verdict.Send) {
      StoredMail passed = stored.judged(true, task.now());
      state.add(passed);
      StoredMail left = fate == null ? passed : settlement.afterKill(passed, fate);
      if (left != null) {
        ready(left, key);
      }
    } else if (verdict instanceof Verdict.Defer later) {
      state.add(stored);
      hold(stored, later.until());
    }
    handOut();
  }

  /** The whole way through the gate; who is let through is remembered. */
  private Verdict walk(StoredMail stored, RecipientFile file, Instant now) {
    MailAtGate mail = DeliveryRecords.atGate(stored.mail());
    Verdict verdict = gate.judge(mail, file, now, journeyId -> false);
    out.decided(stored.mail(), verdict, now);
    if (verdict instanceof Verdict.Send) {
      file.letThrough(mail, now, gate.rules());
      state.keep(file);
    }
    return verdict;
  }

  private void hold(StoredMail stored, Instant until) {
    StoredMail held = stored.held(until);
    state.put(held);
    if (timeline.bounded()) {
      state.wakeInEventTime(held, until);
    } else {
      state.wake(held, until);
    }
  }

  /** A timer of a mail. */
  void due(String messageId, String key) {
    StoredMail stored = state.mail(messageId);
    if (stored == null || underWay.containsKey(messageId)) {
      return;
    }
    Instant now = task.now();
    if (!now.isBefore(stored.giveUpAt())) {
      settlement.tooLate(stored);
    } else if (!now.isBefore(stored.notBefore())) {
      release(stored, key, settings.time(stored));
    }
  }

  /** A deferred mail of a run over data, whose time has come there. */
  void dueInEventTime(String messageId, String key, Instant at) {
    StoredMail stored = state.mail(messageId);
    if (stored != null && !(stored.letThrough() && timeline.isReplay())) {
      Instant until = timeline.until();
      if (until != null && at.isAfter(until)) {
        // It is on record as deferred, which is how this run leaves it.
        state.settle(stored);
      } else {
        release(stored, key, at);
      }
    }
  }

  /** One that was let through before goes on its way; any other walks the whole gate again. */
  private void release(StoredMail stored, String key, Instant now) {
    Verdict verdict = stored.letThrough() ? new Verdict.Send() : walk(stored, state.file(), now);
    if (verdict instanceof Verdict.Send) {
      StoredMail passed = stored.judged(true, task.now());
      state.put(passed);
      ready(passed, key);
    } else if (verdict instanceof Verdict.Defer later) {
      hold(stored, later.until());
    } else {
      state.settle(stored);
    }
    handOut();
  }

  /** Queues a mail; without room it comes again, the later the more are waiting. */
  private void ready(StoredMail stored, String key) {
    OutboundMail mail = stored.mail();
    String domain = key.substring(key.lastIndexOf('@') + 1);
    Ready ready = new Ready(mail.messageId(), key, domain, Lane.of(mail.messageClass()));
    if (!queue.offer(ready)) {
      int thousands = Math.max(1, Math.min(300, (state.count() - queue.size()) / 1_000));
      int spread = Math.floorMod(mail.messageId().hashCode(), 1_000);
      state.wake(stored, task.now().plusMillis(500L * thousands + (long) spread * thousands));
    }
  }

  /** Hands over all that may go now, and asks to be asked again. */
  void handOut() {
    Instant now = task.now();
    for (Ready next = queue.next(now); next != null; next = queue.next(now)) {
      task.turnTo(next.key());
      StoredMail stored = state.mail(next.messageId());
      if (stored != null) {
        Duration wait = queue.waitForDomain(next, now);
        if (wait.isZero()) {
          begin(stored, next);
        } else {
          state.wake(stored, now.plus(wait).plusMillis(1));
        }
      }
    }
    Instant again = queue.wakeAt(now);
    if (again != null) {
      task.handOutAt(again);
    }
  }

  /** Consent and suppression are what they are now (SPEC section 6); in a replay that was then. */
  private void begin(StoredMail stored, Ready ready) {
    OutboundMail mail = stored.mail();
    Instant now = settings.time(stored);
    MailAtGate atGate = DeliveryRecords.atGate(mail);
    RecipientFile file = state.file();
    Verdict verdict =
        timeline.isReplay()
            ? new Verdict.Send()
            : gate.judgeRetry(atGate, file, now, journeyId -> false);
    if (verdict instanceof Verdict.Stop) {
      out.decided(mail, verdict, now);
      settlement.unsent(stored);
    } else if (verdict instanceof Verdict.Defer later) {
      out.decided(mail, verdict, now);
      hold(stored, later.until());
    } else {
      out.begins(stored);
      Handover handover =
          new Handover(
              mail,
              ready.key(),
              task.keyGroupOf(ready.key()),
              stored.attempts() + 1,
              gate.tracking(atGate, file),
              task.ledgerPosition());
      underWay.put(mail.messageId(), handover);
      queue.begin(ready);
      task.hand(handover);
    }
  }

  /** An attempt came back. */
  void ended(Ended ended) {
    Handover handover = ended.handover();
    underWay.remove(handover.messageId());
    queue.end(Lane.of(handover.mail().messageClass()), ended.outcome(), task.now());
    task.turnTo(handover.key());
    StoredMail stored = state.mail(handover.messageId());
    if (stored != null) {
      if (ended.promotionsDropped() && handover.attempt() == 1) {
        out.promotionsDropped(stored.mail(), ended.at());
      }
      settlement.after(stored, ended);
    }
    handOut();
  }

  /** Goes on after a restore with the mails of these keys. */
  void resume(Collection<String> keys) {
    for (String key : keys) {
      task.turnTo(key);
      for (StoredMail stored : state.mails()) {
        state.found();
        Fate fate = replay.claim(stored.mail().messageId(), stored.mail().redrivenAt());
        StoredMail left = fate == null ? stored : settlement.afterKill(stored, fate);
        // One that was not let through has a timer in state, which walks it through the gate.
        if (left != null && left.letThrough()) {
          if (left.notBefore().isAfter(task.now())) {
            state.wake(left, left.notBefore());
          } else {
            ready(left, key);
          }
        }
      }
    }
    handOut();
  }

  private void erased(StoredMail stored) {
    out.decided(stored.mail(), new Verdict.Stop(Reason.ERASED), settings.time(stored.mail()));
    state.settle(stored);
  }

  /** Records what is left at the end of a bounded input. */
  void giveUp(Collection<String> keys) {
    for (String key : keys) {
      task.turnTo(key);
      state.mails().forEach(settlement::giveUp);
    }
  }

  /** From where the ledger has to be read to find every attempt that is under way. */
  LedgerMark mark() {
    LedgerMark oldest = task.ledgerPosition();
    for (Handover handover : underWay.values()) {
      oldest = handover.mark().offset() < oldest.offset() ? handover.mark() : oldest;
    }
    return oldest;
  }

  int underWay() {
    return underWay.size();
  }
}
