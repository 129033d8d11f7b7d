package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads records that are one JSON object each, and says why one is not used. */
final class RecordReader {
  private RecordReader() {}

  /** The record as {@code build} makes it, or the first fault found. */
  static <T> Parsed<T> read(byte[] bytes, Function<JsonRecord, T> build) {
    try {
      return judge(RecordJson.parse(bytes), bytes, build);
    } catch (UnreadableException e) {
      return Parsed.rejected(Rejection.whole(e.reason(), bytes));
    }
  }

  /**
   * Likewise, of a value that is already parsed.
   *
   * @param original the record's bytes; null: an item of a batch, written again if it is rejected
   */
  static <T> Parsed<T> judge(
      JsonNode node, byte @Nullable [] original, Function<JsonRecord, T> build) {
    String refusal = Envelope.refusal(node);
    if (refusal != null) {
      return Parsed.rejected(
          Rejection.whole(refusal, new ItemSource(null, node, original).bytes()));
    }
    JsonRecord record = JsonRecord.root(node);
    T item = build.apply(record);
    ItemSource source = new ItemSource(record.notes().timeField(), node, original);
    if (record.faults().isEmpty()) {
      return Parsed.of(item, source);
    }
    FieldFault first = record.faults().get(0);
    return Parsed.rejected(
        new Rejection(first.sentence(), first.path(), source.bytes(), List.of()));
  }
}
