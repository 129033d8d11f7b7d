package dev.handoff.template;

import java.util.Map;

/** What of a group conditions commonly compare, and how; each with the key of its words. */
final class ReadFields {
  /** Operators. */
  static final Map<String, String> LINES =
      Map.of(
          ">=", "why.atLeast",
          ">", "why.above",
          "<=", "why.atMost",
          "<", "why.below",
          "==", "why.exactly",
          "!=", "why.not");

  /** Scores of the group. */
  static final Map<String, String> SCORES =
      Map.of(
          "group.engagementScore", "why.engagement",
          "group.completenessScore", "why.completeness");

  /** Texts of the group. */
  static final Map<String, String> TEXTS =
      Map.of("group.status", "why.status", "group.stage", "why.stage");

  private ReadFields() {}
}
