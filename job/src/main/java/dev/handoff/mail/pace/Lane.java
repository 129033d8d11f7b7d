package dev.handoff.mail.pace;

import dev.handoff.domain.message.MessageClass;

/** The two ways to the server: what is owed never stands behind what is offered. */
public enum Lane {
  /** Alerts and transactional mail. */
  URGENT,
  /** Promotional mail. */
  PROMOTIONAL;

  /** The lane of a kind of mail. */
  public static Lane of(MessageClass messageClass) {
    return messageClass == MessageClass.PROMOTIONAL ? PROMOTIONAL : URGENT;
  }
}
