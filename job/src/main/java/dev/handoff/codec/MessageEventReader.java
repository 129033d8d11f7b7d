package dev.handoff.codec;

import dev.handoff.domain.message.MessageEvent;

/** Reads the {@code message-events} topic (SPEC section 1). Never throws on any input. */
public final class MessageEventReader {

  /** The event in these bytes, or why there is none. */
  public Parsed<MessageEvent> read(byte[] json) {
    return RecordReader.read(json, MessageEventReader::event);
  }

  private static MessageEvent event(JsonRecord record) {
    return new MessageEvent(
        record.text("eventId"),
        record.text("messageId"),
        record.optionalForm("personId", TextForm.NAME),
        record.form("recipient", TextForm.ADDRESS, ""),
        record.optionalOneOf("class", WireNames.MESSAGE_CLASSES),
        record.optionalText("message"),
        record.optionalText("journeyId"),
        record.oneOf("type", WireNames.MESSAGE_EVENT_TYPES, MessageEvent.Type.SENT),
        record.flag("automated"),
        record.time("occurredAt"),
        record.optionalText("detail"),
        record.optionalOneOf("bounceClass", WireNames.BOUNCE_CLASSES),
        record.optionalText("topic"));
  }
}
