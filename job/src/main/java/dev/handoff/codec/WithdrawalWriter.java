package dev.handoff.codec;

import java.time.Instant;

/** Writes the withdrawal of a definition as a catalog record (SPEC section 1). */
public final class WithdrawalWriter {

  private WithdrawalWriter() {}

  /** The record {@code {kind, id, deleted: true, updatedAt}}, in UTF-8. */
  public static byte[] write(String kind, String id, Instant updatedAt) {
    return JsonOutput.object(
        json -> {
          json.text("kind", kind);
          json.text("id", id);
          json.flag("deleted", true);
          json.instant("updatedAt", updatedAt);
        });
  }
}
