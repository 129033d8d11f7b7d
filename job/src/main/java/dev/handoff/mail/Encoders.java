package dev.handoff.mail;

import jakarta.mail.util.StreamProvider;

/** Jakarta Mail's encoders, found once: each call of {@code MimeUtility} looks through all jars. */
final class Encoders {
  static final StreamProvider PROVIDER = StreamProvider.provider();

  private Encoders() {}
}
