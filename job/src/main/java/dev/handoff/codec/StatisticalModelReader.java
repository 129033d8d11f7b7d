package dev.handoff.codec;

import dev.handoff.domain.definition.Definition.Kind;
import dev.handoff.domain.message.StatisticalModel;
import java.math.BigDecimal;

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
    JsonRecord fit = record.optionalObject("fit");
    if (fit != null) {
      fit.optionalForm("from", TextForm.TIME);
      fit.optionalForm("until", TextForm.TIME);
      fit.optionalInt("people", 0);
      auc(fit);
    }
    return model(Kind.RISK_MODEL, record);
  }

  /** Centroids of segments over scaled features. */
  static StatisticalModel segmentModel(JsonRecord record) {
    JsonRecord features = record.object("features");
    for (String name : features.fieldNames()) {
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

  private static void auc(JsonRecord fit) {
    if (fit.has("auc")) {
      BigDecimal auc = fit.number("auc");
      if (auc.signum() < 0 || auc.compareTo(BigDecimal.ONE) > 0) {
        fit.fault("auc", "is out of range; a number from 0 to 1 is required");
      }
    }
  }

  private static void numbers(JsonRecord object) {
    object.fieldNames().forEach(object::number);
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
