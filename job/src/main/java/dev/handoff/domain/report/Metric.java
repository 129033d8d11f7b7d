package dev.handoff.domain.report;

import dev.handoff.domain.message.BounceClass;

/**
 * What is counted, each mail once a metric, the same for every class of mail (SPEC section 6, "One
 * report"). A mail is in the row of the day on which it was sent, however much later something
 * becomes of it.
 */
public enum Metric {
  /** Handed to a mail server, which took it or refused it for good. */
  SENT("sent"),
  /** Held back at least once: by the gate for a later hour, or by a server for a later attempt. */
  DEFERRED("deferred"),
  /** Sent, and no bounce has come. */
  DELIVERED("delivered"),
  /** Delivered, and somebody said so: a delivery report, an open or a click by a person. */
  CONFIRMED("confirmed"),
  /** Opened by a person. A click counts too: who clicks has opened, whatever pictures do. */
  OPENED("opened"),
  /** A person clicked. */
  CLICKED("clicked"),
  /** Refused for good: the address reaches nobody. */
  BOUNCED_HARD("bounced.hard"),
  /** Refused for good: the address may be good. */
  BOUNCED_SOFT("bounced.recipient-soft"),
  /** Refused for good: for what the mail or its sender is. */
  BOUNCED_MESSAGE("bounced.message-fault"),
  /** Reported as unwanted. */
  COMPLAINED("complained"),
  /** Led to an unsubscribe. */
  UNSUBSCRIBED("unsubscribed"),
  /** Followed by the message's goal activity of that person within its time. */
  CONVERTED("converted"),
  /** A machine opened it or clicked in it; that alone is neither opened nor clicked. */
  AUTOMATED("automated");

  private final String wireName;

  Metric(String wireName) {
    this.wireName = wireName;
  }

  /** The name under which it is counted. */
  public String wireName() {
    return wireName;
  }

  /** The metric of a bounce. */
  public static Metric of(BounceClass bounceClass) {
    return switch (bounceClass) {
      case HARD -> BOUNCED_HARD;
      case RECIPIENT_SOFT -> BOUNCED_SOFT;
      case MESSAGE_FAULT -> BOUNCED_MESSAGE;
    };
  }
}
