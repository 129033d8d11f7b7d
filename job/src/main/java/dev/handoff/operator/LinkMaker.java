package dev.handoff.operator;

import dev.handoff.domain.gate.Tracking;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.link.LinkSeal;
import dev.handoff.link.MailLink;
import dev.handoff.link.MailLink.Kind;
import dev.handoff.template.MailLinks;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links of one mail that lead to its own service (SPEC section 6, "Links"). An alert has
 * none: it is operational mail.
 */
final class LinkMaker {

  private final @Nullable Service service;

  private record Service(String baseUrl, LinkSeal seal) {

    String url(MailLink link) {
      return baseUrl + "/" + link.kind().letter() + "/" + seal.seal(link);
    }
  }

  /**
   * @param address where links lead; null: there are none
   * @throws IllegalArgumentException when there are no keys to seal with
   */
  LinkMaker(@Nullable TrackAddress address) {
    this.service = address == null ? null : new Service(address.baseUrl(), address.open());
  }

  /** The links of a mail, as far as its reader agrees. */
  MailLinks linksOf(OutboundMail mail, Tracking tracking) {
    MessageRequest request = mail.request();
    if (service == null || request == null || mail.messageClass() == MessageClass.ALERT) {
      return MailLinks.NONE;
    }
    MailLink link =
        new MailLink(
            Kind.PREFERENCES,
            mail.messageId(),
            request.personId(),
            mail.recipient(),
            mail.messageClass(),
            request.message(),
            Objects.requireNonNull(mail.topic()),
            mail.locale(),
            mail.requestedAt(),
            null);
    boolean promotional = mail.messageClass() == MessageClass.PROMOTIONAL;
    return new MailLinks(
        promotional ? service.url(link.as(Kind.UNSUBSCRIBE, null)) : "",
        service.url(link),
        tracking.opens() ? service.url(link.as(Kind.OPEN, null)) : "",
        tracking.clicks()
            ? target -> service.url(link.as(Kind.CLICK, target))
            : MailLinks.NONE.click());
  }
}
