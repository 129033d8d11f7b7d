package dev.handoff.mail.report;

import dev.handoff.mail.report.Mailbox.After;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Opens mailboxes of every kind. */
public final class Mailboxes {
  private Mailboxes() {}

  /**
   * Opens a mailbox.
   *
   * @param password of a server's; null for a folder
   * @param after what becomes of mails that were dealt with; null for what suits the place: seen
   *     where there are flags, moved in a plain folder, left with POP3
   * @param movedTo name of the folder for {@link Mailbox.After#MOVE}
   * @throws IllegalArgumentException when the place cannot do that
   * @throws IOException when it cannot be opened
   */
  public static Mailbox open(
      MailboxPlace place, @Nullable String password, @Nullable After after, String movedTo)
      throws IOException {
    if (place instanceof MailboxPlace.Folder folder) {
      return FolderMailbox.open(folder.path(), after, movedTo);
    }
    return ServerMailbox.open((MailboxPlace.Server) place, password, after, movedTo);
  }
}
