package dev.handoff.mail.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
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
    ByteArrayOutputStream out = new ByteArrayOutputStream(mime.length - begin);
    int emptyLines = 0;
    int at = begin;
    while (at < mime.length) {
      int end = lineEnd(mime, at);
      String line = new String(mime, at, end - at, ISO_8859_1);
      String relaxed = BLANKS.matcher(line).replaceAll(" ");
      if (relaxed.endsWith(" ")) {
        relaxed = relaxed.substring(0, relaxed.length() - 1);
      }
      if (relaxed.isEmpty()) {
        emptyLines++;
      } else {
        // Empty lines count only when something follows them.
        out.writeBytes("\r\n".repeat(emptyLines).getBytes(ISO_8859_1));
        out.writeBytes((relaxed + "\r\n").getBytes(ISO_8859_1));
        emptyLines = 0;
      }
      at = end + 2;
    }
    return out.toByteArray();
  }

  private static int lineEnd(byte[] mime, int begin) {
    int at = begin;
    while (at < mime.length && mime[at] != '\r') {
      at++;
    }
    return at;
  }
}
