package dev.handoff.codec;

import dev.handoff.domain.message.Consent;

/** What people allow, as the topic {@code consents} holds it (SPEC section 1). */
public final class ConsentWriter {
  private ConsentWriter() {}

  /** Compact JSON. */
  public static byte[] write(Consent consent) {
    return JsonOutput.object(
        out -> {
          out.text("personId", consent.personId());
          out.text("purpose", consent.purpose().wireName());
          out.text("topic", consent.topic());
          out.text("status", consent.status().wireName());
          out.text("jurisdiction", consent.jurisdiction());
          out.text("source", consent.source());
          out.text("textVersion", consent.textVersion());
          out.instant("occurredAt", consent.occurredAt());
        });
  }
}
