package dev.handoff.operator;

import dev.handoff.template.AlertRenderer;
import dev.handoff.template.TemplateCheck;
import dev.handoff.template.TemplateFault;
import dev.handoff.template.Templates;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a task makes mails: by the user's own templates, and by the built-in ones where those cannot
 * be filled. Metrics: {@code templatesRefused}, faults found at start, for which all of the user's
 * own are left alone; {@code templateFallbacks}, parts of mails that have the built-in look for a
 * fault that only that mail showed. The log names the place of a fault, never what a mail shows.
 */
final class AlertLook {
  private static final Logger LOGGER = LoggerFactory.getLogger(AlertLook.class);

  private final Counter fallbacks;
  private final Set<String> logged = new HashSet<>();

  private AlertLook(Counter fallbacks) {
    this.fallbacks = fallbacks;
  }

  /** Tries the templates on samples, as at submit, and opens the renderer. */
  static AlertRenderer open(MailSettings settings, MetricGroup metrics) {
    Templates own = settings.templates();
    List<TemplateFault> faults = own.own().isEmpty() ? List.of() : new TemplateCheck(own).faults();
    // Samples hold nothing of anybody: the whole fault may be logged.
    faults.forEach(
        fault ->
            LOGGER.warn(
                "The built-in templates are used, because of templates.dir: {}", fault.text()));
    metrics.gauge("templatesRefused", faults::size);
    AlertLook look = new AlertLook(metrics.counter("templateFallbacks"));
    return new AlertRenderer(
        settings.brand(),
        settings.links(),
        faults.isEmpty() ? own : Templates.builtIn(),
        look::fellBack);
  }

  // Called by all threads that send.
  private synchronized void fellBack(TemplateFault fault) {
    fallbacks.inc();
    if (logged.add(fault.place())) {
      LOGGER.warn(
          "A mail has the built-in look in one part: templates.dir: {} could not be filled for it;"
              + " preview shows why",
          fault.place());
    }
  }
}
