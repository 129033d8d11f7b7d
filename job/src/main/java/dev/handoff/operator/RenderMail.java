package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.InlineImage;
import dev.handoff.mail.MimeComposer;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.template.AlertRenderer;
import dev.handoff.template.Logo;
import dev.handoff.template.RenderedMail;
import java.util.Objects;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/** Makes the bytes of a mail: the same mail, the same bytes. Used by many threads. */
final class RenderMail {

  private final AlertRenderer alerts;
  private final MimeComposer composer;

  /**
   * A mail, ready to leave.
   *
   * @param mail what it says
   * @param mime as it goes to a server
   */
  record Rendered(OutgoingMail mail, byte[] mime) {}

  RenderMail(MailSettings settings, MetricGroup metrics) {
    this.alerts = AlertLook.open(settings, metrics);
    this.composer = settings.composer();
  }

  /** Throws what a template throws. */
  Rendered render(OutboundMail mail) {
    SalesAlert alert = Objects.requireNonNull(mail.alert(), "only alerts are asked for so far");
    RenderedMail rendered = alerts.render(alert, mail.recipient());
    OutgoingMail outgoing =
        new OutgoingMail(
            mail.messageId(),
            mail.recipient(),
            rendered.subject(),
            rendered.text(),
            rendered.html(),
            rendered.page(),
            image(rendered.logo()),
            mail.requestedAt());
    return new Rendered(outgoing, composer.compose(outgoing));
  }

  private static @Nullable InlineImage image(@Nullable Logo logo) {
    return logo == null ? null : new InlineImage(logo.contentId(), logo.type(), logo.bytes());
  }
}
