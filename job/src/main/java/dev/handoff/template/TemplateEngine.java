package dev.handoff.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.ConditionalTemplateConfigurationFactory;
import freemarker.cache.FileNameGlobMatcher;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.StringTemplateLoader;
import freemarker.cache.StrongCacheStorage;
import freemarker.cache.TemplateLoader;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.core.TemplateConfiguration;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import freemarker.template.Version;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.ConcurrentHashMap;

/**
 * FreeMarker, set up once for a set of templates: HTML templates escape everything, templates can
 * make no objects, call no methods of Java and read nothing but each other, nothing depends on the
 * machine's locale or zone, an error is an exception and never half a mail, and nothing of what is
 * shown is logged. The user's own are filled within bounds ({@link BoundedFill}). Safe for use by
 * many threads.
 */
final class TemplateEngine {
  static final Version BEHAVIOUR = Configuration.VERSION_2_3_34;
  private static final TemplateEngine BUILT_IN = new TemplateEngine(Templates.builtIn());

  private final Templates templates;
  private final Configuration configuration;

  /** Templates that ran out of bounds: not tried again, since every mail would pay for it. */
  private final Map<String, TemplateFault> stopped = new ConcurrentHashMap<>();

  private TemplateEngine(Templates templates) {
    this.templates = templates;
    this.configuration =
        templates.own().isEmpty()
            ? new Configuration(BEHAVIOUR)
            : new BoundedFill.Stoppable(BEHAVIOUR);
    configuration.setTemplateLoader(loader(templates));
    configuration.setCacheStorage(new StrongCacheStorage());
    configuration.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
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
    // FreeMarker would log what <#attempt> caught, with what was shown.
    configuration.setAttemptExceptionReporter((exception, environment) -> {});
    configuration.setWrapUncheckedExceptions(true);
    configuration.setObjectWrapper(new DataOnlyWrapper(BEHAVIOUR));
    TemplateConfiguration text = new TemplateConfiguration();
    text.setOutputFormat(PlainTextOutputFormat.INSTANCE);
    configuration.setTemplateConfigurations(
        new ConditionalTemplateConfigurationFactory(
            new FileNameGlobMatcher("*" + Templates.TEXT), text));
  }

  private static TemplateLoader loader(Templates templates) {
    StringTemplateLoader own = new StringTemplateLoader();
    for (String name : templates.own()) {
      own.putTemplate(name, Objects.requireNonNull(templates.text(name)));
    }
    ClassTemplateLoader jar =
        new ClassTemplateLoader(TemplateEngine.class.getClassLoader(), "templates");
    return new MultiTemplateLoader(new TemplateLoader[] {own, jar});
  }

  /** The templates in the jar. */
  static TemplateEngine builtIn() {
    return BUILT_IN;
  }

  /** These templates. */
  static TemplateEngine of(Templates templates) {
    return templates.own().isEmpty() ? BUILT_IN : new TemplateEngine(templates);
  }

  /**
   * Reads a template without filling it.
   *
   * @throws freemarker.core.ParseException where it is wrong
   * @throws TemplateFaultException when it is nested deeper than FreeMarker can read
   */
  Template parse(String name, String text) throws IOException {
    try {
      return new Template(name, text, configuration);
    } catch (StackOverflowError e) {
      String why = "is nested too deeply to be read; a few levels of brackets and directives do";
      throw new TemplateFaultException(new TemplateFault(name, 1, 1, why), e);
    }
  }

  /**
   * Fills one template.
   *
   * @param name with its ending, for example {@code sales-alert.html.ftlh}
   * @throws TemplateFaultException when the template is missing or wrong, or runs out of bounds
   */
  String fill(String name, Map<String, Object> model) {
    try {
      Template template = configuration.getTemplate(name);
      if (templates.own().isEmpty()) {
        TextWriter out = new TextWriter(64 * 1024);
        template.process(model, out);
        return out.toString();
      }
      return bounded(template, model);
    } catch (TemplateException | IOException e) {
      throw new TemplateFaultException(new FaultReading(templates).of(name, e), e);
    }
  }

  private String bounded(Template template, Map<String, Object> model)
      throws TemplateException, IOException {
    TemplateFault before = stopped.get(template.getName());
    if (before != null) {
      throw new OutOfBoundsException(before);
    }
    try {
      return new BoundedFill(
              template, model, new FaultReading(templates), BoundedFill.Bounds.STANDARD)
          .run();
    } catch (OutOfBoundsException e) {
      stopped.put(template.getName(), e.fault());
      throw e;
    }
  }
}
