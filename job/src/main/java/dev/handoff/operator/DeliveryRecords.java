package dev.handoff.operator;

import dev.handoff.codec.CatalogReader;
import dev.handoff.codec.MessageRequestWriter;
import dev.handoff.codec.OutsideRequestWriter;
import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.gate.MailAtGate;
import dev.handoff.domain.gate.Verdict;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageDefinition.Goal;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.domain.report.AwaitedGoal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What {@code deliver} writes about a mail. */
final class DeliveryRecords {

  private static final String STAGE = "deliver";

  /** As long as other ids of ours: 40 hexadecimal digits. */
  private static final int EVENT_ID_LENGTH = 40;

  private DeliveryRecords() {}

  static MailAtGate atGate(OutboundMail mail) {
    MessageRequest request = mail.request();
    MessageRequest.Origin origin = request == null ? null : request.origin();
    return new MailAtGate(
        mail.messageId(),
        mail.messageClass(),
        mail.recipient(),
        request == null ? null : request.personId(),
        request == null ? null : request.message(),
        mail.messageVersion() == null ? 0 : mail.messageVersion(),
        mail.topic(),
        mail.notAfter(),
        ZoneId.of(mail.timeZone()),
        origin == null ? null : country(origin),
        origin != null,
        origin == null ? null : origin.journeyId(),
        mail.redrivenAt() != null);
  }

  private static @Nullable String country(MessageRequest.Origin origin) {
    MessageRequest.Group group = origin.group();
    Account account = group == null ? null : group.account();
    return account == null ? null : account.country();
  }

  static MessageDecision decision(OutboundMail mail, Verdict verdict, Instant at) {
    if (verdict instanceof Verdict.Stop stop) {
      return decision(mail, Decision.STOP, stop.reason(), null, at);
    }
    return verdict instanceof Verdict.Defer later
        ? decision(mail, Decision.DEFER, later.reason(), later.until(), at)
        : decision(mail, Decision.SEND, null, null, at);
  }

  /** It is sent, and something was left out of it. */
  static MessageDecision sentInPart(OutboundMail mail, Reason reason, Instant at) {
    return decision(mail, Decision.SEND, reason, null, at);
  }

  private static MessageDecision decision(
      OutboundMail mail,
      Decision decision,
      @Nullable Reason reason,
      @Nullable Instant until,
      Instant at) {
    SalesAlert alert = mail.alert();
    if (alert != null) {
      return new MessageDecision(
          mail.messageId(),
          mail.messageClass(),
          null,
          null,
          alert.alertId(),
          null,
          alert.journeyId(),
          alert.journeyVersion(),
          alert.entry(),
          alert.nodeId(),
          alert.buyingGroupId(),
          null,
          mail.recipient(),
          null,
          decision,
          reason,
          until,
          at,
          alert.redrivenAt());
    }
    MessageRequest request = Objects.requireNonNull(mail.request());
    MessageRequest.Origin origin = request.origin();
    return new MessageDecision(
        mail.messageId(),
        mail.messageClass(),
        request.message(),
        mail.messageVersion(),
        null,
        request.requestId(),
        origin == null ? null : origin.journeyId(),
        origin == null ? null : origin.journeyVersion(),
        origin == null ? null : origin.entry(),
        origin == null ? null : origin.nodeId(),
        origin == null ? null : origin.buyingGroupId(),
        request.personId(),
        mail.recipient(),
        mail.topic(),
        decision,
        reason,
        until,
        at,
        request.redrivenAt());
  }

  /**
   * @param attempt of which attempt, so that the id is the same after any replay
   */
  static MessageEvent event(
      OutboundMail mail,
      MessageEvent.Type type,
      int attempt,
      Instant at,
      @Nullable String detail,
      @Nullable BounceClass bounceClass) {
    SalesAlert alert = mail.alert();
    MessageRequest request = mail.request();
    MessageRequest.Origin origin = request == null ? null : request.origin();
    String journeyId = origin == null ? null : origin.journeyId();
    return new MessageEvent(
        ContentHash.of(mail.messageId() + "\n" + type.wireName() + "\n" + attempt)
            .substring(0, EVENT_ID_LENGTH),
        mail.messageId(),
        request == null ? null : request.personId(),
        mail.recipient(),
        mail.messageClass(),
        request == null ? null : request.message(),
        alert == null ? journeyId : alert.journeyId(),
        type,
        false,
        at,
        detail,
        bounceClass);
  }

  /** What a mail is meant to bring about, by the definition that it pins; null: nothing. */
  static @Nullable AwaitedGoal goal(OutboundMail mail, Instant sentAt) {
    MessageRequest request = mail.request();
    String definition = mail.definitionJson();
    if (request == null || definition == null) {
      return null;
    }
    for (Definition read :
        new CatalogReader().read(definition.getBytes(StandardCharsets.UTF_8)).items()) {
      Goal goal = read instanceof MessageDefinition message ? message.goal() : null;
      if (goal != null) {
        return new AwaitedGoal(
            mail.messageId(), request.personId(), goal.type(), sentAt, sentAt.plus(goal.within()));
      }
    }
    return null;
  }

  static DeadLetter deadLetter(OutboundMail mail, String reason, Instant at) {
    SalesAlert alert = mail.alert();
    if (alert != null) {
      return deadLetter(mail, Topic.SALES_ALERTS, SalesAlertCodec.write(alert), reason, at);
    }
    MessageRequest request = Objects.requireNonNull(mail.request());
    return request.origin() == null
        ? deadLetter(mail, Topic.MESSAGE_REQUESTS, OutsideRequestWriter.write(request), reason, at)
        : deadLetter(mail, Topic.SEND_REQUESTS, MessageRequestWriter.write(request), reason, at);
  }

  private static DeadLetter deadLetter(
      OutboundMail mail, Topic topic, byte[] original, String reason, Instant at) {
    return DeadLetter.of(
        topic.wireName(),
        STAGE,
        reason,
        null,
        List.of(),
        original,
        Origin.ofMail(topic.wireName(), mail.messageId()),
        at);
  }
}
