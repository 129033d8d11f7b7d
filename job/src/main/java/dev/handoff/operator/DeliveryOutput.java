package dev.handoff.operator;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.gate.Verdict;
import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.domain.report.AwaitedGoal;
import dev.handoff.mail.DeliveryOutcome.Fault;
import dev.handoff.state.StoredMail;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** What {@code deliver} says and counts. */
final class DeliveryOutput {

  /** Every decision of the gate, with its reason. */
  static final OutputTag<MessageDecision> DECISIONS =
      new OutputTag<>("messages", TypeInformation.of(MessageDecision.class));

  /** What became of each attempt. */
  static final OutputTag<MessageEvent> EVENTS =
      new OutputTag<>("message-events", TypeInformation.of(MessageEvent.class));

  /** What a mail that was sent is meant to bring about. */
  static final OutputTag<AwaitedGoal> GOALS =
      new OutputTag<>("goals", TypeInformation.of(AwaitedGoal.class));

  private final Output<StreamRecord<DeadLetter>> output;
  private final boolean bounded;
  private final DeliveryMetrics metrics;

  /**
   * @param bounded whether the input ends: then no time of the clock is written, so that every run
   *     over the same data writes the same
   */
  DeliveryOutput(Output<StreamRecord<DeadLetter>> output, MetricGroup metrics, boolean bounded) {
    this.output = output;
    this.bounded = bounded;
    this.metrics = new DeliveryMetrics(metrics);
  }

  void decided(OutboundMail mail, Verdict verdict, Instant at) {
    output.collect(DECISIONS, new StreamRecord<>(DeliveryRecords.decision(mail, verdict, at)));
    if (verdict instanceof Verdict.Stop stop) {
      metrics.stopped(mail.messageClass(), stop.reason());
      if (stop.reason() == Reason.EXPIRED) {
        deadLetter(mail, "expired before it could be sent", at);
      }
    }
  }

  /** It goes without its promotional blocks (SPEC section 6, "Transactional first"). */
  void promotionsDropped(OutboundMail mail, Instant at) {
    output.collect(
        DECISIONS,
        new StreamRecord<>(DeliveryRecords.sentInPart(mail, Reason.LINT, time(mail, at))));
  }

  /** An attempt begins; one at a mail that the server may have already is counted. */
  void begins(StoredMail stored) {
    if (stored.mayBeThere()) {
      metrics.resent();
    }
  }

  void sent(StoredMail stored, int attempt, Instant at) {
    metrics.sent(
        stored.mail().messageClass(), Duration.between(stored.mail().requestedAt(), at), bounded);
    Instant sentAt = time(stored, at);
    event(
        stored.mail(),
        MessageEvent.Type.SENT,
        attempt,
        sentAt,
        stored.mayBeThere() ? "sent again: the fate of an earlier attempt is unknown" : null,
        null);
    AwaitedGoal goal = DeliveryRecords.goal(stored.mail(), sentAt);
    if (goal != null) {
      output.collect(GOALS, new StreamRecord<>(goal));
    }
  }

  void deferred(OutboundMail mail, int attempt, Instant at, String reply) {
    metrics.deferred();
    event(mail, MessageEvent.Type.DEFERRED, attempt, time(mail, at), reply, null);
  }

  void refused(OutboundMail mail, int attempt, Fault fault, Instant at, String reply) {
    metrics.failed();
    BounceClass bounceClass =
        switch (fault) {
          case RECIPIENT -> BounceClass.HARD;
          case MAILBOX -> BounceClass.RECIPIENT_SOFT;
          case NOBODY, SERVER, MAIL, OURS -> BounceClass.MESSAGE_FAULT;
        };
    event(mail, MessageEvent.Type.BOUNCED, attempt, time(mail, at), reply, bounceClass);
    deadLetter(mail, "refused by the mail server: " + reply, at);
  }

  /** It will not be tried again, and nobody said that it cannot be delivered. */
  void givenUp(OutboundMail mail, Instant at, String why) {
    metrics.failed();
    deadLetter(mail, why, at);
  }

  void cannotBeRendered(OutboundMail mail, Instant at, @Nullable String fault) {
    metrics.failed();
    metrics.stopped(mail.messageClass(), Reason.RENDER_FAILED);
    output.collect(
        DECISIONS,
        new StreamRecord<>(
            DeliveryRecords.decision(
                mail, new Verdict.Stop(Reason.RENDER_FAILED), time(mail, at))));
    deadLetter(mail, "cannot be rendered: " + fault, at);
  }

  private void event(
      OutboundMail mail,
      MessageEvent.Type type,
      int attempt,
      Instant at,
      @Nullable String detail,
      @Nullable BounceClass bounceClass) {
    output.collect(
        EVENTS,
        new StreamRecord<>(DeliveryRecords.event(mail, type, attempt, at, detail, bounceClass)));
  }

  private void deadLetter(OutboundMail mail, String reason, Instant at) {
    output.collect(new StreamRecord<>(DeliveryRecords.deadLetter(mail, reason, time(mail, at))));
  }

  /** Of a bounded run: when it was asked for, or when the gate let go of it. */
  private Instant time(StoredMail stored, Instant at) {
    Instant asked = time(stored.mail(), at);
    Instant heldUntil = stored.heldUntil();
    return bounded && heldUntil != null && heldUntil.isAfter(asked) ? heldUntil : asked;
  }

  private Instant time(OutboundMail mail, Instant at) {
    return bounded ? mail.requestedAt() : at;
  }
}
