package dev.handoff.domain.redrive;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.MessageEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which mails did not go, from what the job said about them: tell it dead letters first, then
 * decisions, then events, then what was put in again. A mail counts once, with its newest refusal.
 */
public final class StuckMails {

  private final UnaryOperator<String> mailbox;
  private final Map<String, Stuck> refused = new HashMap<>();
  private final Map<String, String> mailboxes = new HashMap<>();
  private final Map<String, Instant> hardBounces = new HashMap<>();
  private final Set<String> sent = new HashSet<>();
  private final Map<String, Instant> redriven = new HashMap<>();
  private final Set<String> causes = new HashSet<>();
  private final Map<String, Decided> newest = new HashMap<>();

  /** The newest word about a request that was stuck before. */
  private record Decided(String messageId, Instant at) {}

  /**
   * @param mailbox one spelling for all addresses that reach the same mailbox
   */
  public StuckMails(UnaryOperator<String> mailbox) {
    this.mailbox = mailbox;
  }

  /**
   * A dead letter about a mail.
   *
   * @param cause the alertId or requestId in its original; empty when that cannot be read
   */
  public void add(DeadLetter letter, String messageId, String cause) {
    causes.add(cause);
    Stuck before = refused.get(messageId);
    if (before == null || !letter.at().isBefore(before.at())) {
      Stuck.Mail mail = new Stuck.Mail(cause, null);
      refused.put(
          messageId,
          new Stuck(
              letter.topic(),
              letter.stage(),
              letter.reason(),
              letter.field(),
              letter.at(),
              messageId,
              mail));
    }
  }

  /** A decision of the gate. */
  public void add(MessageDecision decision) {
    Stuck known = refused.get(decision.messageId());
    boolean copy = decision.reason() == Reason.DUPLICATE;
    boolean stopped = decision.decision() == Decision.STOP && !copy;
    String request = decision.requestId();
    if (!copy && request != null && causes.contains(request)) {
      newest.merge(
          request,
          new Decided(decision.messageId(), decision.at()),
          (one, other) -> other.at().isBefore(one.at()) ? one : other);
    }
    if (!stopped && known == null) {
      return;
    }
    causes.add(causeOf(decision));
    mailboxes.put(decision.messageId(), mailbox.apply(decision.recipient()));
    Stuck.Mail mail = new Stuck.Mail(causeOf(decision), decision.messageClass());
    Reason reason = decision.reason();
    if (known == null || (stopped && decision.at().isAfter(known.at()))) {
      String why = reason == null ? "" : reason.wireName();
      known =
          new Stuck(
              topicOf(decision), Stuck.GATE, why, null, decision.at(), decision.messageId(), mail);
    }
    refused.put(
        decision.messageId(),
        new Stuck(
            known.topic(),
            known.stage(),
            known.reason(),
            known.field(),
            known.at(),
            known.id(),
            mail));
  }

  private static String causeOf(MessageDecision decision) {
    String alertId = decision.alertId();
    return alertId == null ? String.valueOf(decision.requestId()) : alertId;
  }

  private static String topicOf(MessageDecision decision) {
    if (decision.alertId() != null) {
      return "sales-alerts";
    }
    return decision.journeyId() == null ? "message-requests" : "send-requests";
  }

  /** What became of any mail. */
  public void add(MessageEvent event) {
    String address = mailbox.apply(event.recipient());
    switch (event.type()) {
      case BOUNCED -> {
        if (event.bounceClass() == BounceClass.HARD) {
          hardBounces.merge(address, event.occurredAt(), StuckMails::later);
        }
      }
      case SENT, DELIVERED, OPENED, CLICKED, COMPLAINED, UNSUBSCRIBED -> {
        if (refused.containsKey(event.messageId())) {
          sent.add(event.messageId());
        }
        Instant bounced = hardBounces.get(address);
        boolean reached = event.type() != MessageEvent.Type.SENT && !event.automated();
        if (bounced != null && reached && event.occurredAt().isAfter(bounced)) {
          hardBounces.remove(address);
        }
      }
      case DEFERRED -> {
        // It is still on its way.
      }
    }
  }

  /**
   * A mail was put in again.
   *
   * @param id the mail's, or that of its request
   */
  public void redriven(String id, Instant at) {
    redriven.merge(id, at, StuckMails::later);
  }

  /** All mails that did not go, the oldest refusal first. */
  public List<Stuck> all() {
    List<Stuck> all = new ArrayList<>();
    for (Stuck stuck : refused.values()) {
      if (!sent.contains(stuck.id()) && !isOvertaken(stuck)) {
        all.add(stuck);
      }
    }
    all.sort(Comparator.comparing(Stuck::at).thenComparing(Stuck::id));
    return all;
  }

  /**
   * Whether the request has become another mail since: the person had no address, the message was
   * unknown, or the address has changed. What became of that one counts.
   */
  private boolean isOvertaken(Stuck stuck) {
    Decided last = stuck.mail() == null ? null : newest.get(stuck.mail().cause());
    return last != null && !last.messageId().equals(stuck.id()) && last.at().isAfter(stuck.at());
  }

  /**
   * Why a mail is not put in again, whatever was mended; null when it may be. The gate would stop
   * most of these too, but in another run it would not know.
   */
  public @Nullable String objection(Stuck stuck) {
    Instant again = redriven.get(stuck.id());
    if (again == null && stuck.mail() != null) {
      again = redriven.get(stuck.mail().cause());
    }
    if (stuck.reason().equals(Reason.ERASED.wireName())) {
      return "the person was erased";
    }
    if (again != null && again.isAfter(stuck.at())) {
      return "was put in again already";
    }
    String address = mailboxes.get(stuck.id());
    return address != null && hardBounces.containsKey(address)
        ? "the address does not exist, as its server says"
        : null;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
