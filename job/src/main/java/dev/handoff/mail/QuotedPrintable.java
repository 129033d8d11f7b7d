package dev.handoff.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Text as UTF-8 in quoted-printable (RFC 2045 section 6.7): the octets are those of Jakarta Mail's
 * encoder, which is handed them one by one where this one copies what stands between two that need
 * encoding.
 */
final class QuotedPrintable {
  private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);

  /** Section 6.7 (5): a line has at most 76 characters, of which the last may be the "=". */
  private static final int LONGEST = 75;

  /** Section 6.7 (2) and (3): what stands as it is, a blank if no line ends after it. */
  private static final boolean[] LITERAL = new boolean[0x100];

  static {
    for (char c = ' '; c <= '~'; c++) {
      LITERAL[c] = c != '=';
    }
  }

  private final byte[] octets;
  private final Octets out;
  private final byte[] line = new byte[LONGEST + 3];
  private int length;

  private QuotedPrintable(String text, Octets out) {
    this.octets = text.getBytes(UTF_8);
    this.out = out;
  }

  /** Writes text, whose line ends of any kind become CR LF. */
  static void write(String text, Octets out) {
    new QuotedPrintable(text, out).write();
  }

  private void write() {
    int i = literals(0);
    while (i < octets.length) {
      byte octet = octets[i];
      if (isLiteral(octet)) {
        breakLine();
      } else if (octet == '\n' || octet == '\r') {
        encodeBlankAtEnd();
        endLine();
        i += octet == '\r' && i + 1 < octets.length && octets[i + 1] == '\n' ? 2 : 1;
      } else {
        encode(octet);
        i++;
      }
      i = literals(i);
    }
    encodeBlankAtEnd();
    out.write(line, 0, length);
  }

  /** Copies what stands as it is, as far as the line reaches, and says where that ends. */
  private int literals(int begin) {
    int most = Math.min(octets.length, begin + LONGEST - length);
    int end = begin;
    while (end < most && isLiteral(octets[end])) {
      end++;
    }
    System.arraycopy(octets, begin, line, length, end - begin);
    length += end - begin;
    return end;
  }

  private static boolean isLiteral(byte octet) {
    return LITERAL[octet & 0xff];
  }

  private void encode(byte octet) {
    if (length + 3 > LONGEST) {
      breakLine();
    }
    line[length++] = '=';
    line[length++] = HEX[(octet >> 4) & 0xf];
    line[length++] = HEX[octet & 0xf];
  }

  private void encodeBlankAtEnd() {
    if (length > 0 && line[length - 1] == ' ') {
      length--;
      encode((byte) ' ');
    }
  }

  private void breakLine() {
    line[length++] = '=';
    endLine();
  }

  private void endLine() {
    line[length++] = '\r';
    line[length++] = '\n';
    out.write(line, 0, length);
    length = 0;
  }
}
