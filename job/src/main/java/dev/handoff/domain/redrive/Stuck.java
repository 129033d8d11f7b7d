package dev.handoff.domain.redrive;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.message.MessageClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One record or mail that did not go through, without anything personal but what a reason may
 * quote.
 *
 * @param topic where it is put in again, by Handoff's name
 * @param stage the step that refused it: that of its dead letter, or {@link #GATE}
 * @param reason why, in one sentence, or the gate's word for it
 * @param field the field at fault, when it is one field
 * @param at when it was refused
 * @param id of a mail its messageId, of a record where it is
 * @param mail what is known of a mail; null for a record
 */
public record Stuck(
    String topic,
    String stage,
    String reason,
    @Nullable String field,
    Instant at,
    String id,
    @Nullable Mail mail) {

  /** The stage of what the gate stopped. */
  public static final String GATE = "gate";

  /**
   * Of a mail.
   *
   * @param cause the alertId or requestId; empty when only the dead letter's original knows it
   * @param messageClass null when nothing says it
   */
  public record Mail(String cause, @Nullable MessageClass messageClass) {}

  /** A record that could not be used. */
  public static Stuck of(DeadLetter letter) {
    return new Stuck(
        letter.topic(),
        letter.stage(),
        letter.reason(),
        letter.field(),
        letter.at(),
        place(letter.origin()),
        null);
  }

  private static String place(DeadLetter.Origin origin) {
    return origin.file() == null
        ? origin.topic() + "/" + origin.partition() + "@" + origin.offset()
        : origin.file() + ":" + origin.line();
  }

  /** The reason without what differs from one to the next: an answer of a server, a place. */
  public String kind() {
    int colon = reason.indexOf(": ");
    String kind = colon < 0 ? reason : reason.substring(0, colon);
    int place = kind.indexOf(" (line ");
    return place < 0 ? kind : kind.substring(0, place);
  }
}
