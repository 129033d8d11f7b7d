package dev.handoff.tool.catalog;

import java.util.Comparator;

/**
 * One thing wrong in a folder of definitions.
 *
 * @param file as the user named it
 * @param line from 1
 * @param column from 1, in characters
 * @param definition {@code kind/id}; empty when the file cannot be read that far
 * @param path the field, for example {@code nodes[2].until}; empty for the definition as a whole
 * @param message what is wrong and what would be right, to be read after the path
 */
public record Finding(
    String file, int line, int column, String definition, String path, String message)
    implements Comparable<Finding> {

  private static final Comparator<Finding> BY_PLACE =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparingInt(Finding::column)
          .thenComparing(Finding::path)
          .thenComparing(Finding::message);

  @Override
  public int compareTo(Finding other) {
    return BY_PLACE.compare(this, other);
  }

  /** One line, as compilers write them: {@code file:line:column: kind/id: path: message}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    text.append(file).append(':').append(line).append(':').append(column).append(": ");
    if (!definition.isEmpty()) {
      text.append(definition).append(": ");
    }
    if (!path.isEmpty()) {
      text.append(path).append(": ");
    }
    return Printable.line(text.append(message).toString());
  }
}
