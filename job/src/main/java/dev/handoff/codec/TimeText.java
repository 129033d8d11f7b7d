package dev.handoff.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as records write them: ISO-8601 with offset, {@code Z}, {@code +07:00}, {@code +0700} or
 * {@code +07}; kept to the millisecond (SPEC section 9).
 */
final class TimeText {
  private static final Pattern TIME =
      Pattern.compile(
          "(\\d{4})-(\\d{2})-(\\d{2})[Tt](\\d{2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,30}))?)?"
              + "([Zz]|([+-])(\\d{2})(?::?(\\d{2}))?)?");

  private static final String RIGHT = "; write it like 2026-01-31T09:00:00Z or with +01:00";

  private TimeText() {}

  /**
   * The instant.
   *
   * @throws UnreadableException saying what is wrong, to be read after the field's name
   */
  static Instant parse(String text) throws UnreadableException {
    Matcher m = TIME.matcher(text);
    if (!m.matches()) {
      throw new UnreadableException("is not an ISO-8601 time with offset" + RIGHT);
    }
    if (m.group(8) == null) {
      throw new UnreadableException("is a time without offset" + RIGHT);
    }
    long day;
    try {
      day = LocalDate.of(number(m, 1), number(m, 2), number(m, 3)).toEpochDay();
    } catch (DateTimeException e) {
      throw new UnreadableException("is not a day of the calendar" + RIGHT);
    }
    int hour = number(m, 4);
    int minute = number(m, 5);
    int second = number(m, 6);
    int offset = (number(m, 10) * 60 + number(m, 11)) * 60 * ("-".equals(m.group(9)) ? -1 : 1);
    // A leap second is written :60 and counts as the second after it.
    if (hour > 23
        || minute > 59
        || second > 60
        || number(m, 11) > 59
        || Math.abs(offset) > 18 * 3600) {
      throw new UnreadableException("is not a time of day" + RIGHT);
    }
    long seconds = day * 86_400 + hour * 3600L + minute * 60L + second - offset;
    Instant instant = Instant.ofEpochSecond(seconds, millis(m.group(7)) * 1_000_000L);
    if (seconds < 0 || seconds >= 253_402_300_800L) {
      throw new UnreadableException("is before 1970 or after 9999");
    }
    return instant;
  }

  private static int number(Matcher m, int group) {
    String digits = m.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int millis(@org.jspecify.annotations.Nullable String fraction) {
    return fraction == null ? 0 : Integer.parseInt((fraction + "00").substring(0, 3));
  }
}
