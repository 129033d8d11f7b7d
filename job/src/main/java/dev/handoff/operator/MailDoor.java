package dev.handoff.operator;

import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.MailInbox;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.mail.SmtpMailer;
import java.io.IOException;
import java.nio.file.Path;

/** The way out of one task for mail: a folder or a server. Thread-safe. */
interface MailDoor extends AutoCloseable {

  DeliveryOutcome deliver(OutgoingMail mail, byte[] mime);

  @Override
  void close();

  /** The door that the settings ask for. */
  static MailDoor open(MailSettings settings) {
    MailSettings.Server smtp = settings.smtp();
    String inbox = settings.inbox();
    if (smtp != null) {
      return new ToServer(new SmtpMailer(smtp.open(settings.from())));
    }
    if (inbox != null) {
      return new ToFolder(new MailInbox(Path.of(inbox)));
    }
    throw new IllegalArgumentException("neither an inbox folder nor an SMTP server");
  }

  /** Writes mails to a folder. */
  record ToFolder(MailInbox inbox) implements MailDoor {
    @Override
    public DeliveryOutcome deliver(OutgoingMail mail, byte[] mime) {
      try {
        inbox.store(mail.messageId(), mime, mail.html());
        return new DeliveryOutcome(Result.ACCEPTED, 0, "written", false);
      } catch (IOException e) {
        return new DeliveryOutcome(
            Result.TEMPORARY, 0, "the inbox folder cannot be written", false);
      }
    }

    @Override
    public void close() {
      // A folder needs no closing.
    }
  }

  /** Hands mails to an SMTP server. */
  record ToServer(SmtpMailer mailer) implements MailDoor {
    @Override
    public DeliveryOutcome deliver(OutgoingMail mail, byte[] mime) {
      return mailer.deliver(mail.to(), mime);
    }

    @Override
    public void close() {
      mailer.close();
    }
  }
}
