package dev.handoff.sink;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a stream becomes records of a topic.
 *
 * @param value a record as JSON, in UTF-8
 * @param key the Kafka key; null spreads the records
 * @param ends whether a record says that what its key names is gone: then a null value follows on
 *     Kafka, so that a compacted topic forgets the key; null: none does
 */
public record RecordBytes<T>(ToBytes<T> value, @Nullable ToKey<T> key, @Nullable Ends<T> ends)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a stream in which nothing is ever gone. */
  public RecordBytes(ToBytes<T> value, @Nullable ToKey<T> key) {
    this(value, key, null);
  }

  /** A record as bytes. */
  @FunctionalInterface
  public interface ToBytes<T> extends Serializable {
    byte[] of(T record);
  }

  /** Whether a record is the last of its key. */
  @FunctionalInterface
  public interface Ends<T> extends Serializable {
    boolean in(T record);
  }

  /** A record's key. */
  @FunctionalInterface
  public interface ToKey<T> extends Serializable {
    String of(T record);
  }
}
