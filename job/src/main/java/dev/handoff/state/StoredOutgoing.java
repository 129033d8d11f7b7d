package dev.handoff.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was written to Kafka and is not yet surely committed, as stored.
 *
 * @param key its Kafka key, or null
 * @param value its bytes, or null
 * @param writtenAt when it was handed to the writer, last
 * @param checkpointCompleted whether a checkpoint that holds it had completed
 */
public record StoredOutgoing(
    int formatVersion,
    byte @Nullable [] key,
    byte @Nullable [] value,
    Instant writtenAt,
    boolean checkpointCompleted) {

  private static final int FORMAT_VERSION = 1;

  /** The stored form of a record. */
  public static StoredOutgoing of(
      byte @Nullable [] key,
      byte @Nullable [] value,
      Instant writtenAt,
      boolean checkpointCompleted) {
    return new StoredOutgoing(FORMAT_VERSION, key, value, writtenAt, checkpointCompleted);
  }
}
