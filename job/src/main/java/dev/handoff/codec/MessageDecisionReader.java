package dev.handoff.codec;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;

/** Reads the {@code messages} topic (SPEC section 7). Never throws on any input. */
public final class MessageDecisionReader {
  private MessageDecisionReader() {}

  /** The decision in these bytes, or why there is none. */
  public static Parsed<MessageDecision> read(byte[] json) {
    return RecordReader.read(json, MessageDecisionReader::decision);
  }

  private static MessageDecision decision(JsonRecord record) {
    return new MessageDecision(
        record.text("messageId"),
        record.oneOf("class", WireNames.MESSAGE_CLASSES, MessageClass.ALERT),
        record.optionalText("message"),
        record.optionalInt("messageVersion", 1),
        record.optionalText("alertId"),
        record.optionalText("requestId"),
        record.optionalText("journeyId"),
        record.optionalInt("journeyVersion", 1),
        record.optionalInt("entry", 1),
        record.optionalText("nodeId"),
        record.optionalText("buyingGroupId"),
        record.optionalText("personId"),
        record.textMaybeBlank("recipient"),
        record.optionalText("topic"),
        record.oneOf("decision", WireNames.DECISIONS, Decision.SEND),
        record.optionalOneOf("reason", WireNames.DECISION_REASONS),
        record.optionalForm("until", TextForm.TIME),
        record.time("at"),
        record.optionalForm("redrivenAt", TextForm.TIME));
  }
}
