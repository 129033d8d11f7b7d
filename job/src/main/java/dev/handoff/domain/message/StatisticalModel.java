package dev.handoff.domain.message;

import dev.handoff.domain.definition.Definition;
import java.time.Instant;

/**
 * Coefficients fitted by a tool: a risk model (who is about to unsubscribe) or a segment model (who
 * behaves alike), SPEC section 6. The one in force has the id {@value #ACTIVE_ID}.
 *
 * @param kind {@link Definition.Kind#RISK_MODEL} or {@link Definition.Kind#SEGMENT_MODEL}
 * @param id {@value #ACTIVE_ID} for the one in force
 * @param version at least 1
 * @param updatedAt when this version takes effect
 * @param json the whole definition as canonical JSON
 */
public record StatisticalModel(Kind kind, String id, int version, Instant updatedAt, String json)
    implements Definition {

  /** The id of the model in force. */
  public static final String ACTIVE_ID = "default";
}
