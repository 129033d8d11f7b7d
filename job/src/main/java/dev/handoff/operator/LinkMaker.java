package dev.handoff.operator;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.template.MailLinks;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links of one mail that lead to its own service: unsubscribe and preferences (SPEC
 * section 6, "Links").
 */
public interface LinkMaker extends Serializable {

  /** The links of a mail; none where it needs none. */
  MailLinks linksOf(OutboundMail mail);

  /**
   * Links with the messageId as token: it names a mail and shows nothing personal. Whoever holds
   * such a link can say so for one mail only.
   *
   * @param baseUrl {@code track.base-url}; null: no links
   */
  static LinkMaker byMessageId(@Nullable String baseUrl) {
    return mail ->
        baseUrl == null || mail.messageClass() == MessageClass.ALERT
            ? MailLinks.NONE
            : new MailLinks(
                mail.messageClass() == MessageClass.PROMOTIONAL
                    ? baseUrl + "/u/" + mail.messageId()
                    : "",
                baseUrl + "/p/" + mail.messageId());
  }
}
