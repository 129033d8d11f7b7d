package dev.handoff.codec;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the {@code dead-letters} topic back (SPEC section 7); the faults of a letter stay unread.
 */
public final class DeadLetterReader {

  /** The dead letter in these bytes, or why there is none. */
  public Parsed<DeadLetter> read(byte[] json) {
    return RecordReader.read(json, DeadLetterReader::letter);
  }

  private static DeadLetter letter(JsonRecord record) {
    byte[] original = original(record);
    return new DeadLetter(
        record.text("topic"),
        record.text("stage"),
        record.text("reason"),
        record.optionalText("field"),
        List.of(),
        original,
        record.requiredInt("originalLength", 0),
        record.flag("truncated"),
        origin(record.object("origin")),
        record.time("at"));
  }

  private static byte[] original(JsonRecord record) {
    if (record.has("originalBase64")) {
      try {
        return Base64.getDecoder().decode(whole(record, "originalBase64"));
      } catch (IllegalArgumentException e) {
        record.fault("originalBase64", "is not Base64");
        return new byte[0];
      }
    }
    return whole(record, "original").getBytes(StandardCharsets.UTF_8);
  }

  /** A text however long it is. */
  private static String whole(JsonRecord record, String field) {
    record.require(field, "a text");
    var value = record.value(field);
    return value == null ? "" : value.asText();
  }

  private static Origin origin(JsonRecord origin) {
    Integer partition = origin.optionalInt("partition", 0);
    return new Origin(
        origin.optionalText("topic"),
        partition,
        number(origin, "offset"),
        origin.has("timestamp") ? origin.time("timestamp") : null,
        origin.optionalText("file"),
        number(origin, "line"),
        origin.optionalText("messageId"));
  }

  private static @Nullable Long number(JsonRecord record, String field) {
    return record.has(field) ? Long.valueOf(record.number(field).longValue()) : null;
  }
}
