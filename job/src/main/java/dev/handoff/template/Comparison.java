package dev.handoff.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A condition that compares something with a number or a text.
 *
 * @param operator {@code >=}, {@code >}, {@code <=}, {@code <}, {@code ==} or {@code !=}
 * @param literal the number, or the text with its quotes
 */
record Comparison(String subject, String operator, String literal) {
  /** Longer conditions are not read. */
  static final int LONGEST = 160;

  private static final Pattern FORM =
      Pattern.compile("(.+?)\\s*(>=|<=|==|!=|>|<)\\s*(\\d{1,9}|'[^'\\\\]*'|\"[^\"\\\\]*\")");

  /** Null when the condition is something else. */
  static @Nullable Comparison of(String condition) {
    Matcher parts = FORM.matcher(Untrusted.line(condition, LONGEST));
    if (!parts.matches()) {
      return null;
    }
    return new Comparison(parts.group(1).strip(), parts.group(2), parts.group(3));
  }

  static boolean isNumber(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  boolean isNumber() {
    return isNumber(literal);
  }

  /** The literal as a number; 0 when it is a text. */
  int number() {
    return isNumber() ? Integer.parseInt(literal) : 0;
  }

  /** The literal without quotes. */
  String bare() {
    return isNumber() ? literal : literal.substring(1, literal.length() - 1);
  }
}
