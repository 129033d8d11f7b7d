package dev.handoff.mail.report;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where reports about mail arrive (option {@code mail.bounce-mailbox}). */
public sealed interface MailboxPlace {

  /** How the connection to a server is protected. */
  enum Security {
    /** TLS from the first byte. */
    TLS,
    /** STARTTLS, required. */
    STARTTLS,
    /** In the clear: for a server on the same host. */
    NONE
  }

  /**
   * A mailbox on a server.
   *
   * @param protocol {@code imap} or {@code pop3}
   * @param host its name
   * @param port 1 to 65535; -1 for that of the protocol
   * @param user who logs in
   * @param folder of IMAP; POP3 has only INBOX
   * @param security how the connection is protected
   */
  record Server(
      String protocol, String host, int port, String user, String folder, Security security)
      implements MailboxPlace {

    /** Whether it can do no more than list, read and delete. */
    public boolean isPop3() {
      return protocol.equals("pop3");
    }

    /** Without the user. */
    @Override
    public String toString() {
      return protocol + "://" + host + "/" + folder;
    }
  }

  /**
   * A folder of this machine: a Maildir, or one file a mail.
   *
   * @param path the folder
   */
  record Folder(Path path) implements MailboxPlace {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A mail server's address; in it the user may have an at sign. */
  Pattern URL =
      Pattern.compile(
          "(imap|pop3)(s?)://(.+)@(\\[[0-9A-Fa-f:.]+]|[^@/:?\\[\\]]+)(?::(\\d{1,5}))?(?:/([^?]*))?(\\?tls=none)?");

  /**
   * The place that a text names: {@code imaps://user@host/folder}, {@code pop3s://user@host},
   * {@code imap://} and {@code pop3://} with STARTTLS, those with {@code ?tls=none} at the end in
   * the clear, or else a folder's path.
   *
   * @throws IllegalArgumentException when it is a URL of another form
   */
  static MailboxPlace of(String text) {
    Matcher url = URL.matcher(text);
    if (!text.contains("://")) {
      return new Folder(Path.of(text));
    }
    if (!url.matches() || (url.group(7) != null && !url.group(2).isEmpty())) {
      throw new IllegalArgumentException(
          "mail.bounce-mailbox: takes imaps://user@host/INBOX, pop3s://user@host, imap://… or"
              + " pop3://… (STARTTLS; with ?tls=none in the clear), or a folder");
    }
    Security security =
        !url.group(2).isEmpty()
            ? Security.TLS
            : url.group(7) == null ? Security.STARTTLS : Security.NONE;
    return new Server(
        url.group(1),
        url.group(4),
        port(url.group(5)),
        url.group(3),
        url.group(6) == null || url.group(6).isEmpty() ? "INBOX" : url.group(6),
        security);
  }

  private static int port(@Nullable String text) {
    int port = text == null ? -1 : Integer.parseInt(text);
    if (port == 0 || port > 65_535) {
      throw new IllegalArgumentException("mail.bounce-mailbox: a port is 1 to 65535, not " + text);
    }
    return port;
  }
}
