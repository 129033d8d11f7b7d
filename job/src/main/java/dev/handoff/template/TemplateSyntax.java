package dev.handoff.template;

import freemarker.core.ParseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Whether a text is a FreeMarker template, before anybody fills it. */
public final class TemplateSyntax {

  private TemplateSyntax() {}

  /**
   * What is wrong with a template.
   *
   * @param line from 1
   * @param column from 1
   * @param message one line
   */
  public record Fault(int line, int column, String message) {}

  /**
   * The first fault of a template; null when it can be read.
   *
   * @param name says by its ending what it makes: {@code .html.ftlh} or {@code .txt.ftl}
   */
  public static @Nullable Fault faultOf(String name, String text) {
    try {
      TemplateEngine.builtIn().parse(name, text);
      return null;
    } catch (ParseException e) {
      String first = e.getEditorMessage().lines().findFirst().orElse("is no template").strip();
      return new Fault(Math.max(1, e.getLineNumber()), Math.max(1, e.getColumnNumber()), first);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** Whether the jar has a template of this name, for example {@code blocks/footer.txt.ftl}. */
  public static boolean isBuiltIn(String name) {
    return TemplateSyntax.class.getClassLoader().getResource("templates/" + name) != null;
  }
}
