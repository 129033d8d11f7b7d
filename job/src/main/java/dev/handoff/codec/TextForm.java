package dev.handoff.codec;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** A value that records write as a text of a certain form. */
@FunctionalInterface
interface TextForm<T> {
  /** Any text; an id or a name. */
  TextForm<String> NAME = text -> text;

  TextForm<Instant> TIME = TimeText::parse;
  TextForm<Duration> DURATION = DurationText::parse;
  TextForm<Duration> POSITIVE_DURATION = TextForm::positiveDuration;
  TextForm<ZoneId> ZONE = TextForm::zone;
  TextForm<String> LOCALE = TextForm::languageTag;
  TextForm<String> ADDRESS = TextForm::address;
  TextForm<LocalTime> TIME_OF_DAY = TextForm::timeOfDay;

  /**
   * The value of a text that is not blank.
   *
   * @throws UnreadableException saying what is wrong and what would be right, to be read after the
   *     field's name
   */
  T parse(String text) throws UnreadableException;

  private static Duration positiveDuration(String text) throws UnreadableException {
    Duration duration = DurationText.parse(text);
    if (duration.isZero()) {
      throw new UnreadableException("is no time at all; write a duration above 0");
    }
    return duration;
  }

  private static ZoneId zone(String text) throws UnreadableException {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new UnreadableException("is not a time zone; write it like Europe/Paris");
    }
  }

  private static String languageTag(String text) throws UnreadableException {
    String tag = text.replace('_', '-');
    try {
      new Locale.Builder().setLanguageTag(tag);
      return tag;
    } catch (IllformedLocaleException e) {
      throw new UnreadableException("is not a language tag; write it like fr-FR");
    }
  }

  private static String address(String text) throws UnreadableException {
    if (!MailAddress.isValid(text)) {
      throw new UnreadableException(
          "is not a mail address; write it like name@example.com, without a display name");
    }
    return text;
  }

  private static LocalTime timeOfDay(String text) throws UnreadableException {
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException e) {
      throw new UnreadableException("is not a time of day; write it like 09:30");
    }
  }
}
