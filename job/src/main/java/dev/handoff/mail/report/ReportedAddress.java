package dev.handoff.mail.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mail addresses as reports write them. */
final class ReportedAddress {

  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>()\\[\\],;:\"@]{1,64}@[^\\s<>()\\[\\],;:\"@]{1,253}");
  private static final Pattern ESCAPED = Pattern.compile("\\\\x\\{([0-9A-Fa-f]{2,6})}");
  private static final int MOST = 50;

  private ReportedAddress() {}

  /**
   * The addresses in a field or a text, fifty at most: after a type such as {@code rfc822;} (RFC
   * 3464) or {@code utf-8;} with its escapes (RFC 6533), in angle brackets or bare.
   */
  static List<String> in(String text) {
    List<String> found = new ArrayList<>();
    Matcher address = ADDRESS.matcher(unescaped(text));
    while (found.size() < MOST && address.find()) {
      String one = address.group().replaceAll("^['=]+|[.'!?]+$", "");
      if (!found.contains(one) && one.indexOf('@') > 0) {
        found.add(one);
      }
    }
    return found;
  }

  private static String unescaped(String text) {
    return ESCAPED
        .matcher(text)
        .replaceAll(
            escape -> {
              int codePoint = Integer.parseInt(escape.group(1), 16);
              return Character.isValidCodePoint(codePoint)
                  ? Matcher.quoteReplacement(Character.toString(codePoint))
                  : "";
            });
  }
}
