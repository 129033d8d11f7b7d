package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The words of one language, with its plurals, lists, percentages and dates. Month names are ours,
 * not the platform's, whose change from one Java version to the next would change mails.
 */
final class Labels {
  private static final Labels ENGLISH = new Labels("en");
  private static final Labels FRENCH = new Labels("fr");

  private final String language;
  private final Properties labels;
  private final List<String> months;

  private Labels(String language) {
    this.language = language;
    this.labels = load("/templates/labels_" + language + ".properties");
    this.months = List.of(pattern("date.months").split(",", -1));
  }

  /** French for {@code fr} and its regions, English for everything else. */
  static Labels of(String locale) {
    return Locale.forLanguageTag(locale.replace('_', '-')).getLanguage().equals("fr")
        ? FRENCH
        : ENGLISH;
  }

  /** {@code en} or {@code fr}. */
  String language() {
    return language;
  }

  boolean knows(String key) {
    return labels.containsKey(key);
  }

  /**
   * The label as it is written, with its slots.
   *
   * @throws IllegalArgumentException when there is none
   */
  String pattern(String key) {
    String label = labels.getProperty(key);
    if (label == null) {
      throw new IllegalArgumentException("no label \"" + key + "\" in " + language);
    }
    return label;
  }

  String say(String key, Object... values) {
    return fill(pattern(key), values);
  }

  /** "1 day", "2 days"; French counts zero as one does. */
  String count(String key, int n) {
    String[] forms = pattern(key).split("\\|", 2);
    return fill(isSingular(n) ? forms[0] : forms[1], n);
  }

  /** Whether so many of a thing are said in the singular; French counts zero as one. */
  boolean isSingular(int n) {
    return n == 1 || (n == 0 && language.equals("fr"));
  }

  /** "95%" in English, "95 %" with a no-break space in French. */
  String percent(int n) {
    return say("percent", n);
  }

  /** "a", "a and b", "a, b and c". */
  String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    int last = items.size() - 1;
    return String.join(", ", items.subList(0, last))
        + " "
        + pattern("list.and")
        + " "
        + items.get(last);
  }

  /** "18 Apr 2026, 09:00" or "18 avr. 2026 à 09:00". */
  String dateTime(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return say(
        "date.time",
        date(at, zone),
        local.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString());
  }

  /** "18 Apr 2026" or "18 avr. 2026", with no-break spaces, so that no line ends in a date. */
  String date(Instant at, ZoneId zone) {
    ZonedDateTime local = at.atZone(zone);
    return say(
        "date.day",
        dayOfMonth(local.getDayOfMonth()),
        month(local.getMonthValue()),
        local.getYear());
  }

  /** "18 Apr" or "18 avr."; the first of a month is "1er avr." in French. */
  String day(int epochDay) {
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    return say("date.short", dayOfMonth(day.getDayOfMonth()), month(day.getMonthValue()));
  }

  private String dayOfMonth(int day) {
    return day + (language.equals("fr") && day == 1 ? "er" : "");
  }

  private String month(int month) {
    return months.get(month - 1);
  }

  /** Fills the slots in one pass, so that a value with braces in it stays a value. */
  static String fill(String pattern, Object... values) {
    int open = pattern.indexOf('{');
    if (open < 0) {
      return pattern;
    }
    StringBuilder text = new StringBuilder(pattern.length() + 64);
    int copied = 0;
    while (open >= 0) {
      boolean slot = open + 2 < pattern.length() && pattern.charAt(open + 2) == '}';
      int which = slot ? pattern.charAt(open + 1) - '0' : -1;
      if (which >= 0 && which < values.length) {
        text.append(pattern, copied, open).append(values[which]);
        copied = open + 3;
      }
      open = pattern.indexOf('{', Math.max(copied, open + 1));
    }
    return text.append(pattern, copied, pattern.length()).toString();
  }

  private static Properties load(String name) {
    try (InputStream in = Labels.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, UTF_8));
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
