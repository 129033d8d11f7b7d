package dev.handoff.tool.catalog;

/** Text of others on a terminal: without the characters that move the cursor or turn the line. */
public final class Printable {

  private Printable() {}

  /** The same in one line; what cannot be seen is shown as U+FFFD. */
  public static String line(String text) {
    return text.codePoints()
        .map(c -> isPlain(c) ? c : '\uFFFD')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPlain(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
