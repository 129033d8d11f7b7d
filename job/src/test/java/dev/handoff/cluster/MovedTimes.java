package dev.handoff.cluster;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Records of the past as if they were of today: every time in a text, moved by the same length.
 *
 * @param by how far
 */
record MovedTimes(Duration by) {

  private static final Pattern TIME =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)");

  private static final DateTimeFormatter ANY_OFFSET =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  /** The text with its times moved; what only looks like a time stays. */
  String in(String text) {
    return TIME.matcher(text)
        .replaceAll(
            found ->
                instant(found.group())
                    .map(at -> at.plus(by).toString())
                    .orElseGet(() -> Matcher.quoteReplacement(found.group())));
  }

  /** The first time in a text. */
  static Optional<Instant> firstIn(String text) {
    Matcher found = TIME.matcher(text);
    return found.find() ? instant(found.group()) : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text, ANY_OFFSET).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
