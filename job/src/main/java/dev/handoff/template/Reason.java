package dev.handoff.template;

/**
 * A condition in words.
 *
 * @param claim what holds
 * @param detail how things stand; may be empty
 * @param line the line, where the claim does not say it; may be empty
 * @param code the condition itself for {@link Kind#UNKNOWN}, else empty
 * @param falls whether a score is below a line
 * @param role for {@link Kind#MEMBERS_IN_ROLE}, else empty
 * @param count how many members have it
 */
record Reason(
    Kind kind,
    String claim,
    String detail,
    String line,
    String code,
    boolean falls,
    String role,
    int count) {

  /** A claim that is not about a score. */
  static Reason of(Kind kind, String claim, String line) {
    return new Reason(kind, claim, "", line, "", false, "", 0);
  }

  /** What kind of thing was read, for those who make something else of it. */
  enum Kind {
    ENGAGEMENT,
    COMPLETENESS,
    MEMBERS_IN_ROLE,
    OTHER,
    UNKNOWN
  }
}
