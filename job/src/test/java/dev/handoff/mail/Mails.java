package dev.handoff.mail;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.fixture.Alerts;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

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
        plain.date());
  }

  static OutgoingMail promotional(String campaign, @Nullable ListHeaders list) {
    OutgoingMail alert = to(TO, "s");
    return new OutgoingMail(
        alert.messageId(),
        alert.to(),
        alert.subject(),
        alert.text(),
        alert.html(),
        alert.page(),
        null,
        alert.date(),
        MessageClass.PROMOTIONAL,
        campaign,
        list);
  }

  static byte[] bytes() {
    return new MimeComposer(FROM, null).compose(to(TO, "Lumia · Assets"));
  }

  /** A mail as its reader takes it apart. */
  static MimeMessage read(byte[] mime) throws MessagingException, IOException {
    try (ByteArrayInputStream in = new ByteArrayInputStream(mime)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    }
  }
}
