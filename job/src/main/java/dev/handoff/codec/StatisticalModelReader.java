package dev.handoff.codec;

import dev.handoff.domain.definition.Definition.Kind;
import dev.handoff.domain.message.StatisticalModel;

/**
 * Reads fitted models: checks that every number is there and keeps the definition as text (SPEC
 * sections 6 and 9, "Feedback").
 */
final class StatisticalModelReader {
  private StatisticalModelReader() {}

  /** A logistic regression: an intercept and coefficients by feature. */
  static StatisticalModel riskModel(JsonRecord record) {
    record.number("intercept");
    numbers(record.object("coefficients"));
    return model(Kind.RISK_MODEL, record);
  }

  /** Centroids of segments over scaled features. */
  static StatisticalModel segmentModel(JsonRecord record) {
    JsonRecord features = record.object("features");
    for (String name : features.fields().keySet()) {
      JsonRecord feature = features.object(name);
      feature.number("mean");
      if (feature.number("scale").signum() <= 0) {
        feature.fault("scale", "is not above 0; a number above 0 is required");
      }
    }
    for (JsonRecord segment : record.someObjects("segments")) {
      segment.text("id");
      localText(segment.object("name"));
      JsonRecord description = segment.optionalObject("description");
      if (description != null) {
        localText(description);
      }
      numbers(segment.object("centroid"));
    }
    return model(Kind.SEGMENT_MODEL, record);
  }

  private static void numbers(JsonRecord object) {
    object.fields().keySet().forEach(object::number);
  }

  private static void localText(JsonRecord text) {
    text.text("en");
    text.optionalText("fr");
  }

  private static StatisticalModel model(Kind kind, JsonRecord record) {
    return new StatisticalModel(
        kind,
        record.text("id"),
        record.requiredInt("version", 1),
        record.time("updatedAt"),
        record.canonicalText());
  }
}
