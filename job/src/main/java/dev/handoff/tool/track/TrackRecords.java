package dev.handoff.tool.track;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.link.MailLink;
import dev.handoff.operator.ContentHash;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The records that visits become. */
final class TrackRecords {

  private static final int EVENT_ID_LENGTH = 40;

  private TrackRecords() {}

  /**
   * What a person says.
   *
   * @param topic null: all topics
   * @param source where it was said
   */
  static Consent consent(
      MailLink link,
      Purpose purpose,
      @Nullable String topic,
      boolean yes,
      String source,
      Instant now) {
    return new Consent(
        link.personId(),
        purpose,
        topic,
        yes ? Status.GRANTED : Status.WITHDRAWN,
        null,
        source,
        null,
        now);
  }

  /**
   * That a mail was opened, or a link of it followed. Its id is that of mail, link and kind of
   * visitor, so that a repeat counts once; a machine that came first takes nothing from a person.
   */
  static MessageEvent seen(MailLink link, boolean automated, Instant now) {
    MessageEvent.Type type =
        link.kind() == MailLink.Kind.OPEN ? MessageEvent.Type.OPENED : MessageEvent.Type.CLICKED;
    return event(link, type, automated, link.target(), null, now);
  }

  /**
   * That mail has led to an unsubscribe.
   *
   * @param topic null: from all topics
   */
  static MessageEvent unsubscribed(
      MailLink link, @Nullable String topic, String source, Instant now) {
    return event(link, MessageEvent.Type.UNSUBSCRIBED, false, source, topic, now);
  }

  private static MessageEvent event(
      MailLink link,
      MessageEvent.Type type,
      boolean automated,
      @Nullable String detail,
      @Nullable String topic,
      Instant now) {
    String what = type == MessageEvent.Type.UNSUBSCRIBED ? topic : link.target();
    String id =
        ContentHash.of(
                String.join(
                    "\n",
                    link.messageId(),
                    type.wireName().toLowerCase(Locale.ROOT),
                    Boolean.toString(automated),
                    Objects.requireNonNullElse(what, "")))
            .substring(0, EVENT_ID_LENGTH);
    return new MessageEvent(
        id,
        link.messageId(),
        link.personId(),
        link.recipient(),
        link.messageClass(),
        link.message(),
        null,
        type,
        automated,
        now,
        detail,
        null,
        topic);
  }
}
