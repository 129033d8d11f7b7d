package dev.handoff.codec;

import dev.handoff.domain.message.Consent;

/** Reads the {@code consents} topic (SPEC section 1). Never throws on any input. */
public final class ConsentReader {

  /** The consent in these bytes, or why there is none. */
  public Parsed<Consent> read(byte[] json) {
    return RecordReader.read(json, ConsentReader::consent);
  }

  private static Consent consent(JsonRecord record) {
    return new Consent(
        record.text("personId"),
        record.oneOf("purpose", WireNames.PURPOSES, Consent.Purpose.MARKETING_EMAIL),
        record.optionalText("topic"),
        record.oneOf("status", WireNames.CONSENT_STATUSES, Consent.Status.DENIED),
        record.optionalText("jurisdiction"),
        record.text("source"),
        record.optionalText("textVersion"),
        record.time("occurredAt"));
  }
}
