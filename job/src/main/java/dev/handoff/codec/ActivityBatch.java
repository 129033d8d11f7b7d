package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What foreign systems put around activities: lists, pages of Marketo's REST interface, pages of
 * the event journal, streaming messages of Experience Platform.
 */
final class ActivityBatch {
  private ActivityBatch() {}

  /** Why this is an answer without activities; null when it is not. */
  static @Nullable String refusal(JsonNode record) {
    return isRestPage(record) && !record.path("success").asBoolean(true)
        ? "is an error answer of Marketo; a page with success true is required"
        : null;
  }

  /** The items of a batch; null when the record is no batch. */
  static @Nullable List<JsonNode> items(JsonNode record) {
    if (record.isArray()) {
      return list(record);
    }
    if (isRestPage(record)) {
      return list(record.path("result"));
    }
    if (record.path("events").isArray()
        && (record.has("_page") || hasEach(record.path("events"), "event"))) {
      return list(record.path("events"));
    }
    return record.path("messages").isArray() && hasEach(record.path("messages"), "body")
        ? list(record.path("messages"))
        : null;
  }

  /** An item without the journal's position or the platform's header around it. */
  static JsonNode unwrapped(JsonNode item) {
    if (item.has("position") && item.path("event").isObject()) {
      return item.path("event");
    }
    JsonNode entity = item.path("body").path("xdmEntity");
    return entity.isObject() ? entity : item;
  }

  /**
   * An empty page may leave its list out; what has keys of an activity is one, with more beside.
   */
  private static boolean isRestPage(JsonNode record) {
    boolean answers = record.has("requestId") && record.has("success");
    return record.isObject()
        && (record.path("result").isArray() || (answers && !record.hasNonNull("result")))
        && !ActivityFormats.hasKeysOfAnActivity(record);
  }

  private static boolean hasEach(JsonNode list, String field) {
    for (JsonNode item : list) {
      if (!item.path(field).isObject()) {
        return false;
      }
    }
    return !list.isEmpty();
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> items = new ArrayList<>(array.size());
    array.forEach(items::add);
    return items;
  }
}
