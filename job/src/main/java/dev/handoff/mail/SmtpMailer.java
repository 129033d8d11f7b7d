package dev.handoff.mail;

import dev.handoff.mail.DeliveryOutcome.Fault;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.SmtpSettings.Auth;
import dev.handoff.mail.SmtpSettings.Security;
import dev.handoff.mail.WatchedTransport.Step;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/**
 * Hands mail to an SMTP server over one connection that stays open between mails. One instance a
 * thread: it is not safe for use by several.
 */
public final class SmtpMailer implements AutoCloseable {
  private final SmtpSettings settings;
  private final Session ascii;
  private final Session international;
  private @Nullable WatchedTransport connection;
  private boolean connectionTakesUtf8;

  /** Opens nothing yet: the first mail does. */
  public SmtpMailer(SmtpSettings settings) {
    this.settings = settings;
    this.ascii = session(settings, false);
    this.international = session(settings, true);
  }

  /** The same with the sender of the settings. */
  public DeliveryOutcome deliver(String recipient, byte[] mime) {
    return deliver(settings.from(), recipient, mime);
  }

  /**
   * Hands one mail to the server and waits for its answer; never throws for what a network or a
   * server can do.
   *
   * @param sender the envelope sender, an addr-spec
   * @param recipient the one envelope recipient, an addr-spec
   * @param mime from {@link MimeComposer}, sent as it is
   */
  public DeliveryOutcome deliver(String sender, String recipient, byte[] mime) {
    boolean utf8 = MailAddress.needsSmtpUtf8(recipient) || MailAddress.needsSmtpUtf8(sender);
    boolean reused = connection != null && connectionTakesUtf8 == utf8;
    Attempt attempt = attempt(sender, recipient, mime, utf8);
    if (reused && attempt.connectionWasStale()) {
      // A server may hang up on an idle connection at any time; no mail has begun, so ask anew.
      attempt = attempt(sender, recipient, mime, utf8);
    }
    return attempt.outcome();
  }

  /**
   * Connects and logs in as for a mail, and begins none; never throws for what a network or a
   * server can do.
   */
  public DeliveryOutcome greet() {
    WatchedTransport transport = open(ascii, false);
    try {
      transport.begin();
      return SmtpVerdict.accepted(transport.getLastReturnCode(), transport.getLastServerResponse());
    } catch (MessagingException e) {
      close();
      return SmtpVerdict.failed(e, transport.step(), transport.getLastReturnCode());
    }
  }

  /** Says QUIT and closes the connection. */
  @Override
  public void close() {
    WatchedTransport open = connection;
    connection = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException e) {
        // The connection is gone, which is what was asked for.
      }
    }
  }

  private Attempt attempt(String sender, String recipient, byte[] mime, boolean utf8) {
    Session session = utf8 ? international : ascii;
    WatchedTransport transport = open(session, utf8);
    try {
      transport.begin();
      if (utf8 && !transport.supportsExtension("SMTPUTF8")) {
        return new Attempt(
            new DeliveryOutcome(
                Result.REFUSED, 0, "the server does not offer SMTPUTF8 (RFC 6531)", false),
            transport.step());
      }
      Address[] to = {new InternetAddress(MailAddress.onTheWire(recipient), true)};
      transport.sendMessage(message(session, sender, mime), to);
      String reply = transport.getLastServerResponse();
      return new Attempt(
          SmtpVerdict.accepted(transport.getLastReturnCode(), reply), transport.step());
    } catch (AddressException e) {
      return new Attempt(
          new DeliveryOutcome(
              Result.REFUSED, 0, "not a valid address (RFC 5321)", false, Fault.RECIPIENT),
          Step.RECIPIENT);
    } catch (MessagingException e) {
      DeliveryOutcome outcome =
          SmtpVerdict.failed(e, transport.step(), transport.getLastReturnCode());
      if (outcome.code() == 0 || outcome.code() == 421 || transport.step() == Step.CONNECT) {
        close();
      }
      return new Attempt(outcome, transport.step());
    } catch (IllegalStateException e) {
      // The connection was closed under us before this mail began.
      close();
      return new Attempt(
          new DeliveryOutcome(
              Result.TEMPORARY, 0, "the connection was closed", false, Fault.SERVER),
          Step.CONNECT);
    }
  }

  private static MimeMessage message(Session session, String sender, byte[] mime)
      throws MessagingException {
    // A message that was read and not changed is written as the bytes it was read from.
    SMTPMessage message = new SMTPMessage(session, new ByteArrayInputStream(mime));
    message.setEnvelopeFrom(MailAddress.onTheWire(sender));
    return message;
  }

  private WatchedTransport open(Session session, boolean utf8) {
    WatchedTransport open = connection;
    if (open == null || connectionTakesUtf8 != utf8) {
      close();
      open =
          new WatchedTransport(
              session,
              new URLName(
                  "smtp",
                  settings.host(),
                  settings.port(),
                  null,
                  settings.user(),
                  settings.password()));
      connection = open;
      connectionTakesUtf8 = utf8;
    }
    return open;
  }

  private static Session session(SmtpSettings settings, boolean utf8) {
    Properties properties = new Properties();
    set(properties, "connectiontimeout", Long.toString(settings.connectTimeout().toMillis()));
    set(properties, "timeout", Long.toString(settings.readTimeout().toMillis()));
    set(properties, "writetimeout", Long.toString(settings.writeTimeout().toMillis()));
    set(properties, "auth", Boolean.toString(settings.user() != null));
    if (settings.auth() == Auth.XOAUTH2) {
      set(properties, "auth.mechanisms", "XOAUTH2");
    }
    set(properties, "ssl.enable", Boolean.toString(settings.security() == Security.TLS));
    set(properties, "ssl.checkserveridentity", "true");
    set(properties, "starttls.enable", Boolean.toString(settings.security() == Security.STARTTLS));
    set(
        properties,
        "starttls.required",
        Boolean.toString(settings.security() == Security.STARTTLS));
    set(properties, "quitwait", "false");
    properties.setProperty("mail.mime.allowutf8", Boolean.toString(utf8));
    return Session.getInstance(properties);
  }

  private static void set(Properties properties, String name, String value) {
    properties.setProperty("mail.smtp." + name, value);
  }

  /** How one attempt ended, and at which step. */
  private record Attempt(DeliveryOutcome outcome, Step step) {
    boolean connectionWasStale() {
      return outcome.result() == Result.TEMPORARY
          && step.compareTo(Step.SENDER) <= 0
          && (outcome.code() == 0 || outcome.code() == 421);
    }
  }
}
