package dev.handoff.codec;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as records write them: ISO-8601 of days (24 h), hours, minutes and seconds; weeks,
 * months and years are refused (SPEC section 9).
 */
final class DurationText {
  private static final Pattern DURATION =
      Pattern.compile(
          "P(?:(\\d{1,6})D)?(?:T(?=\\d)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})(?:[.,](\\d{1,9}))?S)?)?");

  private DurationText() {}

  /**
   * The duration, to the millisecond, never negative.
   *
   * @throws UnreadableException saying what is wrong, to be read after the field's name
   */
  static Duration parse(String text) throws UnreadableException {
    Matcher m = DURATION.matcher(text);
    if (!m.matches() || text.length() < 3) {
      throw new UnreadableException(
          "is not a duration of days, hours, minutes and seconds; write it like P7D or PT36H");
    }
    return Duration.ofDays(number(m.group(1)))
        .plusHours(number(m.group(2)))
        .plusMinutes(number(m.group(3)))
        .plusSeconds(number(m.group(4)))
        .plusMillis(m.group(5) == null ? 0 : number((m.group(5) + "00").substring(0, 3)));
  }

  private static long number(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
