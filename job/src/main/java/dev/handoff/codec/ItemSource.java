package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an item comes from, to say so should it be refused.
 *
 * @param timeField path of the field that its time was read from; null when no field says it
 * @param node the item, when it is one of a batch
 * @param original the bytes of a record that is one item
 */
// Bytes as they came: never compared, and copying them for each would double what reading costs.
@SuppressWarnings("ArrayRecordComponent")
public record ItemSource(
    @Nullable String timeField, @Nullable JsonNode node, byte @Nullable [] original) {

  /** An item that is all of its record. */
  public static ItemSource whole(String timeField, byte[] original) {
    return new ItemSource(timeField, null, original);
  }

  /** The item is not used, because of its time. */
  Rejection refuse(String reason) {
    return new Rejection(reason, timeField, bytes(), List.of());
  }

  /** The bytes of its record; of one of a batch, the item written again. */
  byte[] bytes() {
    if (original != null) {
      return original;
    }
    return node == null ? new byte[0] : CanonicalJson.bytes(node);
  }
}
