package dev.handoff.template;

import freemarker.core.ParseException;
import freemarker.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Whether a text is a FreeMarker template, before anybody fills it. */
public final class TemplateSyntax {

  private TemplateSyntax() {}

  /**
   * The first fault of a template; null when it can be read.
   *
   * @param name says by its ending what it makes: {@code .html.ftlh} or {@code .txt.ftl}
   */
  public static @Nullable TemplateFault faultOf(String name, String text) {
    try {
      Template unused = TemplateEngine.builtIn().parse(name, text);
      return null;
    } catch (ParseException e) {
      return new FaultReading(Templates.builtIn()).of(e);
    } catch (TemplateFaultException e) {
      return e.fault();
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }
}
