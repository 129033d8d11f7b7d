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
  private static final int LONGEST_DETAIL = 100;

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

  /**
   * "1 page view", "2 page views"; French counts zero as one does.
   *
   * @param others fill {1} and on
   */
  String count(String key, int n, Object... others) {
    String[] forms = phrase(key).split("\\|", 2);
    boolean singular = language.equals("fr") ? n < 2 : n == 1;
    Object[] values = new Object[others.length + 1];
    values[0] = n;
    System.arraycopy(others, 0, values, 1, others.length);
    return fill(singular ? forms[0] : forms[1], values);
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
    return say(
        "date", day.getDayOfMonth() + (first ? "er" : ""), month, Integer.toString(day.getYear()));
  }

  /** One line of somebody else's text, not too long. */
  static String detail(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_DETAIL
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_DETAIL - 1)).strip() + "…";
  }

  /** A text that will stand between quotation marks, with inner ones in it. */
  String quotable(String text) {
    return language.equals("fr")
        ? text.replaceAll("«[ \\u00a0\\u202f]?", "“").replaceAll("[ \\u00a0\\u202f]?»", "”")
        : text.replaceAll("\"([^\"]*)\"", "‘$1’").replace('“', '‘').replace('”', '’');
  }

  /** In small letters, whatever the language. */
  static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }

  /** "1,234" in English, "1 234" with a narrow no-break space in French. */
  private String number(int n) {
    String group = language.equals("fr") ? "\u202f" : ",";
    return Integer.toString(n).replaceAll("(?<=\\d)(?=(?:\\d{3})+$)", group);
  }

  private String phrase(String key) {
    String phrase = phrases.getProperty(key);
    if (phrase == null) {
      throw new IllegalArgumentException("no phrase \"" + key + "\" in " + language);
    }
    return phrase;
  }

  /** One pass, so that a value with braces in it stays a value. */
  private String fill(String phrase, Object... values) {
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < phrase.length()) {
      int slot =
          phrase.startsWith("{", i) && i + 2 < phrase.length() ? phrase.charAt(i + 1) - '0' : -1;
      if (slot >= 0 && slot < values.length && phrase.charAt(i + 2) == '}') {
        text.append(values[slot] instanceof Integer n ? number(n) : values[slot]);
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
