package dev.handoff.template;

import freemarker.template.ObjectWrapper;
import freemarker.template.SimpleCollection;
import freemarker.template.TemplateCollectionModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record as templates see it: a map of its components, each read when it is asked for. */
final class RecordModel implements TemplateHashModelEx {

  /** What a class has is found once: the platform looks for it anew each time. */
  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          Map<String, Method> accessors = new LinkedHashMap<>();
          for (RecordComponent component : type.getRecordComponents()) {
            accessors.put(component.getName(), component.getAccessor());
          }
          return accessors;
        }
      };

  private final Record data;
  private final ObjectWrapper wrapper;
  private final Map<String, Method> accessors;

  RecordModel(Record data, ObjectWrapper wrapper) {
    this.data = data;
    this.wrapper = wrapper;
    this.accessors = ACCESSORS.get(data.getClass());
  }

  @Override
  public @Nullable TemplateModel get(String component) throws TemplateModelException {
    Method accessor = accessors.get(component);
    return accessor == null ? null : wrapper.wrap(value(accessor));
  }

  @Override
  public boolean isEmpty() {
    return accessors.isEmpty();
  }

  @Override
  public int size() {
    return accessors.size();
  }

  @Override
  public TemplateCollectionModel keys() {
    return new SimpleCollection(accessors.keySet(), wrapper);
  }

  @Override
  public TemplateCollectionModel values() throws TemplateModelException {
    List<@Nullable Object> values = new ArrayList<>();
    for (Method accessor : accessors.values()) {
      values.add(value(accessor));
    }
    return new SimpleCollection(values, wrapper);
  }

  private @Nullable Object value(Method accessor) throws TemplateModelException {
    try {
      return accessor.invoke(data);
    } catch (ReflectiveOperationException e) {
      throw new TemplateModelException("cannot read " + data.getClass(), e);
    }
  }
}
