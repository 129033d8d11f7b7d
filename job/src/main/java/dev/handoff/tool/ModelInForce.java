package dev.handoff.tool;

import dev.handoff.codec.CatalogReader;
import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.engagement.DefaultScoreModel;
import dev.handoff.domain.engagement.ScoreModel;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The score model that a catalog puts in force.
 *
 * @param model version 0 is the built-in one
 * @param record as the catalog writes it; null for the built-in one
 */
// Bytes as they came: never compared.
@SuppressWarnings("ArrayRecordComponent")
record ModelInForce(ScoreModel model, byte @Nullable [] record) {

  /** The model that is in force when every record of a catalog has taken effect. */
  static ModelInForce of(List<byte[]> catalog) {
    CatalogReader reader = new CatalogReader();
    CatalogHistory history =
        new CatalogHistory(
            DefaultScoreModel.scoreModel(),
            ZoneOffset.UTC,
            journey -> {
              throw new IllegalStateException("no journey was added");
            });
    for (byte[] line : catalog) {
      reader.read(line).items().stream().filter(ModelInForce::isModel).forEach(history::add);
    }
    ScoreModel model = history.newest().scorer().model();
    byte[] record = null;
    for (byte[] line : catalog) {
      if (reader.read(line).items().contains(model)) {
        record = line;
      }
    }
    return new ModelInForce(model, record);
  }

  private static boolean isModel(Definition definition) {
    return definition.kind() == Definition.Kind.SCORE_MODEL;
  }
}
