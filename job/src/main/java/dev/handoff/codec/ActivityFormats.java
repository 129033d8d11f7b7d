package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;

/** Tells the formats of the {@code activities} topic apart by the keys of one record. */
final class ActivityFormats {
  private static final Set<String> CANONICAL = Set.of("activityId", "personId", "occurredAt");
  private static final Set<String> MARKETO = Set.of("specversion", "activityTypeId", "marketoGUID");
  private static final Set<String> XDM =
      Set.of(
          "_id",
          "@id",
          "eventType",
          "timestamp",
          "personID",
          "personKey",
          "identityMap",
          "leadOperation",
          "engagement",
          "interaction",
          "conversationalFlow",
          "scheduledmeeting",
          "directMarketing",
          "web");

  private ActivityFormats() {}

  /** The format of one record that is not a batch; what could be anything is canonical. */
  static ActivityFormat of(JsonNode record) {
    if (CANONICAL.stream().anyMatch(record::has)) {
      return ActivityFormat.CANONICAL;
    }
    if (MARKETO.stream().anyMatch(record::has)) {
      return ActivityFormat.MARKETO;
    }
    return isXdm(record) ? ActivityFormat.XDM : ActivityFormat.CANONICAL;
  }

  /** Whether some key of a record stands in one activity, of whatever format, and around none. */
  static boolean hasKeysOfAnActivity(JsonNode record) {
    return CANONICAL.stream().anyMatch(record::has)
        || MARKETO.stream().anyMatch(record::has)
        || isXdm(record);
  }

  private static boolean isXdm(JsonNode record) {
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      if (Xdm.isPrefixed(field.getKey()) || XDM.contains(field.getKey())) {
        return true;
      }
    }
    return false;
  }
}
