package dev.handoff.domain.evaluate;

import dev.handoff.domain.engagement.Score;
import java.util.Objects;
import java.util.SortedMap;

/**
 * What score records say of a member who counts.
 *
 * @param personKey the member's key
 * @param personId who
 * @param role in the newest snapshot
 * @param score as the group's sum holds it
 * @param tallies by activity type, that the score was made from; in the order of types
 */
public record ScoredMember(
    String personKey,
    String personId,
    String role,
    Score score,
    SortedMap<String, Integer> tallies) {

  /** Of a member who counts. */
  public static ScoredMember of(MemberFile member) {
    return new ScoredMember(
        member.personKey(),
        Objects.requireNonNull(member.profile()).personId(),
        Objects.requireNonNull(member.role()),
        member.score(),
        member.talliesByType());
  }
}
