package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.gate.Tracking;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.InlineImage;
import dev.handoff.mail.ListHeaders;
import dev.handoff.mail.MimeComposer;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.Logo;
import dev.handoff.template.MailLinks;
import dev.handoff.template.MessageRenderer;
import dev.handoff.template.RenderedMail;
import dev.handoff.template.RenderedMessage;
import java.net.URI;
import java.util.Objects;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of a mail: the same mail, the same bytes. Used by many threads. */
final class RenderMail {

  private final AlertRenderer alerts;
  private final MessageRenderer messages;
  private final LinkMaker links;
  private final MimeComposer composer;

  /**
   * A mail, ready to leave.
   *
   * @param mail what it says
   * @param mime as it goes to a server
   * @param promotionsDropped whether promotional blocks were left out, which took more than their
   *     share
   */
  record Rendered(OutgoingMail mail, byte[] mime, boolean promotionsDropped) {}

  RenderMail(MailSettings settings, MetricGroup metrics) {
    this.alerts = AlertLook.open(settings, metrics);
    this.messages = new MessageRenderer(settings.brand(), settings.templates());
    this.links = new LinkMaker(settings.track());
    this.composer = settings.composer();
  }

  /**
   * Throws what a template throws.
   *
   * @param tracking what the reader has agreed to
   */
  Rendered render(OutboundMail mail, Tracking tracking) {
    SalesAlert alert = mail.alert();
    if (alert != null) {
      return rendered(mail, alerts.render(alert, mail.recipient()), null, false);
    }
    MailLinks own = links.linksOf(mail, tracking);
    RenderedMessage message = messages.render(MessageContents.of(mail, own));
    return rendered(mail, message.mail(), list(mail, own), message.promotionsDropped());
  }

  private Rendered rendered(
      OutboundMail mail,
      RenderedMail rendered,
      @Nullable ListHeaders list,
      boolean promotionsDropped) {
    OutgoingMail outgoing =
        new OutgoingMail(
            mail.messageId(),
            mail.recipient(),
            rendered.subject(),
            rendered.text(),
            rendered.html(),
            rendered.page(),
            image(rendered.logo()),
            mail.requestedAt(),
            mail.alert() == null ? mail.messageClass() : MessageClass.ALERT,
            campaign(mail),
            list);
    return new Rendered(outgoing, composer.compose(outgoing), promotionsDropped);
  }

  private static @Nullable ListHeaders list(OutboundMail mail, MailLinks links) {
    return mail.messageClass() == MessageClass.PROMOTIONAL
        ? new ListHeaders(
            URI.create(links.unsubscribe()), null, Objects.requireNonNull(mail.topic()))
        : null;
  }

  /** What complaints are counted by: a journey or a message. */
  private static @Nullable String campaign(OutboundMail mail) {
    MessageRequest request = mail.request();
    return request == null ? null : request.message();
  }

  private static @Nullable InlineImage image(@Nullable Logo logo) {
    return logo == null ? null : new InlineImage(logo.contentId(), logo.type(), logo.bytes());
  }
}
