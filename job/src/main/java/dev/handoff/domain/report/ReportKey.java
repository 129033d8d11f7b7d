package dev.handoff.domain.report;

import dev.handoff.domain.message.MessageClass;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which row of the report a mail is in.
 *
 * @param epochDay day of sending, in the engagement zone; of a mail that was stopped, of the
 *     decision
 * @param messageClass null when another platform does not say
 * @param message id of the message; null for an alert, or when nobody says
 * @param journeyId the journey that asked; null for requests of the customer's own system
 */
public record ReportKey(
    int epochDay,
    @Nullable MessageClass messageClass,
    @Nullable String message,
    @Nullable String journeyId) {

  /** The row of a day. */
  public static ReportKey of(
      LocalDate day,
      @Nullable MessageClass messageClass,
      @Nullable String message,
      @Nullable String journeyId) {
    return new ReportKey(Math.toIntExact(day.toEpochDay()), messageClass, message, journeyId);
  }

  /** The day of sending. */
  public LocalDate day() {
    return LocalDate.ofEpochDay(epochDay);
  }

  /** The key of the topic: {@code day|class|message|journeyId}, a missing part being empty. */
  public String id() {
    return String.join(
        "|",
        day().toString(),
        messageClass == null ? "" : messageClass.wireName(),
        escaped(message),
        escaped(journeyId));
  }

  /** Ids are any text: one with a bar in it must not look like two. */
  private static String escaped(@Nullable String id) {
    return id == null ? "" : id.replace("%", "%25").replace("|", "%7C");
  }
}
