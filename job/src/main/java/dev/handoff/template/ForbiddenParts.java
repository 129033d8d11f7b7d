package dev.handoff.template;

import freemarker.core.TemplateElement;
import freemarker.template.Template;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the user's own templates may not use although FreeMarker knows it: what reads text as a
 * template, makes Java objects, or shows text without escaping it. It is found wherever it stands,
 * in branches too that no sample takes.
 */
// The tree of a template is FreeMarker's own business; there is no other way to look at it.
@SuppressWarnings("deprecation")
final class ForbiddenParts {
  private static final Pattern BUILT_IN =
      Pattern.compile("\\?\\s*(new|api|has_api|interpret|eval|eval_json|evalJson|no_esc|noEsc)\\b");
  private static final Map<String, String> ELEMENTS =
      Map.of(
          "NoAutoEscBlock", "#noautoesc",
          "OutputFormatBlock", "#outputformat",
          "AutoEscBlock", "#autoesc");

  private final String name;
  private final List<TemplateFault> faults = new ArrayList<>();

  ForbiddenParts(String name) {
    this.name = name;
  }

  /** Each in its place. */
  List<TemplateFault> of(Template template) {
    look(template.getRootTreeNode());
    return faults;
  }

  private void look(TemplateElement element) {
    String kind = element.getClass().getSimpleName();
    String forbidden = ELEMENTS.get(kind);
    if (forbidden != null) {
      add(element, "<" + forbidden + "> is not allowed: everything is escaped");
    } else if (!kind.equals("TextBlock") && !kind.equals("Comment")) {
      Matcher used = BUILT_IN.matcher(element.getDescription());
      if (used.find()) {
        add(element, "?" + used.group(1) + " is not allowed in templates");
      }
    }
    Enumeration<?> children = element.children();
    while (children.hasMoreElements()) {
      if (children.nextElement() instanceof TemplateElement one) {
        look(one);
      }
    }
  }

  private void add(TemplateElement element, String message) {
    faults.add(
        new TemplateFault(
            name,
            Math.max(1, element.getBeginLine()),
            Math.max(1, element.getBeginColumn()),
            message));
  }
}
