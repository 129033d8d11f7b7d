package dev.handoff.tool.doctor;

import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.SmtpMailer;
import dev.handoff.mail.SmtpSettings;
import dev.handoff.mail.SmtpSettings.Security;
import java.util.ArrayList;
import java.util.List;

/** Whether the mail server takes us: connection, TLS, login. No mail is begun. */
final class ServerCheck {
  private static final String SMTP = "smtp";

  private ServerCheck() {}

  static List<Diagnosis> of(SmtpSettings settings) {
    String server = settings.host() + ":" + settings.port();
    List<Diagnosis> found = new ArrayList<>();
    DeliveryOutcome outcome;
    try (SmtpMailer mailer = new SmtpMailer(settings)) {
      outcome = mailer.greet();
    }
    if (outcome.result() == Result.ACCEPTED) {
      found.add(Diagnosis.fine(SMTP, server, "it takes us" + how(settings)));
    } else {
      found.add(Diagnosis.fault(SMTP, server, outcome.reply(), change(settings, outcome)));
    }
    if (settings.security() == Security.NONE && !isLoopback(settings.host())) {
      found.add(
          Diagnosis.warning(
              SMTP,
              server,
              "mail and password travel in the clear",
              "mail.smtp.security: starttls, or tls on port 465"));
    }
    return found;
  }

  private static String change(SmtpSettings settings, DeliveryOutcome outcome) {
    String reply = outcome.reply();
    if (outcome.code() == 535 || outcome.code() == 534 || outcome.code() == 530) {
      return "Check mail.smtp.user and its password, and whether the account may send.";
    }
    if (reply.contains("STARTTLS is required")) {
      return "The server has no STARTTLS on this port: usually 587; with mail.smtp.security: tls, 465.";
    }
    if (reply.contains("SSL") || reply.contains("certificat") || reply.contains("PKIX")) {
      return settings.security() == Security.TLS
          ? "TLS from the first byte is usually on port 465; the certificate must be valid for "
              + settings.host()
              + "."
          : "The certificate must be valid for " + settings.host() + ", and its issuer known here.";
    }
    return "Check mail.smtp.host and mail.smtp.port, and that this machine may connect to it.";
  }

  private static String how(SmtpSettings settings) {
    String security =
        switch (settings.security()) {
          case TLS -> ", over TLS";
          case STARTTLS -> ", over STARTTLS";
          case NONE -> ", in the clear";
        };
    return security + (settings.user() == null ? ", without login" : ", logged in");
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
  }
}
