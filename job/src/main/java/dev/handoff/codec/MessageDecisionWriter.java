package dev.handoff.codec;

import dev.handoff.domain.message.MessageDecision;

/** Decisions of the gate as the topic {@code messages} holds them (SPEC section 7). */
public final class MessageDecisionWriter {
  private MessageDecisionWriter() {}

  /** Compact JSON. */
  public static byte[] write(MessageDecision decision) {
    MessageDecision.Reason reason = decision.reason();
    return JsonOutput.object(
        out -> {
          out.text("messageId", decision.messageId());
          out.text("class", decision.messageClass().wireName());
          out.text("message", decision.message());
          out.integer("messageVersion", decision.messageVersion());
          out.text("alertId", decision.alertId());
          out.text("requestId", decision.requestId());
          out.text("journeyId", decision.journeyId());
          out.integer("journeyVersion", decision.journeyVersion());
          out.integer("entry", decision.entry());
          out.text("nodeId", decision.nodeId());
          out.text("buyingGroupId", decision.buyingGroupId());
          out.text("personId", decision.personId());
          out.text("recipient", decision.recipient());
          out.text("topic", decision.topic());
          out.text("decision", decision.decision().wireName());
          out.text("reason", reason == null ? null : reason.wireName());
          out.instant("until", decision.until());
          out.instant("at", decision.at());
          out.instant("redrivenAt", decision.redrivenAt());
        });
  }
}
