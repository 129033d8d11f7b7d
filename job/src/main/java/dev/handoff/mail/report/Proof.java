package dev.handoff.mail.report;

import dev.handoff.mail.Verp;
import jakarta.mail.internet.InternetHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which mail of ours a report is about, and to whom it went (ADR 0022).
 *
 * @param messageId the mail
 * @param recipient whom it was sent to
 */
record Proof(String messageId, String recipient) {

  private static final Pattern MESSAGE_ID = Pattern.compile("<([0-9a-f]{40})@[^<>\\s]{1,255}>");

  /** Where servers write the address that a mail came in for, and where it came from. */
  private static final String[] ENVELOPES = {
    "Delivered-To",
    "X-Original-To",
    "Envelope-To",
    "X-Envelope-To",
    "X-Delivered-To",
    "To",
    "Cc",
    "Resent-To",
    "Received"
  };

  /**
   * The mail that a token of ours names, when it was made for one of these addresses.
   *
   * @param recipients who may have been mailed
   */
  static @Nullable Proof byToken(ReceivedMail mail, Verp verp, List<String> recipients) {
    return tokens(mail)
        .map(token -> byToken(token, verp, recipients))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Proof byToken(Verp.Token token, Verp verp, List<String> recipients) {
    return recipients.stream()
        .filter(recipient -> verp.proves(token, recipient))
        .map(recipient -> new Proof(token.messageId(), recipient))
        .findFirst()
        .orElse(null);
  }

  /** Whether it came to an address that looks like one of ours. */
  static boolean hasToken(ReceivedMail mail) {
    return tokens(mail).findAny().isPresent();
  }

  /**
   * The mail that the returned headers name, taken as said.
   *
   * @param copy the returned mail as text, for want of headers
   */
  static @Nullable Proof byMessageId(ReceivedMail mail, String copy, List<String> recipients) {
    InternetHeaders returned = mail.returned();
    String named = returned == null ? copy : ReceivedMail.header(returned, "Message-ID");
    Matcher messageId = MESSAGE_ID.matcher(named);
    return messageId.find() && !recipients.isEmpty()
        ? new Proof(messageId.group(1), recipients.get(0))
        : null;
  }

  /** Whom the returned mail was addressed to. */
  static List<String> addressees(ReceivedMail mail) {
    InternetHeaders returned = mail.returned();
    return returned == null ? List.of() : ReportedAddress.in(ReceivedMail.header(returned, "To"));
  }

  private static Stream<Verp.Token> tokens(ReceivedMail mail) {
    List<String> places = new ArrayList<>(mail.headers(ENVELOPES));
    InternetHeaders returned = mail.returned();
    if (returned != null) {
      places.add(ReceivedMail.header(returned, "Return-Path"));
    }
    InternetHeaders feedback = mail.feedback();
    if (feedback != null) {
      places.add(ReceivedMail.header(feedback, "Original-Mail-From"));
    }
    return places.stream().map(Verp::find).filter(Objects::nonNull).map(Verp.Token.class::cast);
  }
}
