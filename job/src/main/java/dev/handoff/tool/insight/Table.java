package dev.handoff.tool.insight;

import dev.handoff.domain.insight.RateRatio;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of text with numbers in them, to be read on a terminal. */
final class Table {

  private final List<String> lines = new ArrayList<>();

  void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
  }

  String text() {
    return String.join(System.lineSeparator(), lines);
  }

  static String number(double value, int decimals) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString()
        : "∞";
  }

  static String percent(double share) {
    return number(100 * share, 1) + " %";
  }

  static String window(Duration length) {
    return length.toDays() > 0 ? length.toDays() + " d" : length.toHours() + " h";
  }

  static String verdict(RateRatio ratio) {
    return switch (ratio.verdict()) {
      case NOT_ENOUGH -> "not enough";
      case NO_DIFFERENCE_SEEN -> "no difference seen";
      case MORE -> "more";
      case LESS -> "less";
    };
  }
}
