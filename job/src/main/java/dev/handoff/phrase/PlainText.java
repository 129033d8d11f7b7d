package dev.handoff.phrase;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;

/** Text without what people do not see or do not mean: tags, invisible characters, file endings. */
final class PlainText {

  private static final Pattern FILE_ENDING =
      Pattern.compile(
          "(?i)\\.(?:pdf|docx?|pptx?|xlsx?|html?|csv|png|jpe?g|mp4|zip)(?![\\p{L}\\p{N}])");

  /** What is not seen: soft hyphens, joiners, marks of direction, control characters. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\u200B\\t\\n\\r]]+");

  private PlainText() {}

  /** The text in composed characters, with straight apostrophes and spaces for underscores. */
  static String of(String text) {
    String plain = text;
    if (text.indexOf('<') >= 0 || text.indexOf('&') >= 0) {
      plain = withoutTags(text);
    }
    if (!Normalizer.isNormalized(plain, Normalizer.Form.NFKC)) {
      plain = Normalizer.normalize(plain, Normalizer.Form.NFKC);
    }
    if (plain.chars().anyMatch(letter -> letter < ' ' || letter > '~')) {
      plain = INVISIBLE.matcher(plain).replaceAll("");
    }
    plain = plain.replace('\u200B', ' ').replace('_', ' ').replace('\u2019', '\'');
    return plain.indexOf('.') < 0 ? plain : FILE_ENDING.matcher(plain).replaceAll(" ");
  }

  private static String withoutTags(String text) {
    StringBuilder seen = new StringBuilder(text.length());
    char[] part = new char[1024];
    try (HTMLStripCharFilter stripped = new HTMLStripCharFilter(new StringReader(text))) {
      for (int read = stripped.read(part); read >= 0; read = stripped.read(part)) {
        seen.append(part, 0, read);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return seen.toString();
  }
}
