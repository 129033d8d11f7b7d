package dev.handoff.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/** The words of one language, with its plurals, lists and dates. */
final class Phrases {
  private static final Phrases ENGLISH = new Phrases("en");
  private static final Phrases FRENCH = new Phrases("fr");

  private final String language;
  private final Properties phrases;

  private Phrases(String language) {
    this.language = language;
    this.phrases = load("phrases_" + language + ".properties");
  }

  /** French for {@code fr} and its regions, English for everything else. */
  static Phrases of(String locale) {
    return Locale.forLanguageTag(locale.replace('_', '-')).getLanguage().equals("fr")
        ? FRENCH
        : ENGLISH;
  }

  String say(String key, Object... values) {
    return fill(phrase(key), values);
  }

  /** "1 page view", "2 page views"; French counts zero as one does. */
  String count(String key, int n) {
    String[] forms = phrase(key).split("\\|", 2);
    boolean singular = language.equals("fr") ? n < 2 : n == 1;
    return fill(singular ? forms[0] : forms[1], n);
  }

  boolean knows(String key) {
    return phrases.containsKey(key);
  }

  /** "a", "a and b", "a, b and c". */
  String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    int last = items.size() - 1;
    return String.join(", ", items.subList(0, last))
        + " "
        + phrase("list.and")
        + " "
        + items.get(last);
  }

  String date(LocalDate day) {
    String month = phrase("months").split(",", -1)[day.getMonthValue() - 1];
    boolean first = language.equals("fr") && day.getDayOfMonth() == 1;
    return say("date", day.getDayOfMonth() + (first ? "er" : ""), month, day.getYear());
  }

  private String phrase(String key) {
    String phrase = phrases.getProperty(key);
    if (phrase == null) {
      throw new IllegalArgumentException("no phrase \"" + key + "\" in " + language);
    }
    return phrase;
  }

  /** One pass, so that a value with braces in it stays a value. */
  private static String fill(String phrase, Object... values) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < phrase.length()) {
      int slot =
          phrase.startsWith("{", i) && i + 2 < phrase.length() ? phrase.charAt(i + 1) - '0' : -1;
      if (slot >= 0 && slot < values.length && phrase.charAt(i + 2) == '}') {
        text.append(values[slot]);
        i += 3;
      } else {
        text.append(phrase.charAt(i++));
      }
    }
    return text.toString();
  }

  private static Properties load(String name) {
    try (InputStream in = Phrases.class.getResourceAsStream(name)) {
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
