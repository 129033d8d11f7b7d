package dev.handoff.domain.definition;

import java.time.Instant;

/** Something a marketer defined (SPEC section 1, topic {@code catalog}), or its withdrawal. */
public interface Definition {

  /** Which kind of definition this is. */
  Kind kind();

  /** Unique within its kind. */
  String id();

  /** At least 1; of two definitions with one id the higher is in force. */
  int version();

  /** When it takes effect in event-time order. */
  Instant updatedAt();

  /** Whether it is only written down: then it is not in force, whatever its version. */
  default boolean isDraft() {
    return false;
  }

  /** The kinds of definition, as the {@code kind} field of a catalog record writes them. */
  enum Kind {
    SOLUTION_INTEREST("solution-interest"),
    ROLE_TEMPLATE("role-template"),
    SCORE_MODEL("score-model"),
    JOURNEY("journey"),
    MESSAGE("message"),
    RISK_MODEL("risk-model"),
    SEGMENT_MODEL("segment-model");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    /** The name in a record, for example {@code role-template}. */
    public String wireName() {
      return wireName;
    }
  }
}
