package dev.handoff.codec;

import dev.handoff.domain.insight.MailFeatures;
import dev.handoff.domain.insight.RiskModel;
import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.insight.SegmentModel.Scale;
import dev.handoff.domain.insight.SegmentModel.Segment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads fitted models (SPEC sections 6 and 9, "Feedback"). */
final class StatisticalModelReader {
  private static final String UNKNOWN =
      "is no feature; one of "
          + String.join(", ", MailFeatures.NAMES)
          + ", or "
          + MailFeatures.AFTER
          + "(message) is required";

  private StatisticalModelReader() {}

  /** A logistic regression: an intercept and coefficients by feature. */
  static RiskModel riskModel(JsonRecord record) {
    double intercept = record.number("intercept").doubleValue();
    Map<String, Double> coefficients = features(record.object("coefficients"));
    JsonRecord typical = record.optionalObject("typical");
    checkFit(record.optionalObject("fit"));
    return new RiskModel(
        record.text("id"),
        record.requiredInt("version", 1),
        record.time("updatedAt"),
        intercept,
        coefficients,
        typical == null ? Map.of() : features(typical));
  }

  /** Centroids of segments over scaled features. */
  static SegmentModel segmentModel(JsonRecord record) {
    TreeMap<String, Scale> scales = new TreeMap<>();
    JsonRecord features = record.object("features");
    for (String name : features.fieldNames()) {
      checkKnown(features, name);
      JsonRecord feature = features.object(name);
      BigDecimal mean = feature.number("mean");
      BigDecimal scale = feature.number("scale");
      if (scale.signum() <= 0) {
        feature.fault("scale", "is not above 0; a number above 0 is required");
      }
      scales.put(name, new Scale(mean.doubleValue(), scale.doubleValue()));
    }
    List<Segment> segments = new ArrayList<>();
    for (JsonRecord segment : record.someObjects("segments")) {
      segments.add(segment(segment, scales));
    }
    return new SegmentModel(
        record.text("id"),
        record.requiredInt("version", 1),
        record.time("updatedAt"),
        Collections.unmodifiableMap(scales),
        List.copyOf(segments));
  }

  private static Segment segment(JsonRecord segment, Map<String, Scale> scales) {
    JsonRecord name = segment.object("name");
    JsonRecord description = segment.optionalObject("description");
    JsonRecord centroid = segment.object("centroid");
    for (String feature : centroid.fieldNames()) {
      if (MailFeatures.isKnown(feature) && !scales.containsKey(feature)) {
        centroid.fault(
            feature, "is not among the model's features; its mean and scale are required");
      }
    }
    return new Segment(
        segment.text("id"),
        name.text("en"),
        name.optionalText("fr"),
        description == null ? null : description.text("en"),
        description == null ? null : french(description),
        features(centroid));
  }

  private static @Nullable String french(JsonRecord text) {
    return text.optionalText("fr");
  }

  /** Where the numbers come from: for people, so only its form is looked at. */
  private static void checkFit(@Nullable JsonRecord fit) {
    if (fit == null) {
      return;
    }
    fit.optionalForm("from", TextForm.TIME);
    fit.optionalForm("until", TextForm.TIME);
    fit.optionalInt("people", 0);
    if (fit.has("auc")) {
      BigDecimal auc = fit.number("auc");
      if (auc.signum() < 0 || auc.compareTo(BigDecimal.ONE) > 0) {
        fit.fault("auc", "is out of range; a number from 0 to 1 is required");
      }
    }
  }

  private static Map<String, Double> features(JsonRecord object) {
    TreeMap<String, Double> features = new TreeMap<>();
    for (String name : object.fieldNames()) {
      checkKnown(object, name);
      features.put(name, object.number(name).doubleValue());
    }
    return Collections.unmodifiableMap(features);
  }

  private static void checkKnown(JsonRecord object, String name) {
    if (!MailFeatures.isKnown(name)) {
      object.fault(name, UNKNOWN);
    }
  }
}
