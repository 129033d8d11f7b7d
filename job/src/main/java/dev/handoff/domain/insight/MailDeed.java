package dev.handoff.domain.insight;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that happened between a person and a mail, as far as risk, segment and association read
 * it. Opens and clicks are one kind, so that all of it works where opens may not be tracked.
 *
 * @param kind what happened
 * @param mailId the mail
 * @param message id of the message definition of a transactional mail; else empty
 * @param at when
 */
public record MailDeed(Kind kind, String mailId, String message, Instant at) {

  /** By time, then by content, so that the order of arrival does not matter. */
  public static final Comparator<MailDeed> ORDER =
      Comparator.comparing(MailDeed::at)
          .thenComparing(MailDeed::kind)
          .thenComparing(MailDeed::mailId)
          .thenComparing(MailDeed::message);

  /** What can happen. */
  public enum Kind {
    PROMOTIONAL_SENT("promotional-sent"),
    /** Opened or clicked by a person, not by a machine. */
    PROMOTIONAL_INTERACTION("promotional-interaction"),
    TRANSACTIONAL_SENT("transactional-sent"),
    /** Opened or clicked by a person, not by a machine. */
    TRANSACTIONAL_INTERACTION("transactional-interaction"),
    /** Put off or sent back by the recipient's server. */
    DELIVERY_FAILED("delivery-failed"),
    /** The person unsubscribed, or complained. */
    LEFT("left");

    private final String key;

    Kind(String key) {
      this.key = key;
    }

    /** What the history counts it under; never renamed, since it is stored. */
    String key() {
      return key;
    }
  }
}
