package dev.handoff.domain.engagement;

import dev.handoff.domain.definition.Definition;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;

/**
 * How much each kind of activity is worth, and how raw sums become scores from 0 to 100 (SPEC
 * section 2). The one in force has the id {@value #ACTIVE_ID}.
 *
 * @param id {@value #ACTIVE_ID} for the one in force
 * @param version at least 1; 0 is the built-in one
 * @param updatedAt when this version takes effect
 * @param weights weight by activity type, 0 or more with at most 6 decimals; a type that is not
 *     here counts 0
 * @param transform what is done to raw / reference
 * @param personReference raw sum at which a person reaches 100, above 0
 * @param groupReference weighted sum at which a group reaches 100, above 0
 */
public record ScoreModel(
    String id,
    int version,
    Instant updatedAt,
    Map<String, BigDecimal> weights,
    Transform transform,
    BigDecimal personReference,
    BigDecimal groupReference)
    implements Definition {

  /** The id of the score model in force. */
  public static final String ACTIVE_ID = "default";

  @Override
  public Kind kind() {
    return Kind.SCORE_MODEL;
  }

  /** Tells this version from any other that was ever in force. */
  public long stamp() {
    return updatedAt.toEpochMilli() * 31 + version;
  }

  /** What is done to a raw sum divided by its reference: the square root lifts small ones. */
  public enum Transform {
    SQRT,
    NONE
  }
}
