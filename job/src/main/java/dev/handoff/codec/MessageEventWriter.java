package dev.handoff.codec;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageEvent;

/** What became of mail, as the topic {@code message-events} holds it (SPEC section 1). */
public final class MessageEventWriter {
  private MessageEventWriter() {}

  /** Compact JSON. */
  public static byte[] write(MessageEvent event) {
    return write(event, false);
  }

  /**
   * Compact JSON of an event that Handoff itself saw when it handed the mail over. {@code ours}
   * says so: the job knows it already and does not count it when it reads the topic.
   */
  public static byte[] writeOurs(MessageEvent event) {
    return write(event, true);
  }

  private static byte[] write(MessageEvent event, boolean ours) {
    MessageClass messageClass = event.messageClass();
    BounceClass bounceClass = event.bounceClass();
    return JsonOutput.object(
        out -> {
          out.text("eventId", event.eventId());
          out.text("messageId", event.messageId());
          out.text("personId", event.personId());
          out.text("recipient", event.recipient());
          out.text("class", messageClass == null ? null : messageClass.wireName());
          out.text("message", event.message());
          out.text("journeyId", event.journeyId());
          out.text("type", event.type().wireName());
          out.flag("automated", event.automated());
          out.instant("occurredAt", event.occurredAt());
          out.text("detail", event.detail());
          out.text("bounceClass", bounceClass == null ? null : bounceClass.wireName());
          out.text("topic", event.topic());
          out.flag("ours", ours);
        });
  }
}
