package dev.handoff.codec;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one field.
 *
 * @param path where, such as {@code nodes[2].until}; empty for the record as a whole
 * @param line from 1, within the text of the field, when that is known
 * @param column from 1, likewise
 * @param message what is wrong and what would be right, to be read after the path: "is missing; …"
 */
public record FieldFault(
    String path, @Nullable Integer line, @Nullable Integer column, String message) {

  private static final int MAX_PATH = 200;

  /** A fault of the field as a whole. */
  static FieldFault at(String path, String message) {
    return new FieldFault(
        path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH) + "…", null, null, message);
  }

  /**
   * Path and message as one sentence; without positions in lists, so that like faults are equal.
   */
  String sentence() {
    return path.isEmpty() ? message : path.replaceAll("\\[\\d+]", "[]") + " " + message;
  }
}
