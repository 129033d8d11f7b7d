package dev.handoff.tool.catalog;

import java.util.Arrays;

/** The text of a file by code points, and where in it things are. */
final class SourceText {

  /** A place as people count: both from 1. */
  record Place(int line, int column) {}

  private static final int NOWHERE = -1;

  private final String file;
  private final String text;
  private final int[] points;
  private final int[] offsets;

  SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    this.points = text.codePoints().toArray();
    this.offsets = new int[text.length() + 1];
    for (int at = 0, offset = 0; at < text.length(); offset++) {
      int length = Character.charCount(points[offset]);
      Arrays.fill(offsets, at, at + length, offset);
      at += length;
    }
    offsets[text.length()] = points.length;
  }

  String file() {
    return file;
  }

  String text() {
    return text;
  }

  /** The offset in code points of one in UTF-16 characters. */
  int offsetOf(int chars) {
    return offsets[Math.min(chars, text.length())];
  }

  /** Line and column of an offset in code points. */
  Place placeOf(int offset) {
    int line = 1;
    int start = 0;
    for (int i = 0; i < Math.min(offset, points.length); i++) {
      if (points[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    return new Place(line, offset - start + 1);
  }

  /**
   * Where a character of a value stands in the file: quotes, escapes, folded lines and indentation
   * are followed.
   *
   * @param start offset of the value in the file
   * @param value what was read there
   * @param wanted offset within the value
   * @return its offset in the file; that of the value, negated and less one, when the two do not
   *     match
   */
  int offsetWithin(int start, String value, int wanted) {
    int first = start < points.length ? points[start] : 0;
    boolean isBlock = first == '|' || first == '>';
    int quote = first == '"' || first == '\'' ? first : 0;
    int at = isBlock ? nextLine(start) : quote == 0 ? start : start + 1;
    int[] characters = value.codePoints().toArray();
    for (int i = 0; i < Math.min(wanted, characters.length); i++) {
      at = after(at, characters[i], quote);
      if (at == NOWHERE) {
        return -start - 1;
      }
    }
    while (wanted < characters.length && isSpace(at) && points[at] != characters[wanted]) {
      at++;
    }
    return at;
  }

  /** The offset behind one character of a value; {@link #NOWHERE} when it is not there. */
  private int after(int from, int character, int quote) {
    int at = from;
    while (isSpace(at) && points[at] != character) {
      if (Character.isWhitespace(character)) {
        return endOfSpace(at);
      }
      at++;
    }
    if (at >= points.length) {
      return NOWHERE;
    }
    if (quote == '"' && points[at] == '\\') {
      return at + escapeLength(at);
    }
    if (quote == '\'' && points[at] == '\'') {
      return at + 2;
    }
    return points[at] == character ? at + 1 : NOWHERE;
  }

  private int endOfSpace(int from) {
    int at = from;
    while (isSpace(at)) {
      at++;
    }
    return at;
  }

  private int escapeLength(int at) {
    int escaped = at + 1 < points.length ? points[at + 1] : 0;
    return switch (escaped) {
      case 'x' -> 4;
      case 'u' -> 6;
      case 'U' -> 10;
      default -> 2;
    };
  }

  private boolean isSpace(int at) {
    return at < points.length && Character.isWhitespace(points[at]);
  }

  private int nextLine(int from) {
    int at = from;
    while (at < points.length && points[at] != '\n') {
      at++;
    }
    return Math.min(at + 1, points.length);
  }

  @Override
  public String toString() {
    return file + " (" + Arrays.stream(points).filter(c -> c == '\n').count() + " lines)";
  }
}
