package dev.handoff.codec;

import dev.handoff.domain.journey.JourneyEvent;

/** Steps of groups as the topic {@code journey-events} holds them (SPEC section 7). */
public final class JourneyEventWriter {
  private JourneyEventWriter() {}

  /** Compact JSON. */
  public static byte[] write(JourneyEvent event) {
    JourneyEvent.Reason reason = event.reason();
    return JsonOutput.object(
        out -> {
          out.text("journeyId", event.journeyId());
          out.integer("journeyVersion", event.journeyVersion());
          out.text("buyingGroupId", event.buyingGroupId());
          out.integer("entry", event.entry());
          out.text("type", event.type().wireName());
          out.text("nodeId", event.nodeId());
          out.text("reason", reason == null ? null : reason.wireName());
          out.text("to", event.to());
          out.instant("at", event.at());
        });
  }
}
