package dev.handoff.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.engagement.ScoreModel;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Writes the next version of a score model with other references, as a catalog record. */
public final class ScoreModelRevision {
  private ScoreModelRevision() {}

  /**
   * The record in compact JSON: that of the model in force with everything it holds, but for the
   * version, the time and the references.
   *
   * @param current the record of the model in force, which {@link CatalogReader} has accepted; null
   *     for the built-in one: then what is not written keeps its default
   * @param version of the new record
   * @param updatedAt when it is to take effect
   */
  public static byte[] write(
      byte @Nullable [] current,
      int version,
      Instant updatedAt,
      BigDecimal personReference,
      BigDecimal groupReference) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("kind", Definition.Kind.SCORE_MODEL.wireName());
    record.put("id", ScoreModel.ACTIVE_ID);
    if (current != null) {
      record.setAll(object(current));
    }
    record.put("version", version);
    record.put("updatedAt", updatedAt.truncatedTo(ChronoUnit.MILLIS).toString());
    JsonNode known = record.get("calibration");
    ObjectNode calibration = JsonNodeFactory.instance.objectNode();
    if (known instanceof ObjectNode references) {
      calibration.setAll(references);
    }
    calibration.put("personReference", personReference);
    calibration.put("groupReference", groupReference);
    record.set("calibration", calibration);
    try {
      return RecordJson.MAPPER.writeValueAsBytes(record);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Writing to memory failed", e);
    }
  }

  private static ObjectNode object(byte[] accepted) {
    try {
      return (ObjectNode) RecordJson.parse(accepted);
    } catch (UnreadableException e) {
      throw new IllegalArgumentException("not a record that was accepted: " + e.reason(), e);
    }
  }
}
