package dev.handoff.codec;

import dev.handoff.domain.activity.InterestingMoment;

/** Interesting moments as the topic {@code interesting-moments} holds them (SPEC section 1). */
public final class MomentWriter {
  private MomentWriter() {}

  /** Compact JSON. */
  public static byte[] write(InterestingMoment moment) {
    return JsonOutput.object(
        out -> {
          out.text("momentId", moment.momentId());
          out.text("personId", moment.personId());
          out.text("type", moment.type().wireName());
          out.text("description", moment.description());
          out.text("source", moment.source());
          out.instant("occurredAt", moment.occurredAt());
        });
  }
}
