package dev.handoff.domain.gate;

import dev.handoff.domain.message.AllowList;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.fixture.Lumia;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ada's address, mail for it, and what becomes of it. Ada is in Paris; mail is refused to nobody
 * but by what a test says.
 */
final class AtTheGate {

  static final String ADDRESS = "ada@lumia.example";
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final String NEWSLETTER = "newsletter";

  static final Instant SUNDAY = Lumia.MONDAY.minus(Duration.ofDays(1));
  static final Instant MONDAY_NIGHT = Instant.parse("2026-03-02T22:30:00Z");
  static final Instant TUESDAY_MORNING = Instant.parse("2026-03-03T07:00:00Z");

  static final GateRules RULES =
      new GateRules(
          new QuietHours(LocalTime.of(21, 0), LocalTime.of(8, 0)),
          new FrequencyCap(3, Duration.ofDays(7)),
          new AllowList(List.of("lumia.example")),
          Jurisdiction.ELSEWHERE,
          Duration.ofDays(30));

  final RecipientFile file = RecipientFile.empty();
  final SendGate gate = new SendGate(RULES);
  final Set<String> aborted = new HashSet<>();

  /** What the gate says of a mail that has just come or is released: {@code send} or a reason. */
  String says(MailAtGate mail, Instant now) {
    return text(gate.judge(mail, file, now, aborted::contains));
  }

  /** What the gate says of another attempt. */
  String saysAgain(MailAtGate mail, Instant now) {
    return text(gate.judgeRetry(mail, file, now, aborted::contains));
  }

  /** Judges a mail and, if it may go, lets it through. */
  String send(MailAtGate mail, Instant now) {
    String verdict = says(mail, now);
    if (verdict.equals("send")) {
      file.letThrough(mail, now, RULES);
    }
    return verdict;
  }

  AtTheGate consent(Status status, @Nullable String topic, Instant at) {
    file.consented(consentOf(status, topic, null, at));
    return this;
  }

  static Consent consentOf(
      Status status, @Nullable String topic, @Nullable String jurisdiction, Instant at) {
    return new Consent(
        Lumia.ADA, Purpose.MARKETING_EMAIL, topic, status, jurisdiction, "form", "v1", at);
  }

  static MailAtGate newsletter(String messageId) {
    return newsletter(messageId, 1);
  }

  static MailAtGate newsletter(String messageId, int version) {
    return mail(messageId, MessageClass.PROMOTIONAL, "spring-" + messageId, version, null, null);
  }

  /** The same message to the same address, whatever asked for it. */
  static MailAtGate offer(String messageId, int version) {
    return mail(messageId, MessageClass.PROMOTIONAL, "spring-offer", version, null, null);
  }

  static MailAtGate order(String messageId) {
    return mail(messageId, MessageClass.TRANSACTIONAL, "order-confirmation", 1, null, null);
  }

  static MailAtGate mail(
      String messageId,
      MessageClass messageClass,
      String message,
      int version,
      @Nullable Instant notAfter,
      @Nullable String journeyId) {
    return new MailAtGate(
        messageId,
        messageClass,
        ADDRESS,
        Lumia.ADA,
        message,
        version,
        NEWSLETTER,
        notAfter,
        PARIS,
        null,
        false,
        journeyId,
        false);
  }

  static MailAtGate alert(String messageId, String recipient, @Nullable Instant notAfter) {
    return new MailAtGate(
        messageId,
        MessageClass.ALERT,
        recipient,
        null,
        null,
        0,
        null,
        notAfter,
        PARIS,
        null,
        false,
        "ready",
        false);
  }

  private static String text(Verdict verdict) {
    if (verdict instanceof Verdict.Stop stop) {
      return stop.reason().wireName();
    } else if (verdict instanceof Verdict.Defer defer) {
      return defer.reason().wireName() + " until " + defer.until();
    }
    return "send";
  }
}
