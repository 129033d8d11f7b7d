package dev.handoff.codec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.journey.Journey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes a catalog record again with another time or status; all else in it stays. */
public final class DefinitionEditor {
  private DefinitionEditor() {}

  /**
   * The definition as though it took effect at this instant.
   *
   * @param json a catalog record that {@link CatalogReader} takes
   */
  public static byte[] inForceSince(byte[] json, Instant instant) {
    return edited(json, "updatedAt", instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /**
   * The journey as though it were live.
   *
   * @param json a catalog record that {@link CatalogReader} takes
   */
  public static byte[] live(byte[] json) {
    return edited(json, "status", Journey.Status.LIVE.name().toLowerCase(Locale.ROOT));
  }

  private static byte[] edited(byte[] json, String field, String value) {
    try {
      ObjectNode record = (ObjectNode) RecordJson.parse(json);
      record.put(field, value);
      return RecordJson.MAPPER.writeValueAsString(record).getBytes(StandardCharsets.UTF_8);
    } catch (UnreadableException | IOException e) {
      throw new IllegalArgumentException("not a catalog record", e);
    }
  }
}
