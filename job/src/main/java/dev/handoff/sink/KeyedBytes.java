package dev.handoff.sink;

import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka record as it is written.
 *
 * @param key null spreads the records
 * @param value null makes a compacted topic forget the key
 */
public record KeyedBytes(byte @Nullable [] key, byte @Nullable [] value) {

  static <T> KeyedBytes of(T record, RecordBytes<T> bytes) {
    return new KeyedBytes(keyOf(record, bytes), bytes.value().of(record));
  }

  private static <T> byte @Nullable [] keyOf(T record, RecordBytes<T> bytes) {
    RecordBytes.ToKey<T> key = bytes.key();
    return key == null ? null : key.of(record).getBytes(StandardCharsets.UTF_8);
  }

  /** Writes each record, and a null value after one that says that its key is gone. */
  public record Writer<T>(RecordBytes<T> bytes) implements FlatMapFunction<T, KeyedBytes> {
    private static final long serialVersionUID = 1L;

    @Override
    public void flatMap(T record, Collector<KeyedBytes> out) {
      KeyedBytes written = of(record, bytes);
      out.collect(written);
      RecordBytes.Ends<T> ends = bytes.ends();
      if (ends != null && ends.in(record)) {
        out.collect(new KeyedBytes(written.key(), null));
      }
    }
  }
}
