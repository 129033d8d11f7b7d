package dev.handoff.template;

/**
 * Makes text that came from web forms, other systems or a language model fit to be shown: one line,
 * no characters that act instead of showing, and no longer than its place. It does not escape: HTML
 * templates do that for everything.
 */
final class Untrusted {
  private static final int MARKS_IN_A_ROW = 4;
  private static final int FIRST_RIGHT_TO_LEFT = 0x590;
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final char ISOLATE = '\u2068';
  private static final char END_OF_ISOLATE = '\u2069';

  private Untrusted() {}

  /** One line of at most so many characters; what is cut off is replaced by an ellipsis. */
  static String line(String text, int longest) {
    StringBuilder line = new StringBuilder(Math.min(text.length(), longest * 2));
    int kept = 0;
    int marks = 0;
    boolean gap = false;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (isSpace(c)) {
        gap = kept > 0;
        continue;
      }
      marks = Character.getType(c) == Character.NON_SPACING_MARK ? marks + 1 : 0;
      if (isInvisible(c) || marks > MARKS_IN_A_ROW) {
        continue;
      }
      if (kept + (gap ? 1 : 0) >= longest) {
        return cut(line);
      }
      if (gap) {
        line.append(isInsideGuillemet(line, c) ? NO_BREAK_SPACE : ' ');
        kept++;
        gap = false;
      }
      line.appendCodePoint(isBroken(c) ? '\ufffd' : c);
      kept++;
    }
    return line.toString();
  }

  /**
   * Keeps a right-to-left text from reordering its neighbours where there is no markup to do it, or
   * a client takes the markup out, as Gmail and Outlook do with {@code <bdi>} (Unicode Annex 9);
   * other text is left alone.
   */
  static String isolate(String text) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (c >= FIRST_RIGHT_TO_LEFT && isRightToLeft(c)) {
        return ISOLATE + text + END_OF_ISOLATE;
      }
    }
    return text;
  }

  /** Between a guillemet and its text, where a line must not end. */
  private static boolean isInsideGuillemet(StringBuilder before, int next) {
    return next == '»' || before.charAt(before.length() - 1) == '«';
  }

  private static String cut(StringBuilder line) {
    int last = line.codePointBefore(line.length());
    line.setLength(line.length() - Character.charCount(last));
    return line.toString().stripTrailing() + "…";
  }

  private static boolean isSpace(int c) {
    return Character.isISOControl(c) || Character.isWhitespace(c) || c == ' ';
  }

  /** Bidirectional embeddings, overrides and isolates; zero-width characters; tags. */
  private static boolean isInvisible(int c) {
    return (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x206f)
        || c == 0x200b
        || c == 0x2060
        || c == 0xfeff
        || c == 0x00ad
        || (c >= 0xfff9 && c <= 0xfffb)
        || (c >= 0xe0000 && c <= 0xe007f);
  }

  private static boolean isBroken(int c) {
    return (c >= 0xd800 && c <= 0xdfff) || (c & 0xfffe) == 0xfffe;
  }

  private static boolean isRightToLeft(int c) {
    byte direction = Character.getDirectionality(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }
}
