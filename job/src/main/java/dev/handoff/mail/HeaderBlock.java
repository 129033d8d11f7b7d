package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.internet.MimeUtility;
import java.util.regex.Pattern;

/**
 * The header lines of a mail or of one of its parts, and the only way to write one: whatever is in
 * a value, it stays in its own header (RFC 5322 section 2.2).
 */
final class HeaderBlock {
  private static final Pattern NAME = Pattern.compile("[!-9;-~]{1,60}");
  private static final Pattern NOT_TEXT =
      Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u2028\\u2029]+");
  private static final int LONGEST_VALUE = 900;

  private final StringBuilder lines = new StringBuilder();

  /**
   * Adds one header. Control characters become a space, what is not ASCII becomes encoded words
   * (RFC 2047), what only looks like an encoded word is spoilt, long lines are folded.
   *
   * @throws IllegalArgumentException when the name is not printable ASCII without colon
   */
  HeaderBlock add(String name, String value) {
    int used = name.length() + 2;
    String encoded = EncodedWords.of(gate(value).replace("=?", "= ?"), used);
    return line(name, MimeUtility.fold(used, encoded));
  }

  /**
   * Adds one header whose value has a grammar of its own and is left as it is but for control
   * characters: addresses (in UTF-8 where RFC 6532 has it so), ids, content types.
   *
   * @throws IllegalArgumentException likewise
   */
  HeaderBlock addStructured(String name, String value) {
    return line(name, gate(value));
  }

  /** The lines, each ended by CR LF, without the empty one that ends the block. */
  byte[] toBytes() {
    return lines.toString().getBytes(UTF_8);
  }

  private HeaderBlock line(String name, String value) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a header name: \"" + name + "\"");
    }
    lines.append(name).append(": ").append(value).append("\r\n");
    return this;
  }

  private static String gate(String value) {
    String oneLine = NOT_TEXT.matcher(value).replaceAll(" ").strip();
    if (oneLine.length() <= LONGEST_VALUE) {
      return oneLine;
    }
    int end =
        Character.isHighSurrogate(oneLine.charAt(LONGEST_VALUE - 1))
            ? LONGEST_VALUE - 1
            : LONGEST_VALUE;
    return oneLine.substring(0, end);
  }
}
