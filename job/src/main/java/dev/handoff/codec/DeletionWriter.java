package dev.handoff.codec;

import java.time.Instant;

/**
 * Writes what a null value of Kafka means as the record's own form, for files, whose lines have no
 * key (SPEC section 9, "Contracts").
 */
public final class DeletionWriter {

  private DeletionWriter() {}

  /** The record {@code {personId, erased: true, updatedAt}} of the topic {@code people}. */
  public static byte[] person(String personId, Instant updatedAt) {
    return JsonOutput.object(
        json -> {
          json.text("personId", personId);
          json.flag("erased", true);
          json.instant("updatedAt", updatedAt);
        });
  }

  /** The record {@code {buyingGroupId, deleted: true, updatedAt}} of {@code buying-groups}. */
  public static byte[] group(String buyingGroupId, Instant updatedAt) {
    return JsonOutput.object(
        json -> {
          json.text("buyingGroupId", buyingGroupId);
          json.flag("deleted", true);
          json.instant("updatedAt", updatedAt);
        });
  }
}
