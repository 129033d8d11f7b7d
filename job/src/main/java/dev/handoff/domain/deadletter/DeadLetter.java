package dev.handoff.domain.deadletter;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be used (SPEC section 7, topic {@code dead-letters}). An original over
 * {@value #LIMIT_BYTES} bytes is cut to its beginning, never within a character of UTF-8.
 *
 * @param topic the topic it was read from
 * @param stage the step of the job that refused it
 * @param reason what was wrong, in one sentence
 * @param field the field at fault, when it is one field
 * @param faults every fault, when there can be several; else empty
 * @param original the record as it came, or its beginning
 * @param originalLength length of the whole record in bytes
 * @param truncated whether {@code original} is only the beginning
 * @param origin where the record is
 * @param at when it was refused
 */
// Bytes that may not be text; equals and hashCode compare what they hold, nobody changes them.
@SuppressWarnings("ArrayRecordComponent")
public record DeadLetter(
    String topic,
    String stage,
    String reason,
    @Nullable String field,
    List<Fault> faults,
    byte[] original,
    int originalLength,
    boolean truncated,
    Origin origin,
    Instant at) {

  /** The longest original that is kept whole: 64 KiB. */
  public static final int LIMIT_BYTES = 64 * 1024;

  public DeadLetter {
    if (original.length > LIMIT_BYTES) {
      original = beginning(original);
      truncated = true;
    }
  }

  /** A dead letter of a whole record, which is cut when it is too long. */
  public static DeadLetter of(
      String topic,
      String stage,
      String reason,
      @Nullable String field,
      List<Fault> faults,
      byte[] original,
      Origin origin,
      Instant at) {
    return new DeadLetter(
        topic, stage, reason, field, faults, original, original.length, false, origin, at);
  }

  private static byte[] beginning(byte[] original) {
    int end = LIMIT_BYTES;
    while (end > LIMIT_BYTES - 3 && continuesCharacter(original[end])) {
      end--;
    }
    return Arrays.copyOf(original, end);
  }

  private static boolean continuesCharacter(byte b) {
    return (b & 0b1100_0000) == 0b1000_0000;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeadLetter that
        && topic.equals(that.topic)
        && stage.equals(that.stage)
        && reason.equals(that.reason)
        && Objects.equals(field, that.field)
        && faults.equals(that.faults)
        && Arrays.equals(original, that.original)
        && originalLength == that.originalLength
        && truncated == that.truncated
        && origin.equals(that.origin)
        && at.equals(that.at);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        topic, stage, reason, field, faults, Arrays.hashCode(original), originalLength, origin, at);
  }

  /** Where it came from and why it was refused, without anything that a person wrote. */
  @Override
  public String toString() {
    return "DeadLetter[topic="
        + topic
        + ", stage="
        + stage
        + ", origin="
        + origin
        + ", at="
        + at
        + "]";
  }

  /**
   * One thing wrong with a record.
   *
   * @param path where, as in {@code nodes[3].until}; empty for the whole record
   * @param line from 1, within the text at {@code path}, when it is known
   * @param column from 1, likewise
   * @param message what is wrong and, where it can be said, what would be right
   */
  public record Fault(
      String path, @Nullable Integer line, @Nullable Integer column, String message) {}

  /**
   * Where a record is, to read it again: the first four of Kafka, or the two of a file; or, of a
   * mail that did not go, its topic and its id.
   *
   * @param topic Kafka topic
   * @param partition its partition
   * @param offset offset in the partition
   * @param timestamp the Kafka record's timestamp
   * @param file the file's name
   * @param line the line, from 1
   * @param messageId the mail
   */
  public record Origin(
      @Nullable String topic,
      @Nullable Integer partition,
      @Nullable Long offset,
      @Nullable Instant timestamp,
      @Nullable String file,
      @Nullable Long line,
      @Nullable String messageId) {

    /** A record of Kafka; its timestamp may be unknown. */
    public static Origin ofKafka(
        String topic, int partition, long offset, @Nullable Instant timestamp) {
      return new Origin(topic, partition, offset, timestamp, null, null, null);
    }

    /** A record that Handoff made itself. */
    public static Origin ofOutput(String topic) {
      return new Origin(topic, null, null, null, null, null, null);
    }

    /** A mail that did not go, by what asked for it. */
    public static Origin ofMail(String topic, String messageId) {
      return new Origin(topic, null, null, null, null, null, messageId);
    }

    /** A line of a file, from 1. */
    public static Origin ofFile(String file, long line) {
      return new Origin(null, null, null, null, file, line, null);
    }
  }
}
