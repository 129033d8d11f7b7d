package dev.handoff.template;

import dev.handoff.domain.alert.SalesAlert;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.ParseException;
import freemarker.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries the user's own templates before any mail is made from them: whether they can be read, hold
 * nothing that is forbidden, and make the sample alerts in every language, the ones with nothing to
 * show and the ones with hostile text among them.
 */
public final class TemplateCheck {
  private static final String MARK = "<i-n-j-e-c-t-e-d>";
  private static final String HOSTILE =
      "\">"
          + MARK
          + "' ${7*7} #{7*7} [=7*7] <#include \"/etc/passwd\"> {0} ]]> <!-- \r\nBcc: a@b.example";
  private static final String LONG = "Ünusual wörds ".repeat(40) + "x".repeat(300);
  private static final List<String> LANGUAGES = List.of("en", "fr");
  private static final AlertLinks LINKS =
      new AlertLinks(
          "https://crm.example.com/groups/{id}",
          "https://crm.example.com/accounts/{id}",
          "https://crm.example.com/people/{id}",
          "https://crm.example.com/moments/{id}");

  private final Templates templates;

  /** A check of these. */
  public TemplateCheck(Templates templates) {
    this.templates = templates;
  }

  /** All that is wrong with them; of what only filling shows, one fault a part and sample. */
  public List<TemplateFault> faults() {
    List<TemplateFault> faults = new ArrayList<>();
    for (String name : templates.own()) {
      faults.addAll(read(name));
    }
    return faults.isEmpty() ? List.copyOf(filled()) : faults;
  }

  private List<TemplateFault> read(String name) {
    String text = templates.text(name);
    TemplateFault intent = text == null ? null : BlockIntent.faultOf(name, text);
    List<TemplateFault> faults = new ArrayList<>();
    if (intent != null) {
      faults.add(intent);
    }
    try {
      Template template = TemplateEngine.builtIn().parse(name, text == null ? "" : text);
      faults.addAll(new ForbiddenParts(name).of(template));
      boolean escapes =
          template.getOutputFormat() == HTMLOutputFormat.INSTANCE && template.getAutoEscaping();
      if (name.endsWith(Templates.HTML) && !escapes) {
        faults.add(
            new TemplateFault(
                name, 1, 1, "does not escape what it shows; leave <#ftl …> out of it"));
      }
    } catch (ParseException e) {
      faults.add(new FaultReading(templates).of(e));
    } catch (TemplateFaultException e) {
      faults.add(e.fault());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    return faults;
  }

  private Set<TemplateFault> filled() {
    Set<TemplateFault> faults = new LinkedHashSet<>();
    AlertRenderer linked = new AlertRenderer(Brand.standard(), LINKS, templates, faults::add);
    AlertRenderer plain =
        new AlertRenderer(Brand.standard(), AlertLinks.none(), templates, faults::add);
    for (String language : LANGUAGES) {
      linked.render(AlertSamples.full(language), "owner@example.com");
      for (AlertRenderer renderer : List.of(linked, plain)) {
        Stream.of(
                AlertSamples.full(language),
                AlertSamples.quiet(language),
                AlertSamples.empty(language),
                AlertSamples.everywhere(language, LONG))
            .forEach(renderer::render);
        TemplateFault unescaped = unescaped(renderer, AlertSamples.everywhere(language, HOSTILE));
        if (unescaped != null) {
          faults.add(unescaped);
        }
      }
    }
    return faults;
  }

  private static @Nullable TemplateFault unescaped(AlertRenderer renderer, SalesAlert hostile) {
    String html = renderer.render(hostile).html();
    int at = html.indexOf(MARK);
    return at < 0
        ? null
        : new TemplateFault(
            AlertRenderer.TEMPLATE + Templates.HTML,
            1,
            1,
            "shows text from elsewhere without escaping it, after "
                + Untrusted.line(html.substring(Math.max(0, at - 60), at), 60));
  }
}
