package dev.handoff.mail;

import dev.handoff.fixture.Alerts;

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

  static byte[] bytes() {
    return new MimeComposer(FROM, null).compose(to(TO, "Lumia · Assets"));
  }
}
