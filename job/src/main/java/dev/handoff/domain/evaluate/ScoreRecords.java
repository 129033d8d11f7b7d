package dev.handoff.domain.evaluate;

import dev.handoff.domain.alert.ScorePart;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.alert.ScoreRecord.MemberScore;
import dev.handoff.domain.engagement.EngagementScorer;
import dev.handoff.domain.evaluate.GroupFile.Said;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Composes score records, and the parts that explain a member's score. */
final class ScoreRecords {

  private final GroupFile file;
  private final Members members;
  private final EngagementScorer scorer;

  ScoreRecords(GroupFile file, Members members, EngagementScorer scorer) {
    this.file = file;
    this.members = members;
    this.scorer = scorer;
  }

  /** The group's scores as they are. */
  ScoreRecord of(Said scores, Instant now) {
    List<MemberScore> memberScores = new ArrayList<>();
    for (ScoredMember member : members.scored()) {
      memberScores.add(
          new MemberScore(
              member.personId(),
              member.role(),
              member.score().rounded(),
              member.score().unrounded(),
              parts(member.tallies())));
    }
    memberScores.sort(Comparator.comparing(MemberScore::personId));
    return new ScoreRecord(
        file.buyingGroupId(),
        now,
        false,
        scores.engagement().rounded(),
        scores.engagement().unrounded(),
        scores.completeness(),
        scores.missingRoles(),
        memberScores);
  }

  /** The group is gone. */
  ScoreRecord deleted(Instant now) {
    return new ScoreRecord(file.buyingGroupId(), now, true, 0, null, 0, List.of(), List.of());
  }

  /**
   * What each activity type with a weight adds to a member's raw sum, largest first, then by name.
   *
   * @param tallies by type
   */
  List<ScorePart> parts(Map<String, Integer> tallies) {
    List<ScorePart> parts = new ArrayList<>(tallies.size());
    tallies.forEach(
        (type, tally) -> {
          BigDecimal weight = scorer.weight(type);
          if (weight.signum() > 0) {
            parts.add(new ScorePart(type, tally, weight, scorer.raw(type, tally)));
          }
        });
    parts.sort(ScoreRecords::compareLargestFirst);
    return parts;
  }

  /** A plain comparison and no chain of them, because each score record sorts dozens. */
  private static int compareLargestFirst(ScorePart one, ScorePart other) {
    int byRaw = other.raw().compareTo(one.raw());
    return byRaw == 0 ? one.type().compareTo(other.type()) : byRaw;
  }
}
