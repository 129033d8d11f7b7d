package dev.handoff.mail.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** An open mailbox. One thread at a time. */
public interface Mailbox extends AutoCloseable {

  /** What becomes of mails that were dealt with. */
  enum After {
    /** Moved to a folder beside. */
    MOVE,
    /** Flagged as seen: IMAP and Maildir. */
    SEEN,
    /** Deleted. */
    DELETE,
    /** Left as they are, to be read again. */
    LEAVE;

    /** As the command line has it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One mail in it. */
  interface Item {
    /** What people find it by: a UID or a file's name; the same as long as it is there. */
    String name();

    /** Its beginning, all of it when it is not longer than a report can be. */
    byte[] beginning() throws IOException;
  }

  /** The mails that have not been dealt with, oldest first. */
  List<Item> waiting() throws IOException;

  /** Deals with mails of which everything is recorded; doing so twice does no harm. */
  void settle(List<Item> items) throws IOException;

  @Override
  void close() throws IOException;
}
