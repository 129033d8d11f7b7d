package dev.handoff.template;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import java.util.List;

/**
 * {@code t("key", values…)} in templates: a label with its slots filled. In HTML, text values are
 * escaped and kept apart by {@code <bdi>}; values that are markup already stay so.
 */
final class LabelFunction implements TemplateMethodModelEx {
  private final Labels labels;
  private final boolean html;

  LabelFunction(Labels labels, boolean html) {
    this.labels = labels;
    this.html = html;
  }

  @Override
  public TemplateModel exec(@SuppressWarnings("rawtypes") List arguments)
      throws TemplateModelException {
    String key = text(arguments.get(0));
    Object[] values = new Object[arguments.size() - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(arguments.get(i + 1));
    }
    String pattern = labels.pattern(key);
    if (pattern.indexOf('|') >= 0 && arguments.get(1) instanceof TemplateNumberModel number) {
      pattern = labels.count(key, number.getAsNumber().intValue());
    }
    return html
        ? HTMLOutputFormat.INSTANCE.fromMarkup(Labels.fill(escape(pattern), values))
        : new SimpleScalar(Labels.fill(pattern, values));
  }

  private String value(Object argument) throws TemplateModelException {
    if (argument instanceof TemplateHTMLOutputModel markup) {
      return HTMLOutputFormat.INSTANCE.getMarkupString(markup);
    }
    if (argument instanceof TemplateNumberModel number) {
      return number.getAsNumber().toString();
    }
    String text = text(argument);
    return html ? "<bdi>" + HTMLOutputFormat.INSTANCE.escapePlainText(text) + "</bdi>" : text;
  }

  private static String text(Object argument) throws TemplateModelException {
    if (argument instanceof TemplateScalarModel scalar) {
      return scalar.getAsString();
    }
    throw new TemplateModelException("t() takes text and numbers, not " + argument);
  }

  /** Labels are ours and never stand in attributes: apostrophes may stay as they are. */
  private static String escape(String label) {
    return label.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
