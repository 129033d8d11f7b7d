package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Tells a record from what other tools wrap around one (SPEC section 9). */
final class Envelope {
  private Envelope() {}

  /** Why this value cannot be a record; null when it can. */
  static @Nullable String refusal(JsonNode node) {
    if (!node.isObject()) {
      return "is " + JsonKind.of(node) + "; one JSON object is required";
    }
    if (isDebezium(node)) {
      return "is a Debezium change envelope; write the row itself, for example with Flink SQL";
    }
    if (node.path("schema").isObject() && node.has("payload")) {
      return isDebezium(node.path("payload"))
          ? "is a Debezium change envelope; write the row itself, for example with Flink SQL"
          : "is a Kafka Connect schema envelope; write the payload itself (schemas.enable=false)";
    }
    return null;
  }

  private static boolean isDebezium(JsonNode node) {
    return node.path("op").isTextual() && (node.has("before") || node.has("after"));
  }
}
