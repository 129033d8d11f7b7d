package dev.handoff.mail.dkim;

import com.fasterxml.jackson.core.util.ByteArrayBuilder;
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
    ByteArrayBuilder out = new ByteArrayBuilder(mime.length - begin);
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
          lineEnd(out);
        }
        line(mime, at, shown, out);
        lineEnd(out);
      }
      at = end + 2;
    }
    return out.toByteArray();
  }

  /** Every run of blanks is one space. */
  private static void line(byte[] mime, int begin, int end, ByteArrayBuilder out) {
    boolean afterBlank = false;
    for (int at = begin; at < end; at++) {
      boolean blank = isBlank(mime[at]);
      if (!blank) {
        out.append(mime[at]);
      } else if (!afterBlank) {
        out.append(' ');
      }
      afterBlank = blank;
    }
  }

  private static void lineEnd(ByteArrayBuilder out) {
    out.append('\r');
    out.append('\n');
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
