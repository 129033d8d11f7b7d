package dev.handoff.template;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What one kind of mail is made from: {@code <name>.html.ftlh} and {@code <name>.txt.ftl}. Where
 * one of the user's own cannot be filled, the mail has the built-in look in that part and somebody
 * is told: no mail is lost by its look. Safe for use by many threads.
 *
 * <p>Every template is given {@code lang}, {@code brand}, {@code colours}, {@code title}, {@code
 * preheader} and {@code t} (words in the mail's language), text parts {@code wrap} too; on these
 * the blocks that mails share are built.
 */
final class MailTemplate {
  private final String name;
  private final Brand brand;
  private final TemplateEngine engine;
  private final Consumer<TemplateFault> fellBack;

  /**
   * A kind of mail.
   *
   * @param fellBack told of each part that the built-in template was used for, and why
   */
  MailTemplate(String name, Brand brand, Templates templates, Consumer<TemplateFault> fellBack) {
    this.name = name;
    this.brand = brand;
    this.engine = TemplateEngine.of(templates);
    this.fellBack = fellBack;
  }

  /**
   * Fills both parts.
   *
   * @param model what this kind of mail shows, made once for each part; it is given what keeps
   *     right-to-left text from reordering its neighbours, which HTML has markup for
   * @throws TemplateFaultException when there is no built-in template to fall back on
   */
  RenderedMail fill(Labels labels, String subject, String preheader, Contents model) {
    Map<String, Object> html = shared(brand, labels, subject, preheader, true);
    html.putAll(model.of(text -> text));
    Map<String, Object> text = shared(brand, labels, subject, preheader, false);
    text.putAll(model.of(Untrusted::isolate));
    return new RenderedMail(
        subject,
        preheader,
        fill(name + Templates.HTML, html),
        fill(name + Templates.TEXT, text),
        brand.logo());
  }

  /** What a kind of mail shows, by the names that its templates use. */
  interface Contents {
    Map<String, Object> of(UnaryOperator<String> isolate);
  }

  /** What every template is given. */
  static Map<String, Object> shared(
      Brand brand, Labels labels, String subject, String preheader, boolean html) {
    Map<String, Object> model = new HashMap<>();
    model.put("lang", labels.language());
    model.put("brand", BrandView.of(brand));
    model.put("colours", Palette.of(brand.colour()));
    model.put("title", subject);
    model.put("preheader", preheader);
    model.put("t", new LabelFunction(labels, html));
    if (!html) {
      model.put("wrap", new WrapDirective());
    }
    return model;
  }

  private String fill(String part, Map<String, Object> model) {
    try {
      return engine.fill(part, model);
    } catch (TemplateFaultException e) {
      if (engine == TemplateEngine.builtIn() || !Templates.isBuiltIn(part)) {
        throw e;
      }
      fellBack.accept(e.fault());
      return TemplateEngine.builtIn().fill(part, model);
    }
  }
}
