package dev.handoff.domain.evaluate;

import dev.handoff.domain.alert.ScorePart;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.alert.ScoreRecord.MemberScore;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.EngagementScorer;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.evaluate.GroupFile.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Composes score records, and the parts that explain a member's score. */
final class ScoreRecords {

  private final GroupFile file;
  private final Members members;
  private final EngagementScorer scorer;
  private final EngagementWindow window;

  ScoreRecords(GroupFile file, Members members, EngagementScorer scorer, EngagementWindow window) {
    this.file = file;
    this.members = members;
    this.scorer = scorer;
    this.window = window;
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
   */
  List<ScorePart> parts(DailyTallies tallies) {
    List<ScorePart> parts = new ArrayList<>();
    tallies
        .totals(window.firstDay(file.day), file.day)
        .forEach(
            (type, tally) -> {
              if (scorer.weight(type).signum() > 0) {
                parts.add(new ScorePart(type, tally, scorer.weight(type), scorer.raw(type, tally)));
              }
            });
    parts.sort(Comparator.comparing(ScorePart::raw).reversed().thenComparing(ScorePart::type));
    return parts;
  }
}
