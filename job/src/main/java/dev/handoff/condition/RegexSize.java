package dev.handoff.condition;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How large a regular expression becomes when its counted repeats are written out. */
final class RegexSize {

  private static final Pattern COUNTS = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?\\}");

  private RegexSize() {}

  /** At least its true size: as though each counted repeat held all the others. */
  static long atMost(String regex) {
    long size = Math.max(1, regex.length());
    for (Matcher counts = COUNTS.matcher(regex); counts.find() && size < Integer.MAX_VALUE; ) {
      size *= Math.max(1, Math.max(number(counts.group(1)), number(counts.group(2))));
    }
    return size;
  }

  private static long number(@Nullable String digits) {
    return digits == null || digits.isEmpty() ? 1 : Long.parseLong(digits);
  }
}
