package dev.handoff.domain.gate;

import dev.handoff.domain.gate.Consents.Law;
import dev.handoff.domain.gate.Consents.Statement;
import dev.handoff.domain.gate.Suppressions.Protest;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageDecision.Reason;
import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges one mail at one instant (SPEC section 6, "Gate"). The first stop wins:
 *
 * <ol>
 *   <li>expired
 *   <li>its journey was aborted (not asked of alerts)
 *   <li>not on the allow list (asked of alerts only)
 *   <li>suppressed address: bounces stop every class, a complaint promotional mail
 *   <li>consent (promotional only)
 *   <li>duplicate: also of one put in again, unless the first is known not to have gone
 *   <li>quiet hours (promotional only): deferred
 *   <li>frequency cap (promotional only)
 * </ol>
 *
 * Judging changes nothing: what is sent is told to the file with {@link RecipientFile#letThrough}.
 */
public final class SendGate {

  private final GateRules rules;

  public SendGate(GateRules rules) {
    this.rules = rules;
  }

  public GateRules rules() {
    return rules;
  }

  /**
   * The whole walk: of a mail that has just come, or that is released after a deferral.
   *
   * @param file what is known about its address
   * @param abortedJourneys whether the journey of this id is aborted
   */
  public Verdict judge(
      MailAtGate mail, RecipientFile file, Instant now, Predicate<String> abortedJourneys) {
    Reason stop = everyAttempt(mail, file, now, abortedJourneys);
    if (stop == null && duplicate(mail, file, now)) {
      stop = Reason.DUPLICATE;
    }
    if (stop != null) {
      return new Verdict.Stop(stop);
    }
    Instant quietUntil = quietUntil(mail, now);
    if (quietUntil != null) {
      return new Verdict.Defer(Reason.QUIET_HOURS, quietUntil);
    }
    return overCap(mail, file, now) ? new Verdict.Stop(Reason.FREQUENCY_CAP) : new Verdict.Send();
  }

  /**
   * The walk before another attempt at a mail that was let through: it is no duplicate of itself
   * and counts already.
   */
  public Verdict judgeRetry(
      MailAtGate mail, RecipientFile file, Instant now, Predicate<String> abortedJourneys) {
    Reason stop = everyAttempt(mail, file, now, abortedJourneys);
    if (stop != null) {
      return new Verdict.Stop(stop);
    }
    Instant quietUntil = quietUntil(mail, now);
    return quietUntil == null
        ? new Verdict.Send()
        : new Verdict.Defer(Reason.QUIET_HOURS, quietUntil);
  }

  /** What the person agrees may be seen of this mail: without a word, nothing. */
  public Tracking tracking(MailAtGate mail, RecipientFile file) {
    return new Tracking(
        agrees(mail, file, Purpose.OPEN_TRACKING), agrees(mail, file, Purpose.CLICK_TRACKING));
  }

  private static boolean agrees(MailAtGate mail, RecipientFile file, Purpose purpose) {
    String personId = mail.personId();
    Statement said =
        personId == null ? null : file.consents().deciding(personId, purpose, mail.topic());
    return said != null && said.status().allows();
  }

  private @Nullable Reason everyAttempt(
      MailAtGate mail, RecipientFile file, Instant now, Predicate<String> abortedJourneys) {
    if (mail.notAfter() != null && now.isAfter(mail.notAfter())) {
      return Reason.EXPIRED;
    }
    if (mail.alert()) {
      return ofAlert(mail, file);
    }
    if (mail.journeyId() != null && abortedJourneys.test(mail.journeyId())) {
      return Reason.JOURNEY_ABORTED;
    }
    if (file.suppressions().bounces()) {
      return Reason.SUPPRESSED_BOUNCE;
    }
    return mail.promotional() ? unwanted(mail, file) : null;
  }

  private @Nullable Reason ofAlert(MailAtGate mail, RecipientFile file) {
    if (!rules.allowed().allows(mail.recipient())) {
      return Reason.NOT_ALLOWED;
    }
    return file.suppressions().bouncesHard() ? Reason.SUPPRESSED_BOUNCE : null;
  }

  /** What the person, or the law where the person has said nothing, has against it. */
  private @Nullable Reason unwanted(MailAtGate mail, RecipientFile file) {
    String personId = mail.personId();
    Statement said =
        personId == null
            ? null
            : file.consents().deciding(personId, Purpose.MARKETING_EMAIL, mail.topic());
    Instant complaint = file.suppressions().objectedAt(Protest.COMPLAINT, mail.topic());
    if (complaint != null && !grantedAfter(complaint, said)) {
      return Reason.SUPPRESSED_COMPLAINT;
    }
    Instant unsubscribed = file.suppressions().objectedAt(Protest.UNSUBSCRIBE, mail.topic());
    if (unsubscribed != null && (said == null || !said.at().isAfter(unsubscribed))) {
      return Reason.UNSUBSCRIBED;
    }
    if (said == null) {
      return lawOf(mail, file).allowsUnasked(mail.groupMember()) ? null : Reason.NO_CONSENT;
    }
    if (said.status().allows()) {
      return null;
    }
    return said.status() == Status.WITHDRAWN ? Reason.UNSUBSCRIBED : Reason.NO_CONSENT;
  }

  private static boolean grantedAfter(Instant complaint, @Nullable Statement said) {
    return said != null && said.status() == Status.GRANTED && said.at().isAfter(complaint);
  }

  private Jurisdiction lawOf(MailAtGate mail, RecipientFile file) {
    Law law = mail.personId() == null ? null : file.consents().lawOf(mail.personId());
    if (law != null) {
      return law.jurisdiction();
    }
    return mail.accountCountry() == null
        ? rules.jurisdiction()
        : Jurisdiction.of(mail.accountCountry());
  }

  private boolean duplicate(MailAtGate mail, RecipientFile file, Instant now) {
    return file.passes().holds(mail, now)
        || (mail.promotional() && file.passes().saidBefore(mail, now, rules));
  }

  private @Nullable Instant quietUntil(MailAtGate mail, Instant now) {
    return mail.promotional() ? rules.quietHours().endOf(now, mail.zone()) : null;
  }

  private boolean overCap(MailAtGate mail, RecipientFile file, Instant now) {
    FrequencyCap cap = rules.cap();
    return mail.promotional() && cap != null && file.passes().within(cap, mail, now) >= cap.most();
  }
}
