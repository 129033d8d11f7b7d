package dev.handoff.tool.catalog;

/** A file, or one document in it, cannot be read any further. */
final class UnreadableSourceException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * @param offset in code points
   * @param message what is wrong and what would be right
   */
  UnreadableSourceException(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  int offset() {
    return offset;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
