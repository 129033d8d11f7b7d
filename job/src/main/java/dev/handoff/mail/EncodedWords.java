package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * What is not ASCII in a header line (RFC 2047): words of UTF-8 in Q, each on a line of its own.
 */
final class EncodedWords {
  private static final String BEGIN = "=?UTF-8?Q?";
  private static final String END = "?=";

  /** Section 2: a line with such words has at most 76 characters. */
  private static final int LINE = 76 - BEGIN.length() - END.length();

  private EncodedWords() {}

  /**
   * The text as it is when it is ASCII, else in encoded words with folds between them.
   *
   * @param used characters before it on its line
   */
  static String of(String text, int used) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text;
    }
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .map(EncodedWords::encoded)
        .forEach(
            // Section 5: a character is never divided.
            character -> {
              int before = words.isEmpty() ? used : 1;
              if (before + word.length() + character.length() > LINE) {
                words.append(BEGIN).append(word).append(END).append("\r\n ");
                word.setLength(0);
              }
              word.append(character);
            });
    return words.append(BEGIN).append(word).append(END).toString();
  }

  private static String encoded(String character) {
    Octets out = new Octets(12);
    try (OutputStream encoder = Encoders.PROVIDER.outputQ(out, false)) {
      encoder.write(character.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return new String(out.toByteArray(), US_ASCII);
  }
}
