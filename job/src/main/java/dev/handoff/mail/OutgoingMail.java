package dev.handoff.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one recipient.
 *
 * @param messageId from {@link MessageId}; the part of the Message-ID before the at sign
 * @param to one addr-spec (RFC 5321, RFC 6531), no display name
 * @param subject one line
 * @param text the plain text part
 * @param html the HTML part
 * @param page the HTML as a browser shows it, with the picture inside
 * @param image the picture that the HTML names, or null
 * @param unsubscribe URL that ends mail like this one at a POST (RFC 8058); null where there is
 *     none
 * @param date the {@code Date} header: the instant of the decision, so that a retry has the same
 *     bytes
 */
public record OutgoingMail(
    String messageId,
    String to,
    String subject,
    String text,
    String html,
    String page,
    @Nullable InlineImage image,
    @Nullable String unsubscribe,
    Instant date) {

  /** A mail that nobody can unsubscribe from. */
  public OutgoingMail(
      String messageId,
      String to,
      String subject,
      String text,
      String html,
      String page,
      @Nullable InlineImage image,
      Instant date) {
    this(messageId, to, subject, text, html, page, image, null, date);
  }
}
