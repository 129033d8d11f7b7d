package dev.handoff.domain.evaluate;

import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.Score;
import java.util.Objects;

/**
 * What score records say of a member who counts.
 *
 * @param personKey the member's key
 * @param personId who
 * @param role in the newest snapshot
 * @param score as the group's sum holds it
 * @param tallies activities that count, by day and type
 */
public record ScoredMember(
    String personKey, String personId, String role, Score score, DailyTallies tallies) {

  /** Of a member who counts. */
  public static ScoredMember of(MemberFile member) {
    return new ScoredMember(
        member.personKey(),
        Objects.requireNonNull(member.profile()).personId(),
        Objects.requireNonNull(member.role()),
        member.score(),
        member.history().tallies());
  }
}
