package dev.handoff.codec;

import dev.handoff.domain.journey.JourneyEvent;

/** Reads the {@code journey-events} topic (SPEC section 7). Never throws on any input. */
public final class JourneyEventReader {
  private JourneyEventReader() {}

  /** The event in these bytes, or why there is none. */
  public static Parsed<JourneyEvent> read(byte[] json) {
    return RecordReader.read(json, JourneyEventReader::event);
  }

  private static JourneyEvent event(JsonRecord record) {
    return new JourneyEvent(
        record.text("journeyId"),
        record.requiredInt("journeyVersion", 1),
        record.text("buyingGroupId"),
        record.requiredInt("entry", 1),
        record.oneOf("type", WireNames.JOURNEY_EVENT_TYPES, JourneyEvent.Type.ENTERED),
        record.optionalText("nodeId"),
        record.optionalOneOf("reason", WireNames.JOURNEY_EVENT_REASONS),
        record.optionalText("to"),
        record.time("at"));
  }
}
