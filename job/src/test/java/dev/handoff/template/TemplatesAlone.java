package dev.handoff.template;

import dev.handoff.domain.alert.SalesAlert;
import java.util.List;
import java.util.Map;

/**
 * The built-in templates of an alert and all that they show, made ready: what FreeMarker does of
 * rendering it, and nothing else.
 */
public final class TemplatesAlone {

  private static final String SUBJECT = "Lumia · Experience Manager Assets: engagement 95";
  private static final String PREHEADER = "Ada Moreau, Nadia Costa. No role is missing.";

  private final Map<String, Object> html;
  private final Map<String, Object> text;

  /**
   * @param recipient one of {@code alert.recipients()}
   */
  public TemplatesAlone(SalesAlert alert, String recipient) {
    Labels labels = Labels.of(alert.locale());
    AlertView view = new AlertViews(alert, labels, AlertLinks.none()).view(recipient);
    html = model(labels, view, true);
    text = model(labels, view, false);
  }

  private static Map<String, Object> model(Labels labels, AlertView view, boolean html) {
    Map<String, Object> model =
        MailTemplate.shared(Brand.standard(), labels, SUBJECT, PREHEADER, html);
    model.put("alert", view);
    return model;
  }

  /** The HTML part and the text part, one after the other. */
  public List<String> fill() {
    TemplateEngine engine = TemplateEngine.builtIn();
    return List.of(
        engine.fill(AlertRenderer.TEMPLATE + Templates.HTML, html),
        engine.fill(AlertRenderer.TEMPLATE + Templates.TEXT, text));
  }
}
