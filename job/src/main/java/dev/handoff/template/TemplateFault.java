package dev.handoff.template;

/**
 * What is wrong with a template.
 *
 * @param file its name, for example {@code blocks/footer.html.ftlh}
 * @param line from 1
 * @param column from 1
 * @param message one line: what is wrong and what would be right. It may hold values of what was
 *     shown: of a real mail it must not be logged
 */
public record TemplateFault(String file, int line, int column, String message) {

  /** Where it is, without a word of what was shown: {@code file:line:column}. */
  public String place() {
    return file + ":" + line + ":" + column;
  }

  /** As compilers write it: {@code file:line:column: message}. */
  public String text() {
    return place() + ": " + message;
  }
}
