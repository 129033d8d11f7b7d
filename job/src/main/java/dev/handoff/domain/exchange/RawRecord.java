package dev.handoff.domain.exchange;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import org.jspecify.annotations.Nullable;

/**
 * One record as it came, not yet read.
 *
 * @param topic the topic it belongs to, by Handoff's name
 * @param key the Kafka key as text, or null
 * @param value the bytes; null for a Kafka tombstone
 * @param length how many bytes there were, at most {@link Integer#MAX_VALUE}; more than {@code
 *     value} has when it was too long to be kept
 * @param origin where it is, to read it again
 */
public record RawRecord(
    String topic, @Nullable String key, byte @Nullable [] value, int length, Origin origin) {

  /** The longest record that is read: 16 MiB. */
  public static final int LIMIT_BYTES = 16 * 1024 * 1024;

  /** Whether the record was too long to be kept whole. */
  public boolean isCut() {
    return value != null && length > value.length;
  }
}
