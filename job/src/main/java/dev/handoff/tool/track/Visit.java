package dev.handoff.tool.track;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, as far as the service looks at it.
 *
 * @param method of HTTP
 * @param path without the query
 * @param userAgent who asks, as they say; empty when they do not
 * @param prefetch whether the browser says that nobody has asked for it yet
 * @param language chosen on the page, {@code en} or {@code fr}; null: the mail's
 * @param form the fields of a POST; the last value of each
 */
record Visit(
    String method,
    String path,
    String userAgent,
    boolean prefetch,
    @Nullable String language,
    Map<String, String> form) {

  boolean post() {
    return method.equals("POST");
  }

  /** Whether the form says this. */
  boolean says(String field, String value) {
    return value.equals(form.get(field));
  }
}
