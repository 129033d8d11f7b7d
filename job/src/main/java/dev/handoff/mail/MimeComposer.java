package dev.handoff.mail;

import org.jspecify.annotations.Nullable;

/**
 * Writes a mail as MIME: multipart/alternative, text first, HTML last, UTF-8 in quoted-printable.
 * The same mail gives the same bytes. Safe for use by many threads.
 */
public final class MimeComposer {
  private final String from;
  private final @Nullable String replyTo;

  /**
   * Mail from this sender.
   *
   * @param from an address, with a display name or without (RFC 5322 mailbox)
   * @param replyTo likewise, or null
   * @throws IllegalArgumentException when one is not a valid mailbox
   */
  public MimeComposer(String from, @Nullable String replyTo) {
    this.from = from;
    this.replyTo = replyTo;
  }

  /** The bytes to store or to hand to a server; every line ends with CR LF. */
  public byte[] compose(OutgoingMail mail) {
    throw new UnsupportedOperationException(from + replyTo + mail);
  }
}
