package dev.handoff.operator;

import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Fault;
import dev.handoff.mail.DeliveryOutcome.Result;
import dev.handoff.mail.MailInbox;
import dev.handoff.mail.OutgoingMail;
import dev.handoff.mail.SmtpMailer;
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
      BounceAddress bounces = settings.bounces();
      Verp verp = bounces == null ? null : bounces.open();
      return new ToServer(
          () -> new SmtpMailer(settings.open(smtp)),
          mail ->
              verp == null
                  ? settings.sender(mail.messageClass()).from()
                  : verp.sender(mail.messageId(), mail.to()),
          smtp.mailsPerConnection());
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

  /**
   * Hands mails to an SMTP server, each thread on a connection of its own, which it gives back. A
   * new connection reads the password anew: a token may have been renewed meanwhile.
   */
  final class ToServer implements MailDoor {
    private final Supplier<SmtpMailer> connect;
    private final Function<OutgoingMail, String> sender;
    private final int mailsPerConnection;
    private final ConcurrentLinkedDeque<Connection> free = new ConcurrentLinkedDeque<>();

    private record Connection(SmtpMailer mailer, int mails) {}

    ToServer(
        Supplier<SmtpMailer> connect,
        Function<OutgoingMail, String> sender,
        int mailsPerConnection) {
      this.connect = connect;
      this.sender = sender;
      this.mailsPerConnection = mailsPerConnection;
    }

    @Override
    public DeliveryOutcome deliver(OutgoingMail mail, byte[] mime) {
      Connection kept = free.pollFirst();
      Connection connection = kept == null ? new Connection(connect.get(), 0) : kept;
      boolean good = false;
      try {
        DeliveryOutcome outcome = connection.mailer().deliver(sender.apply(mail), mail.to(), mime);
        good = outcome.fault() != Fault.SERVER && outcome.fault() != Fault.OURS;
        return outcome;
      } finally {
        int mails = connection.mails() + 1;
        if (good && mails < mailsPerConnection) {
          free.addFirst(new Connection(connection.mailer(), mails));
        } else {
          connection.mailer().close();
        }
      }
    }

    @Override
    public void close() {
      for (Connection left = free.pollFirst(); left != null; left = free.pollFirst()) {
        left.mailer().close();
      }
    }
  }
}
