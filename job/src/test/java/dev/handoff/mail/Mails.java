package dev.handoff.mail;

import dev.handoff.fixture.Alerts;
import java.util.Arrays;

/** Mails to try things with. */
final class Mails {
  static final String FROM = "Handoff Côté Ventes <alerts@example.com>";
  static final String TO = "nadia@example.com";

  private Mails() {}

  static OutgoingMail to(String recipient, String subject) {
    return new OutgoingMail(
        MessageId.of("alert-1", recipient),
        recipient,
        subject,
        "Bonjour,\n\nun texte à 95\u00a0%.\n.\nFin\n",
        "<!DOCTYPE html><html lang=\"fr\"><body><p>" + "é".repeat(3_000) + "</p></body></html>\n",
        "<!DOCTYPE html>",
        null,
        null,
        Alerts.DECIDED_AT);
  }

  /** A mail whose HTML names a picture; the picture is long enough for several lines. */
  static OutgoingMail withPicture() {
    OutgoingMail plain = to(TO, "s");
    byte[] picture = new byte[200];
    Arrays.fill(picture, (byte) 0xfb);
    return new OutgoingMail(
        plain.messageId(),
        plain.to(),
        plain.subject(),
        plain.text(),
        "<!DOCTYPE html><html><body><img src=\"cid:logo.1@handoff.dev\"></body></html>\n",
        "<!DOCTYPE html>",
        new InlineImage("logo.1@handoff.dev", "image/png", picture),
        null,
        plain.date());
  }

  /** A mail that can be unsubscribed from. */
  static OutgoingMail promotional(String unsubscribe) {
    OutgoingMail plain = to(TO, "s");
    return new OutgoingMail(
        plain.messageId(),
        plain.to(),
        plain.subject(),
        plain.text(),
        plain.html(),
        plain.page(),
        null,
        unsubscribe,
        plain.date());
  }

  static byte[] bytes() {
    return new MimeComposer(FROM, null).compose(to(TO, "Lumia · Assets"));
  }
}
