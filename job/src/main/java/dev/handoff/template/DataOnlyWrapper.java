package dev.handoff.template;

import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.Version;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;

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
    return object instanceof Record data ? wrap(components(data)) : super.handleUnknownType(object);
  }

  private static Map<String, Object> components(Record data) throws TemplateModelException {
    Map<String, Object> components = new HashMap<>();
    try {
      for (RecordComponent component : data.getClass().getRecordComponents()) {
        components.put(component.getName(), component.getAccessor().invoke(data));
      }
    } catch (ReflectiveOperationException e) {
      throw new TemplateModelException("cannot read " + data.getClass(), e);
    }
    return components;
  }
}
