package dev.handoff.domain.message;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of one mail, ours or another platform's (SPEC section 1, topic {@code
 * message-events}).
 *
 * @param eventId distinct for each event; the id of the activity that an open or a click is, too
 * @param messageId the mail
 * @param personId who got it, if the platform knows
 * @param recipient the address it went to
 * @param messageClass the kind of mail, if the platform knows
 * @param message id of the message definition, or the other platform's name for it
 * @param journeyId the journey that asked for it
 * @param type what happened
 * @param automated true when a machine opened or clicked
 * @param occurredAt when it happened, to the millisecond
 * @param detail what there is to add: the server's reply, the link clicked
 * @param bounceClass of a bounce whose fault it is, when the platform says so; {@link BounceReader}
 *     knows it in any case
 * @param topic of an unsubscribe, what was left; null: all promotional mail
 */
public record MessageEvent(
    String eventId,
    String messageId,
    @Nullable String personId,
    String recipient,
    @Nullable MessageClass messageClass,
    @Nullable String message,
    @Nullable String journeyId,
    Type type,
    boolean automated,
    Instant occurredAt,
    @Nullable String detail,
    @Nullable BounceClass bounceClass,
    @Nullable String topic) {

  /** One that is no unsubscribe from a topic. */
  public MessageEvent(
      String eventId,
      String messageId,
      @Nullable String personId,
      String recipient,
      @Nullable MessageClass messageClass,
      @Nullable String message,
      @Nullable String journeyId,
      Type type,
      boolean automated,
      Instant occurredAt,
      @Nullable String detail,
      @Nullable BounceClass bounceClass) {
    this(
        eventId,
        messageId,
        personId,
        recipient,
        messageClass,
        message,
        journeyId,
        type,
        automated,
        occurredAt,
        detail,
        bounceClass,
        null);
  }

  /** One whose platform does not say whose fault it is, or that is no bounce. */
  public MessageEvent(
      String eventId,
      String messageId,
      @Nullable String personId,
      String recipient,
      @Nullable MessageClass messageClass,
      @Nullable String message,
      @Nullable String journeyId,
      Type type,
      boolean automated,
      Instant occurredAt,
      @Nullable String detail) {
    this(
        eventId,
        messageId,
        personId,
        recipient,
        messageClass,
        message,
        journeyId,
        type,
        automated,
        occurredAt,
        detail,
        null);
  }

  /** What can happen to a mail. */
  public enum Type {
    SENT("sent"),
    DEFERRED("deferred"),
    DELIVERED("delivered"),
    OPENED("opened"),
    CLICKED("clicked"),
    BOUNCED("bounced"),
    COMPLAINED("complained"),
    UNSUBSCRIBED("unsubscribed");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** The name in a record. */
    public String wireName() {
      return wireName;
    }
  }
}
