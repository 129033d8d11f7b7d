package dev.handoff.domain.evaluate;

import dev.handoff.domain.engagement.EngagementScorer;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.engagement.Score;
import java.util.Objects;
import java.util.SortedMap;

/** Keeps the sums of one group in step with the scores of its members, at one instant. */
final class GroupSums {

  private final GroupFile file;
  private final EngagementScorer scorer;
  private final EngagementWindow window;
  private final int today;
  private boolean roundedChanged;
  private boolean unroundedChanged;

  GroupSums(GroupFile file, EngagementScorer scorer, EngagementWindow window, int today) {
    this.file = file;
    this.scorer = scorer;
    this.window = window;
    this.today = today;
  }

  /** Whether anybody came, went, changed role, or has another rounded score. */
  boolean roundedChanged() {
    return roundedChanged;
  }

  /** Whether anybody has another unrounded score. */
  boolean unroundedChanged() {
    return unroundedChanged;
  }

  /** Scores a member anew; returns whether the score has changed, or what it is made from. */
  boolean rescore(MemberFile member) {
    if (!member.counts()) {
      return false;
    }
    Score before = member.score();
    SortedMap<String, Integer> talliesBefore = member.talliesByType();
    Score after = score(member);
    if (!before.equals(after)) {
      file.addToRole(Objects.requireNonNull(member.role()), 0, after.nanos() - before.nanos());
      unroundedChanged = true;
      roundedChanged |= before.rounded() != after.rounded();
    }
    return !before.equals(after) || !talliesBefore.equals(member.talliesByType());
  }

  /** Takes a member in, if they count. */
  void count(MemberFile member) {
    if (member.counts()) {
      file.addToRole(Objects.requireNonNull(member.role()), 1, score(member).nanos());
      roundedChanged = true;
    }
  }

  /** Takes a member out, if they counted. */
  void uncount(MemberFile member) {
    if (member.counts()) {
      file.addToRole(Objects.requireNonNull(member.role()), -1, -member.score().nanos());
      member.uncount();
      roundedChanged = true;
    }
  }

  private Score score(MemberFile member) {
    SortedMap<String, Integer> tallies =
        member.history().tallies().totals(window.firstDay(today), today);
    member.score(scorer.person(tallies), tallies);
    return member.score();
  }
}
