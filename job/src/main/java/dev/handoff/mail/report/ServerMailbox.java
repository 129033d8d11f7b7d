package dev.handoff.mail.report;

import dev.handoff.mail.report.MailboxPlace.Security;
import dev.handoff.mail.report.MailboxPlace.Server;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.pop3.POP3Folder;
import org.eclipse.angus.mail.pop3.POP3Message;
import org.jspecify.annotations.Nullable;

/** A mailbox on a server, by IMAP or POP3. */
final class ServerMailbox implements Mailbox {

  private static final int CONNECT_MILLIS = 15_000;
  private static final int READ_MILLIS = 60_000;
  private static final int LINES_OF_A_LONG_MAIL = 4_000;

  private final Store store;
  private final Folder folder;
  private final After after;
  private final String movedTo;

  private ServerMailbox(Store store, Folder folder, After after, String movedTo) {
    this.store = store;
    this.folder = folder;
    this.after = after;
    this.movedTo = movedTo;
  }

  static ServerMailbox open(
      Server server, @Nullable String password, @Nullable After after, String movedTo)
      throws IOException {
    if (server.isPop3() && (after == After.MOVE || after == After.SEEN)) {
      throw new IllegalArgumentException(
          "--after " + after + ": POP3 has neither flags nor folders; take delete or leave");
    }
    if (password == null) {
      throw new IllegalArgumentException(
          "mail.bounce-password: is required: name a file with mail.bounce-password-file, or set"
              + " HANDOFF_MAIL_BOUNCE_PASSWORD");
    }
    After chosen = Objects.requireNonNullElse(after, server.isPop3() ? After.LEAVE : After.SEEN);
    try {
      Store store = Session.getInstance(properties(server)).getStore(protocol(server));
      store.connect(server.host(), server.port(), server.user(), password);
      Folder folder = store.getFolder(server.folder());
      folder.open(chosen == After.LEAVE ? Folder.READ_ONLY : Folder.READ_WRITE);
      return new ServerMailbox(store, folder, chosen, movedTo);
    } catch (AuthenticationFailedException e) {
      throw new IOException(server + " does not accept the user or the password", e);
    } catch (MessagingException e) {
      throw failed(server + " cannot be opened", e);
    }
  }

  /** A mail on the server. */
  private record Mail(String name, Message message) implements Item {
    @Override
    public byte[] beginning() throws IOException {
      try {
        boolean huge = message.getSize() > ReceivedMail.LONGEST;
        if (message instanceof IMAPMessage mail) {
          mail.setPeek(true);
          return limited(mail.getMimeStream());
        }
        if (huge && message instanceof POP3Message mail) {
          return limited(mail.top(LINES_OF_A_LONG_MAIL));
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ((MimeMessage) message).writeTo(whole);
        return whole.toByteArray();
      } catch (MessagingException e) {
        throw failed("a mail cannot be fetched", e);
      }
    }

    private static byte[] limited(InputStream stream) throws IOException {
      try (InputStream in = stream) {
        return in.readNBytes(ReceivedMail.LONGEST);
      }
    }
  }

  @Override
  public List<Item> waiting() throws IOException {
    try {
      List<Item> waiting = new ArrayList<>();
      for (Message message : folder.getMessages()) {
        boolean done =
            !message.isExpunged()
                && (message.isSet(Flags.Flag.DELETED)
                    || (after == After.SEEN && message.isSet(Flags.Flag.SEEN)));
        if (!done && !message.isExpunged()) {
          waiting.add(new Mail(name(message), message));
        }
      }
      return waiting;
    } catch (MessagingException e) {
      throw failed("the mailbox cannot be listed", e);
    }
  }

  private String name(Message message) throws MessagingException {
    if (folder instanceof POP3Folder pop3) {
      return Objects.requireNonNullElse(pop3.getUID(message), "#" + message.getMessageNumber());
    }
    UIDFolder imap = (UIDFolder) folder;
    return imap.getUIDValidity() + "." + imap.getUID(message);
  }

  @Override
  public void settle(List<Item> items) throws IOException {
    Message[] messages =
        items.stream().map(item -> ((Mail) item).message()).toArray(Message[]::new);
    if (messages.length == 0 || after == After.LEAVE) {
      return;
    }
    try {
      switch (after) {
        case SEEN -> folder.setFlags(messages, new Flags(Flags.Flag.SEEN), true);
        case MOVE -> move(messages);
        default -> folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
      }
    } catch (MessagingException e) {
      throw failed("mails that were dealt with cannot be marked", e);
    }
  }

  private void move(Message[] messages) throws MessagingException {
    Folder target = store.getFolder(movedTo);
    if (!target.exists() && !target.create(Folder.HOLDS_MESSAGES)) {
      throw new MessagingException("the folder " + movedTo + " cannot be made");
    }
    if (folder instanceof IMAPFolder imap && ((IMAPStore) store).hasCapability("MOVE")) {
      imap.moveMessages(messages, target);
    } else {
      folder.copyMessages(messages, target);
      folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
    }
  }

  /** Deletions take effect here. */
  @Override
  public void close() throws IOException {
    try (store) {
      folder.close(after == After.DELETE || after == After.MOVE);
    } catch (MessagingException | IllegalStateException e) {
      throw new IOException("the mailbox could not be closed; what was marked may come again", e);
    }
  }

  private static String protocol(Server server) {
    return server.protocol() + (server.security() == Security.TLS ? "s" : "");
  }

  private static Properties properties(Server server) {
    Properties properties = new Properties();
    String prefix = "mail." + protocol(server) + ".";
    String startTls = Boolean.toString(server.security() == Security.STARTTLS);
    for (String[] property :
        Arrays.asList(
            new String[] {"connectiontimeout", Integer.toString(CONNECT_MILLIS)},
            new String[] {"timeout", Integer.toString(READ_MILLIS)},
            new String[] {"writetimeout", Integer.toString(READ_MILLIS)},
            new String[] {"ssl.checkserveridentity", "true"},
            new String[] {"starttls.enable", startTls},
            new String[] {"starttls.required", startTls})) {
      properties.setProperty(prefix + property[0], property[1]);
    }
    return properties;
  }

  /** The server's words may hold names: only the kind of failure is told. */
  private static IOException failed(String what, MessagingException cause) {
    Throwable root = cause.getNextException() == null ? cause : cause.getNextException();
    return new IOException(what + " (" + root.getClass().getSimpleName() + ")", cause);
  }
}
