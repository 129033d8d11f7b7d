package dev.handoff.condition;

import java.util.ArrayList;
import java.util.List;

/** Finds the parts of a condition's text that are joined by "and" at its top level. */
final class ConditionText {

  private final String text;
  private final List<String> parts = new ArrayList<>();
  private int depth;
  private int partStart;

  private ConditionText(String text) {
    this.text = text;
  }

  /**
   * The parts in order, each as written; the whole text when it is not an "and" at its top level.
   *
   * @param text a valid condition
   */
  static List<String> parts(String text) {
    return new ConditionText(text).split();
  }

  private List<String> split() {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"' || c == '\'') {
        at = afterLiteral(at);
      } else if (text.startsWith("//", at)) {
        at = endOfLine(at);
      } else if (depth == 0 && (c == '?' || text.startsWith("||", at))) {
        return List.of(text.strip());
      } else if (depth == 0 && text.startsWith("&&", at)) {
        parts.add(text.substring(partStart, at).strip());
        at += 2;
        partStart = at;
      } else {
        depth += c == '(' || c == '[' || c == '{' ? 1 : c == ')' || c == ']' || c == '}' ? -1 : 0;
        at++;
      }
    }
    parts.add(text.substring(partStart).strip());
    return parts;
  }

  /** A backslash never ends a literal, not even a raw one. */
  private int afterLiteral(int start) {
    String quote = text.substring(start, start + 1);
    String end = text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
    int at = start + end.length();
    while (at < text.length() && !text.startsWith(end, at)) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    return at + end.length();
  }

  private int endOfLine(int start) {
    int end = text.indexOf('\n', start);
    return end < 0 ? text.length() : end;
  }
}
