package dev.handoff.mail.report;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.BounceReader;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.mail.MailAddress;
import dev.handoff.mail.MessageId;
import dev.handoff.mail.Verp;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetHeaders;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads mails that came back: delivery reports, complaints, bounces in plain text. Nobody's word is
 * taken for which mail it is about: only a token of ours proves it, for the one address that it was
 * made for (ADR 0022). Safe for use by many threads.
 */
public final class ReportReader {

  private static final Pattern AUTOMATIC_SUBJECT =
      Pattern.compile(
          "(?i)^(?:auto(?:matic|-)? ?(?:reply|response)|out of (?:the )?office|réponse automatique"
              + "|absence du bureau|automatische antwort|abwesenheit|respuesta automática"
              + "|risposta automatica|resposta automática|automatisch antwoord).*");

  private final @Nullable Verp verp;
  private final boolean trusting;
  private final Clock clock;

  /**
   * @param verp how our senders are made; null when mails go out with others
   * @param trusting whether a Message-ID in the returned headers will do where there is no token
   * @param clock no report is from the future
   */
  public ReportReader(@Nullable Verp verp, boolean trusting, Clock clock) {
    this.verp = verp;
    this.trusting = trusting;
    this.clock = clock;
  }

  /** What a mail says; never throws, whatever is in it. */
  public Reading read(byte[] bytes) {
    try {
      ReceivedMail mail = new ReceivedMail(bytes);
      List<DeliveryReport> deliveries = DeliveryReport.all(mail.deliveries());
      InternetHeaders feedback = mail.feedback();
      if (!deliveries.isEmpty()) {
        return deliveries(mail, deliveries);
      }
      if (feedback != null) {
        return complaint(mail, feedback);
      }
      if (mail.isReceipt()) {
        return new Reading.Nothing("read receipt");
      }
      PlainBounce plain = new PlainBounce(mail);
      if (plain.isFromServer() && !hasAutomaticSubject(mail)) {
        return plain(mail, plain);
      }
      return isAutomatic(mail)
          ? new Reading.Nothing("automatic reply")
          : new Reading.Left("no report");
    } catch (MessagingException | RuntimeException e) {
      return new Reading.Left("cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  private Reading deliveries(ReceivedMail mail, List<DeliveryReport> deliveries) {
    List<String> named = deliveries.stream().flatMap(one -> one.recipients().stream()).toList();
    List<String> recipients =
        Stream.of(
                Proof.addressees(mail),
                named,
                ReportedAddress.in(mail.header("X-Failed-Recipients")))
            .flatMap(List::stream)
            .distinct()
            .toList();
    Proof proof = proof(mail, "", recipients);
    if (proof == null) {
      return unproven(mail);
    }
    String recipient = MailAddress.canonical(proof.recipient());
    DeliveryReport report =
        deliveries.stream()
            .min(
                Comparator.comparing((DeliveryReport one) -> !isAbout(one, recipient))
                    .thenComparing(DeliveryReport::action))
            .orElseThrow();
    return event(mail, proof, report, isAbout(report, recipient));
  }

  /** Whether the address that failed is the one that was mailed, not one behind it. */
  private static boolean isAbout(DeliveryReport report, String recipient) {
    return report.recipients().isEmpty()
        || report.recipients().stream()
            .allMatch(one -> MailAddress.canonical(one).equals(recipient));
  }

  private Reading plain(ReceivedMail mail, PlainBounce plain) {
    Proof proof = proof(mail, plain.copy(), plain.addresses());
    if (proof == null) {
      return isAutomatic(mail) && !Proof.hasToken(mail)
          ? new Reading.Nothing("automatic reply")
          : unproven(mail);
    }
    return event(mail, proof, plain.of(proof.recipient()), true);
  }

  private Reading event(ReceivedMail mail, Proof proof, DeliveryReport report, boolean itself) {
    String detail = detail(report);
    return switch (report.action()) {
      case DELIVERED -> event(mail, proof, MessageEvent.Type.DELIVERED, detail, null);
      case DELAYED -> event(mail, proof, MessageEvent.Type.DEFERRED, detail, null);
      case FAILED -> {
        BounceClass read = BounceReader.of(report.status(), report.reply());
        // One member of a list is not the list.
        BounceClass of = read == BounceClass.HARD && !itself ? BounceClass.RECIPIENT_SOFT : read;
        yield event(mail, proof, MessageEvent.Type.BOUNCED, detail, of);
      }
      case UNKNOWN ->
          report.status() != null && report.status().kind() == 2
              ? new Reading.Nothing("relayed")
              : new Reading.Left("does not say what failed");
    };
  }

  private Reading complaint(ReceivedMail mail, InternetHeaders feedback) {
    String type = ReceivedMail.header(feedback, "Feedback-Type").toLowerCase(Locale.ROOT);
    MessageEvent.Type said =
        switch (type) {
          case "abuse", "fraud", "other" -> MessageEvent.Type.COMPLAINED;
          case "opt-out", "opt-out-list" -> MessageEvent.Type.UNSUBSCRIBED;
          default -> null;
        };
    if (type.equals("not-spam")) {
      return new Reading.Nothing("says that a mail is no spam");
    }
    if (said == null) {
      return new Reading.Left(
          "feedback for somebody to read, such as on authentication or a virus");
    }
    List<String> recipients =
        Stream.of(
                Proof.addressees(mail),
                ReportedAddress.in(ReceivedMail.header(feedback, "Original-Rcpt-To")),
                ReportedAddress.in(mail.header("X-HmXmrOriginalRecipient")))
            .flatMap(List::stream)
            .distinct()
            .toList();
    Proof proof = proof(mail, "", recipients);
    return proof == null ? unproven(mail) : event(mail, proof, said, "feedback " + type, null);
  }

  private @Nullable Proof proof(ReceivedMail mail, String copy, List<String> recipients) {
    Proof proven = verp == null ? null : Proof.byToken(mail, verp, recipients);
    // Who forges a token of ours is not believed for a Message-ID either.
    return proven == null && trusting && !(verp != null && Proof.hasToken(mail))
        ? Proof.byMessageId(mail, copy, recipients)
        : proven;
  }

  private static Reading unproven(ReceivedMail mail) {
    return new Reading.Left(
        Proof.hasToken(mail)
            ? "its token was not made for any address that it names"
            : "nothing proves which mail it is about");
  }

  private Reading event(
      ReceivedMail mail,
      Proof proof,
      MessageEvent.Type type,
      @Nullable String detail,
      @Nullable BounceClass bounceClass) {
    return new Reading.Event(
        new MessageEvent(
            MessageId.of("report " + type.wireName() + " " + proof.messageId(), proof.recipient()),
            proof.messageId(),
            null,
            proof.recipient(),
            null,
            null,
            null,
            type,
            false,
            ReceivedAt.of(mail, clock.instant()),
            detail,
            bounceClass));
  }

  private static @Nullable String detail(DeliveryReport report) {
    String reply = SafeReply.of(report.reply());
    if (reply.isEmpty()) {
      return report.status() == null ? null : report.status().toString();
    }
    return reply;
  }

  private static boolean hasAutomaticSubject(ReceivedMail mail) {
    return AUTOMATIC_SUBJECT.matcher(SafeReply.decoded(mail.header("Subject"))).matches();
  }

  private static boolean isAutomatic(ReceivedMail mail) {
    String submitted = mail.header("Auto-Submitted").toLowerCase(Locale.ROOT);
    return (!submitted.isEmpty() && !submitted.startsWith("no"))
        || !mail.headers("X-Autoreply", "X-Autorespond", "X-Autogenerated", "X-Vacation").isEmpty()
        || mail.header("Precedence").equalsIgnoreCase("auto_reply")
        || hasAutomaticSubject(mail);
  }
}
