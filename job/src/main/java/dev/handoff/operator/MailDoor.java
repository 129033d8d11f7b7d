package dev.handoff.operator;

import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.MailInbox;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.mail.SmtpMailer;
import dev.handoff.mail.SmtpSettings;
import dev.handoff.mail.Verp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.function.Supplier;

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
      SmtpSettings server = settings.open(smtp);
      BounceAddress bounces = settings.bounces();
      Verp verp = bounces == null ? null : bounces.open();
      return new ToServer(
          () -> new SmtpMailer(server),
          mail ->
              verp == null
                  ? settings.sender(mail.messageClass()).from()
                  : verp.sender(mail.messageId(), mail.to()));
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
        inbox.store(mail.messageId(), mime, mail.page());
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

  /** Hands mails to an SMTP server, each thread on a connection of its own, which it gives back. */
  final class ToServer implements MailDoor {
    private final Supplier<SmtpMailer> connect;
    private final Function<OutgoingMail, String> sender;
    private final ConcurrentLinkedDeque<SmtpMailer> free = new ConcurrentLinkedDeque<>();

    ToServer(Supplier<SmtpMailer> connect, Function<OutgoingMail, String> sender) {
      this.connect = connect;
      this.sender = sender;
    }

    @Override
    public DeliveryOutcome deliver(OutgoingMail mail, byte[] mime) {
      SmtpMailer kept = free.pollFirst();
      SmtpMailer mailer = kept == null ? connect.get() : kept;
      try {
        return mailer.deliver(sender.apply(mail), mail.to(), mime);
      } finally {
        free.addFirst(mailer);
      }
    }

    @Override
    public void close() {
      for (SmtpMailer mailer = free.pollFirst(); mailer != null; mailer = free.pollFirst()) {
        mailer.close();
      }
    }
  }
}
