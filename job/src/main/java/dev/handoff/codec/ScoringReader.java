package dev.handoff.codec;

import dev.handoff.domain.engagement.DefaultScoreModel;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.engagement.ScoreModel.Transform;
import dev.handoff.domain.group.RoleTemplate;
import dev.handoff.domain.group.RoleTemplate.Role;
import dev.handoff.domain.group.SolutionInterest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what scores are made of: solution interests, roles templates, score models (SPEC 2, 9). */
final class ScoringReader {
  private static final Map<String, BigDecimal> ROLE_BANDS =
      bands("Trivial", 20, "Minor", 40, "Normal", 60, "Important", 80, "Vital", 100);
  private static final Map<String, BigDecimal> ACTIVITY_BANDS =
      bands("Trivial", 30, "Minor", 40, "Normal", 60, "Important", 90, "Vital", 100, "None", 0);

  private ScoringReader() {}

  static SolutionInterest solutionInterest(JsonRecord record) {
    return new SolutionInterest(
        record.text("id"),
        record.requiredInt("version", 1),
        record.time("updatedAt"),
        record.text("name"),
        record.text("roleTemplate"));
  }

  static RoleTemplate roleTemplate(JsonRecord record) {
    List<Role> roles = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonRecord listed : record.someObjects("roles")) {
      Role role = role(listed);
      if (!role.name().isEmpty() && !names.add(role.name())) {
        listed.fault("name", "is the name of an earlier role; each role is listed once");
      }
      roles.add(role);
    }
    return new RoleTemplate(
        record.text("id"),
        record.requiredInt("version", 1),
        record.time("updatedAt"),
        record.text("name"),
        List.copyOf(roles));
  }

  private static Role role(JsonRecord role) {
    role.require("requiredForCompleteness", "true or false");
    Integer membersRequired = role.optionalInt("membersRequired", 1);
    return new Role(
        role.text("name"),
        WeightReader.weight(role, "weight", ROLE_BANDS),
        role.flag("requiredForCompleteness"),
        membersRequired == null ? 1 : membersRequired);
  }

  /** Absent fields keep their defaults; {@code weights} is replaced whole. */
  static ScoreModel scoreModel(JsonRecord record) {
    ScoreModel defaults = DefaultScoreModel.scoreModel();
    Map<String, BigDecimal> bands = new LinkedHashMap<>(ACTIVITY_BANDS);
    JsonRecord ownBands = record.optionalObject("bands");
    if (ownBands != null) {
      bands.putAll(WeightReader.weights(ownBands, Map.of()));
    }
    JsonRecord weights = record.optionalObject("weights");
    JsonRecord calibration = record.optionalObject("calibration");
    Transform transform = record.optionalOneOf("transform", WireNames.TRANSFORMS);
    return new ScoreModel(
        record.text("id"),
        record.requiredInt("version", 1),
        record.time("updatedAt"),
        weights == null
            ? defaults.weights()
            : Collections.unmodifiableMap(WeightReader.weights(weights, bands)),
        transform == null ? defaults.transform() : transform,
        reference(calibration, "personReference", defaults.personReference()),
        reference(calibration, "groupReference", defaults.groupReference()));
  }

  private static BigDecimal reference(
      @Nullable JsonRecord calibration, String field, BigDecimal absent) {
    return calibration == null || !calibration.has(field)
        ? absent
        : WeightReader.reference(calibration, field);
  }

  private static Map<String, BigDecimal> bands(Object... namesAndWeights) {
    Map<String, BigDecimal> bands = new LinkedHashMap<>();
    for (int i = 0; i < namesAndWeights.length; i += 2) {
      bands.put((String) namesAndWeights[i], BigDecimal.valueOf((Integer) namesAndWeights[i + 1]));
    }
    return Collections.unmodifiableMap(bands);
  }
}
