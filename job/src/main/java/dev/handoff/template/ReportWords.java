package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.domain.report.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The report's words and numbers in one language. */
final class ReportWords {

  private final Labels labels;
  private final Map<String, String> words = new TreeMap<>();

  /** French for {@code fr} and its regions, English for everything else. */
  ReportWords(String locale) {
    labels = Labels.of(locale);
    String name = "/templates/report_" + labels.language() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = ReportWords.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      properties.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
    properties.forEach((key, word) -> words.put(key.toString(), word.toString()));
  }

  /** {@code en} or {@code fr}. */
  String language() {
    return labels.language();
  }

  /** All of them, as a template reads them. */
  Map<String, String> all() {
    return words;
  }

  String say(String key, Object... values) {
    String word = words.get(key);
    if (word == null) {
      throw new IllegalArgumentException("no word \"" + key + "\" in " + language());
    }
    return Labels.fill(word, values);
  }

  /** "1,234" in English; a narrow no-break space in French. */
  String number(long n) {
    return String.format(Locale.ROOT, "%,d", n).replace(",", say("thousands"));
  }

  /** "62%", "3.4%": one decimal where there is but one digit before it. */
  String percent(double share) {
    double percent = 100 * share;
    boolean small = percent > 0 && percent < 9.95;
    return say(
        "percent",
        String.format(Locale.ROOT, small ? "%.1f" : "%.0f", percent).replace(".", say("decimal")));
  }

  /** A number with at most two decimals. */
  String decimal(double value) {
    if (Double.isInfinite(value)) {
      return "∞";
    }
    return String.format(Locale.ROOT, "%.2f", value).replace(".", say("decimal"));
  }

  /** "38% of 120", or that there are too few. */
  String brief(Rate rate) {
    return rate.among() == 0 ? say("none") : rate.isEnough() ? percent(rate.share()) : say("few");
  }

  /** "18 Apr". */
  String day(LocalDate day) {
    return labels.day((int) day.toEpochDay());
  }

  /** "18 Apr 2026". */
  String date(LocalDate day) {
    return day(day) + "\u00a0" + day.getYear();
  }
}
