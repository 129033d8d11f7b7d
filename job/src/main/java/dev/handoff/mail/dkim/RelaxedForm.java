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
    int copied = begin;
    int at = blank(mime, begin);
    while (at < mime.length) {
      int end = endOfBlanks(mime, at);
      boolean endsLine = end == mime.length || mime[end] == '\r';
      // A single space in a line, as nearly all are, is copied with what is around it.
      if (endsLine || end - at > 1 || mime[at] == '\t') {
        System.arraycopy(mime, copied, out, length, at - copied);
        length += at - copied;
        if (!endsLine) {
          out[length++] = ' ';
        }
        copied = end;
      }
      at = blank(mime, end);
    }
    System.arraycopy(mime, copied, out, length, mime.length - copied);
    return withOneEnd(out, length + mime.length - copied);
  }

  /** Empty lines at the end do not count, and nothing has no line. */
  private static byte[] withOneEnd(byte[] out, int length) {
    int end = length;
    while (end >= 2 && out[end - 2] == '\r' && out[end - 1] == '\n') {
      end -= 2;
    }
    if (end > 0) {
      out[end] = '\r';
      out[end + 1] = '\n';
      end += 2;
    }
    return Arrays.copyOf(out, end);
  }

  private static int blank(byte[] mime, int from) {
    int at = from;
    while (at < mime.length && !isBlank(mime[at])) {
      at++;
    }
    return at;
  }

  private static int endOfBlanks(byte[] mime, int from) {
    int at = from;
    while (at < mime.length && isBlank(mime[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }
}
