package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.exchange.Topic;
import org.jspecify.annotations.Nullable;

/** What a record says about itself by which it is keyed, whatever else is wrong with it. */
public final class RecordIdentity {
  private RecordIdentity() {}

  /** Its Kafka key (SPEC section 1); null when it does not say. */
  public static @Nullable String keyOf(Topic topic, byte[] json) {
    JsonNode record = parse(json);
    return switch (topic) {
      case BUYING_GROUPS, SALES_ALERTS -> text(record, "buyingGroupId");
      case MESSAGE_EVENTS -> text(record, "messageId");
      case CATALOG -> {
        String kind = text(record, "kind");
        String id = text(record, "id");
        yield kind == null || id == null ? null : kind + "/" + id;
      }
      default -> text(record, "personId");
    };
  }

  /** The person it is about; null when it does not say. */
  public static @Nullable String personOf(byte[] json) {
    return text(parse(json), "personId");
  }

  /** The alertId or requestId of what asks for mail; empty when it does not say. */
  public static String causeOf(byte[] json) {
    JsonNode record = parse(json);
    String alertId = text(record, "alertId");
    String requestId = alertId == null ? text(record, "requestId") : alertId;
    return requestId == null ? "" : requestId;
  }

  private static JsonNode parse(byte[] json) {
    try {
      return RecordJson.parse(json);
    } catch (UnreadableException e) {
      return RecordJson.MAPPER.missingNode();
    }
  }

  private static @Nullable String text(JsonNode record, String field) {
    JsonNode value = record.path(field);
    return value.isTextual() && !value.textValue().isBlank() ? value.textValue() : null;
  }
}
