package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * FreeMarker, set up once: HTML templates escape everything, templates can make no objects and call
 * no methods of Java, nothing depends on the machine's locale or zone, an error is an exception and
 * never half a mail. Safe for use by many threads.
 */
final class TemplateEngine {
  private static final Version BEHAVIOUR = Configuration.VERSION_2_3_34;
  private static final TemplateEngine BUILT_IN = new TemplateEngine();

  private final Configuration configuration;

  private TemplateEngine() {
    configuration = new Configuration(BEHAVIOUR);
    configuration.setTemplateLoader(
        new ClassTemplateLoader(TemplateEngine.class.getClassLoader(), "templates"));
    configuration.setDefaultEncoding(UTF_8.name());
    configuration.setOutputEncoding(UTF_8.name());
    configuration.setLocalizedLookup(false);
    configuration.setLocale(Locale.ROOT);
    configuration.setTimeZone(TimeZone.getTimeZone("UTC"));
    configuration.setNumberFormat("computer");
    configuration.setBooleanFormat("c");
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    configuration.setAPIBuiltinEnabled(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setObjectWrapper(new DataOnlyWrapper(BEHAVIOUR));
    TemplateConfiguration text = new TemplateConfiguration();
    text.setOutputFormat(PlainTextOutputFormat.INSTANCE);
    configuration.setTemplateConfigurations(
        new ConditionalTemplateConfigurationFactory(new FileNameGlobMatcher("*.txt.ftl"), text));
  }

  /** The templates in the jar. */
  static TemplateEngine builtIn() {
    return BUILT_IN;
  }

  /**
   * Reads a template without filling it.
   *
   * @throws freemarker.core.ParseException where it is wrong
   */
  void parse(String name, String text) throws IOException {
    Template unused = new Template(name, text, configuration);
  }

  /**
   * Fills one template.
   *
   * @param name with its ending, for example {@code sales-alert.html.ftlh}
   * @throws IllegalStateException when the template is missing or wrong
   */
  String fill(String name, Map<String, Object> model) {
    StringWriter out = new StringWriter(32 * 1024);
    try {
      configuration.getTemplate(name).process(model, out);
    } catch (TemplateException e) {
      throw new IllegalStateException("template " + name + ": " + e.getMessageWithoutStackTop(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("template " + name, e);
    }
    return out.toString();
  }
}
