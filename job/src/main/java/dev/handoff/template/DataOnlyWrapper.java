package dev.handoff.template;

import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;

/**
 * Shows templates data and nothing else: text, numbers, lists, maps, and records as maps of their
 * components. No method of any Java object can be called through it.
 */
final class DataOnlyWrapper extends SimpleObjectWrapper {

  DataOnlyWrapper(Version behaviour) {
    super(behaviour);
  }

  @Override
  protected TemplateModel handleUnknownType(Object object) throws TemplateModelException {
    return object instanceof Record data
        ? new RecordModel(data, this)
        : super.handleUnknownType(object);
  }
}
