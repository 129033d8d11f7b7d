package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.InlineImage;
import dev.handoff.mail.MimeComposer;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.Logo;
import dev.handoff.template.MailLinks;
import dev.handoff.template.MessageRenderer;
import dev.handoff.template.RenderedMail;
import dev.handoff.template.RenderedMessage;
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
    this.links = LinkMaker.byMessageId(settings.trackBaseUrl());
    this.composer = new MimeComposer(settings.from(), settings.replyTo());
  }

  /** Throws what a template throws. */
  Rendered render(OutboundMail mail) {
    SalesAlert alert = mail.alert();
    if (alert != null) {
      return rendered(mail, alerts.render(alert, mail.recipient()), null, false);
    }
    MailLinks own = links.linksOf(mail);
    RenderedMessage message = messages.render(MessageContents.of(mail, own));
    boolean promotional = mail.messageClass() == MessageClass.PROMOTIONAL;
    return rendered(
        mail,
        message.mail(),
        promotional && !own.unsubscribe().isEmpty() ? own.unsubscribe() : null,
        message.promotionsDropped());
  }

  private Rendered rendered(
      OutboundMail mail,
      RenderedMail rendered,
      @Nullable String unsubscribe,
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
            unsubscribe,
            mail.requestedAt());
    return new Rendered(outgoing, composer.compose(outgoing), promotionsDropped);
  }

  private static @Nullable InlineImage image(@Nullable Logo logo) {
    return logo == null ? null : new InlineImage(logo.contentId(), logo.type(), logo.bytes());
  }
}
