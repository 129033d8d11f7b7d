package dev.handoff.mail;

import dev.handoff.domain.message.MessageClass;
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
 * @param date the {@code Date} header and the time of its signatures: the instant of the decision,
 *     so that a retry has the same bytes
 * @param messageClass by which sender it goes
 * @param campaign what complaints are counted by in {@code Feedback-ID}: a message or a journey,
 *     nothing personal; null: they are not
 * @param list how to leave the list; there for promotional mail and no other
 */
public record OutgoingMail(
    String messageId,
    String to,
    String subject,
    String text,
    String html,
    String page,
    @Nullable InlineImage image,
    Instant date,
    MessageClass messageClass,
    @Nullable String campaign,
    @Nullable ListHeaders list) {

  /**
   * Checks that what must be left can be left.
   *
   * @throws IllegalArgumentException when promotional mail has no list, or other mail has one
   */
  public OutgoingMail {
    if ((messageClass == MessageClass.PROMOTIONAL) != (list != null)) {
      throw new IllegalArgumentException(
          list == null
              ? "promotional mail needs a way to unsubscribe (RFC 8058)"
              : "only promotional mail can be unsubscribed from");
    }
  }

  /** The mail of a sales alert. */
  public OutgoingMail(
      String messageId,
      String to,
      String subject,
      String text,
      String html,
      String page,
      @Nullable InlineImage image,
      Instant date) {
    this(messageId, to, subject, text, html, page, image, date, MessageClass.ALERT, null, null);
  }
}
