package dev.handoff.mail.report;

import jakarta.mail.internet.MailDateFormat;
import java.text.ParseException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When a mail came in. */
final class ReceivedAt {
  private ReceivedAt() {}

  /** By its newest trace (RFC 5321 section 4.4), else by its date; now at the latest. */
  static Instant of(ReceivedMail mail, Instant now) {
    String trace = mail.firstHeader("Received");
    Instant traced = parsed(trace.substring(trace.lastIndexOf(';') + 1));
    Instant dated = traced == null ? parsed(mail.firstHeader("Date")) : traced;
    Instant at = dated == null || dated.isAfter(now) ? now : dated;
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  private static @Nullable Instant parsed(String date) {
    try {
      Instant instant = new MailDateFormat().parse(date.strip()).toInstant();
      return instant.isBefore(Instant.EPOCH) ? null : instant;
    } catch (ParseException e) {
      return null;
    }
  }
}
