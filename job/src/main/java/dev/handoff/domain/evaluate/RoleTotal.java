package dev.handoff.domain.evaluate;

/**
 * The members of one role, added up.
 *
 * @param members how many count, 1 or more
 * @param sumOfScores their scores times 1e9
 */
public record RoleTotal(int members, long sumOfScores) {

  RoleTotal plus(int moreMembers, long moreScore) {
    return new RoleTotal(members + moreMembers, sumOfScores + moreScore);
  }
}
