package dev.handoff.codec;

/** Any text over 4,000 characters is cut with an ellipsis on entry (SPEC section 9). */
final class TextLimit {
  /** Unicode code points that a text may have; the ellipsis is one of them. */
  static final int CHARACTERS = 4_000;

  private TextLimit() {}

  /** The text itself, or its first 3,999 characters and an ellipsis. */
  static String cut(String text) {
    if (text.length() <= CHARACTERS || text.codePointCount(0, text.length()) <= CHARACTERS) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, CHARACTERS - 1)) + "…";
  }
}
