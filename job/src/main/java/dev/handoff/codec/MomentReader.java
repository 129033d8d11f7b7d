package dev.handoff.codec;

import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.MomentType;

/** Reads the {@code interesting-moments} topic (SPEC section 1). Never throws on any input. */
public final class MomentReader {

  /** The moment in these bytes, or why there is none. */
  public Parsed<InterestingMoment> read(byte[] json) {
    return RecordReader.read(json, MomentReader::moment);
  }

  private static InterestingMoment moment(JsonRecord record) {
    return new InterestingMoment(
        record.text("momentId"),
        record.text("personId"),
        record.oneOf("type", WireNames.MOMENT_TYPES, MomentType.MILESTONE),
        record.text("description"),
        record.optionalText("source"),
        record.time("occurredAt"));
  }
}
