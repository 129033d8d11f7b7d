package dev.handoff.operator;

import dev.handoff.codec.Parsed;
import dev.handoff.codec.Rejection;
import dev.handoff.domain.exchange.RawRecord;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A Kafka record with no value: it deletes what its key names, at the record's timestamp, in the
 * topics that allow it.
 */
final class Tombstone {

  private Tombstone() {}

  static <T> Parsed<T> read(RawRecord raw, BiFunction<String, Instant, T> deletion) {
    String key = raw.key();
    Instant at = raw.origin().timestamp();
    if (key == null || key.isBlank() || at == null) {
      return rejected(
          "a null value without a key or a timestamp deletes nothing: give the id as key");
    }
    return new Parsed<>(List.of(deletion.apply(key, at)), List.of());
  }

  static <T> Parsed<T> refuse() {
    return rejected("a null value means nothing in this topic: send a record");
  }

  static <T> Parsed<T> rejected(String reason) {
    return new Parsed<>(List.of(), List.of(new Rejection(reason, null, new byte[0], List.of())));
  }
}
