package dev.handoff.template;

import freemarker.template.SimpleObjectWrapper;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import org.jspecify.annotations.Nullable;

/**
 * Shows templates data and nothing else: text, numbers, lists, maps, and records as maps of their
 * components. No method of any Java object can be called through it.
 */
final class DataOnlyWrapper extends SimpleObjectWrapper {

  DataOnlyWrapper(Version behaviour) {
    super(behaviour);
  }

  /** Text and records come first, as nearly all that a mail shows: the other types take longer. */
  @Override
  public @Nullable TemplateModel wrap(@Nullable Object object) throws TemplateModelException {
    if (object instanceof String text) {
      return new SimpleScalar(text);
    }
    return object instanceof Record data ? new RecordModel(data, this) : super.wrap(object);
  }
}
