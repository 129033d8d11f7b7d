package dev.handoff.domain.timeline;

import dev.handoff.domain.message.MessageClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param at when
 * @param kind what kind of thing
 * @param messageClass of mail, if it is known
 * @param what the message, the type of activity, the purpose of a consent, the group of an alert
 * @param detail what there is to add: why, until when, which page; null: nothing
 * @param messageId the mail; null when it is not about one
 * @param automated whether a machine did it
 */
public record TimelineEntry(
    Instant at,
    Kind kind,
    @Nullable MessageClass messageClass,
    String what,
    @Nullable String detail,
    @Nullable String messageId,
    boolean automated) {

  /** Kinds in the order in which things of one instant happen. */
  public enum Kind {
    CONSENT("consent"),
    ASKED("asked"),
    STOPPED("stopped"),
    DEFERRED("deferred"),
    SENT("sent"),
    DELIVERED("delivered"),
    BOUNCED("bounced"),
    OPENED("opened"),
    CLICKED("clicked"),
    COMPLAINED("complained"),
    UNSUBSCRIBED("unsubscribed"),
    DID("did"),
    MOMENT("moment"),
    ALERTED("alerted");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The word for it, in text and JSON. */
    public String wireName() {
      return wireName;
    }
  }
}
