package dev.handoff.mail.dkim;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What of a mail is signed: the form that a relay may not disturb by folding and trailing blanks
 * ("relaxed", RFC 6376 sections 3.4.2 and 3.4.4).
 */
final class RelaxedForm {
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

  private RelaxedForm() {}

  /** One header field without the line end after it; octets as ISO 8859-1 characters. */
  static String field(String name, String value) {
    String line = BLANKS.matcher(value.replace("\r\n", "")).replaceAll(" ");
    int begin = line.startsWith(" ") ? 1 : 0;
    int end = line.endsWith(" ") ? line.length() - 1 : line.length();
    return name.strip().toLowerCase(Locale.ROOT)
        + ":"
        + line.substring(begin, Math.max(begin, end));
  }

  /** The body: everything from this octet on, whose lines end with CR LF. */
  static byte[] body(byte[] mime, int begin) {
    // Nothing grows but a last line without its end.
    byte[] out = new byte[mime.length - begin + 2];
    int length = 0;
    int emptyLines = 0;
    int at = begin;
    while (at < mime.length) {
      int end = lineEnd(mime, at);
      int shown = withoutBlanksAtEnd(mime, at, end);
      if (shown == at) {
        emptyLines++;
      } else {
        // Empty lines count only when something follows them.
        for (; emptyLines > 0; emptyLines--) {
          length = endLine(out, length);
        }
        length = endLine(out, line(mime, at, shown, out, length));
      }
      at = end + 2;
    }
    return Arrays.copyOf(out, length);
  }

  /** Every run of blanks is one space. */
  private static int line(byte[] mime, int begin, int end, byte[] out, int length) {
    int next = length;
    boolean afterBlank = false;
    for (int at = begin; at < end; at++) {
      boolean blank = isBlank(mime[at]);
      if (!blank || !afterBlank) {
        out[next++] = blank ? (byte) ' ' : mime[at];
      }
      afterBlank = blank;
    }
    return next;
  }

  private static int endLine(byte[] out, int length) {
    out[length] = '\r';
    out[length + 1] = '\n';
    return length + 2;
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  private static int withoutBlanksAtEnd(byte[] mime, int begin, int end) {
    int shown = end;
    while (shown > begin && isBlank(mime[shown - 1])) {
      shown--;
    }
    return shown;
  }

  private static int lineEnd(byte[] mime, int begin) {
    int at = begin;
    while (at < mime.length && mime[at] != '\r') {
      at++;
    }
    return at;
  }
}
