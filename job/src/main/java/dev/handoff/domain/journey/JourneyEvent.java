package dev.handoff.domain.journey;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step of a group through a journey (SPEC section 7, topic {@code journey-events}). A group's
 * events, in order, tell where it stands.
 *
 * @param journeyId the journey
 * @param journeyVersion the version the group is in
 * @param buyingGroupId the group
 * @param entry the group's how-manieth entry into the journey, from 1
 * @param type what happened
 * @param nodeId where, when it happened at a node
 * @param reason why, when there is more to say
 * @param to the node the group goes on to; null when it completed, left, or timed out without a
 *     path
 * @param at the instant
 */
public record JourneyEvent(
    String journeyId,
    int journeyVersion,
    String buyingGroupId,
    int entry,
    Type type,
    @Nullable String nodeId,
    @Nullable Reason reason,
    @Nullable String to,
    Instant at) {

  /** What happened. */
  public enum Type {
    ENTERED("entered"),
    PASSED("passed"),
    TIMED_OUT("timed-out"),
    COMPLETED("completed"),
    LEFT("left");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** The name in a record. */
    public String wireName() {
      return wireName;
    }
  }

  /** Why it happened. */
  public enum Reason {
    MATCHED("matched"),
    OTHERWISE("otherwise"),
    TIMEOUT("timeout"),
    UNMATCHED("unmatched"),
    ABORTED("aborted"),
    DELETED("deleted"),
    COOL_DOWN("cool-down"),
    OTHER_INTEREST("other-interest"),
    NO_RECIPIENTS("no-recipients");

    private final String wireName;

    Reason(String wireName) {
      this.wireName = wireName;
    }

    /** The name in a record. */
    public String wireName() {
      return wireName;
    }
  }
}
