package dev.handoff.sink;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a stream becomes records of a topic.
 *
 * @param value a record as JSON, in UTF-8; null writes a Kafka tombstone
 * @param key the Kafka key; null spreads the records
 */
public record RecordBytes<T>(ToBytes<T> value, @Nullable ToKey<T> key) implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A record as bytes. */
  @FunctionalInterface
  public interface ToBytes<T> extends Serializable {
    byte[] of(T record);
  }

  /** A record's key. */
  @FunctionalInterface
  public interface ToKey<T> extends Serializable {
    String of(T record);
  }
}
