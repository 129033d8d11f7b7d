package dev.handoff.codec;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Which texts are mail addresses: the addr-spec of RFC 5321, internationalised as of RFC 6531; no
 * display name, no control characters (SPEC section 9).
 */
public final class MailAddress {
  private static final int MAX_LOCAL_BYTES = 64;
  private static final int MAX_DOMAIN = 253;
  private static final int MAX_BYTES = 254;
  private static final int MAX_LABEL = 63;
  private static final String SPECIAL_ATEXT = "!#$%&'*+-/=?^_`{|}~";
  private static final Pattern IPV4 =
      Pattern.compile("\\[(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!])|(?=]))){4}]");
  private static final Pattern IPV6 = Pattern.compile("\\[IPv6:[0-9A-Fa-f:.]{2,45}]");

  private MailAddress() {}

  /** Whether this text is one mail address and nothing else. */
  public static boolean isValid(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > MAX_BYTES) {
      return false;
    }
    String local = text.substring(0, at);
    return local.getBytes(StandardCharsets.UTF_8).length <= MAX_LOCAL_BYTES
        && (isDotAtom(local) || isQuoted(local))
        && isDomain(text.substring(at + 1));
  }

  private static boolean isDotAtom(String local) {
    return !local.startsWith(".")
        && !local.endsWith(".")
        && !local.contains("..")
        && local.codePoints().allMatch(c -> c == '.' || isAtext(c));
  }

  private static boolean isAtext(int c) {
    return c < 0x80 ? Character.isLetterOrDigit(c) || SPECIAL_ATEXT.indexOf(c) >= 0 : isVisible(c);
  }

  private static boolean isQuoted(String local) {
    if (local.length() < 2 || !local.startsWith("\"") || !local.endsWith("\"")) {
      return false;
    }
    boolean escaped = false;
    int[] inside = local.substring(1, local.length() - 1).codePoints().toArray();
    for (int c : inside) {
      if (c != ' ' && !(c > 0x20 && c < 0x7F) && !(c >= 0x80 && isVisible(c))) {
        return false;
      }
      if (!escaped && c == '"') {
        return false;
      }
      escaped = !escaped && c == '\\';
    }
    return !escaped;
  }

  /** A character that shows: no control, no formatting, no space, no half of a pair. */
  private static boolean isVisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static boolean isDomain(String domain) {
    if (domain.startsWith("[")) {
      return IPV4.matcher(domain).matches() || IPV6.matcher(domain).matches();
    }
    for (String label : domain.split("\\.", -1)) {
      if (label.isEmpty()
          || label.startsWith("-")
          || label.endsWith("-")
          || !label.codePoints().allMatch(MailAddress::isInLabel)) {
        return false;
      }
    }
    return fitsDns(domain);
  }

  private static boolean isInLabel(int c) {
    if (c < 0x80) {
      return c == '-' || Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      // Zero-width joiners are letters' neighbours in Persian and Indic names; the middle dot,
      // Catalan.
      default -> Character.isLetterOrDigit(c) || c == 0x200C || c == 0x200D || c == 0xB7;
    };
  }

  private static boolean fitsDns(String domain) {
    try {
      String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
      if (ascii.length() > MAX_DOMAIN) {
        return false;
      }
      for (String label : ascii.split("\\.", -1)) {
        if (label.isEmpty() || label.length() > MAX_LABEL) {
          return false;
        }
      }
      return true;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }
}
