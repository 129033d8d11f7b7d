package dev.handoff.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.ScorePart;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.alert.ScoreRecord.MemberScore;
import dev.handoff.reference.SlowScores.GroupScores;
import dev.handoff.reference.SlowScores.MemberScores;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What the production stages say of random logs is what SPEC sections 2 and 3 say. Each way has
 * logs of its own, so that there are three times {@code handoff.logs}; a failure names the seed,
 * which {@code -Dhandoff.first-seed=S -Dhandoff.logs=1} runs again.
 */
final class ScoresMatchReferenceTest {

  private static final int LOGS = Integer.getInteger("handoff.logs", 350);
  private static final int ANOTHER_WAY = 1_000_000;
  private static final @Nullable Integer FIRST_SEED = Integer.getInteger("handoff.first-seed");

  @Test
  void inEventTimeEveryScoreIsRightAtTheEndOfEveryDay() throws Exception {
    for (int seed : seeds(0)) {
      RandomLog log = new RandomLog(seed);
      List<ScoreRecord> scores = new LogRun(log, seed).inEventTime(1 + seed % 3);

      for (LocalDate day = LocalDate.ofInstant(log.begin, log.zone).plusDays(2);
          day.atStartOfDay(log.zone).toInstant().isBefore(log.end);
          day = day.plusDays(1)) {
        compare("seed " + seed + " at " + day, log, scores, day.atStartOfDay(log.zone).toInstant());
      }
      compare("seed " + seed + " at the end", log, scores, log.end);
    }
  }

  @Test
  void recordsLaterThanTheLatenessStillCountInTheEnd() throws Exception {
    for (int seed : seeds(1)) {
      RandomLog log = new RandomLog(seed);
      List<ScoreRecord> scores =
          new LogRun(log, seed).inEventTime(1 + seed % 2, Duration.ofDays(5));

      compare("seed " + seed, log, scores, log.end);
    }
  }

  @Test
  void inOrderOfArrivalEveryInterleavingEndsInTheRightScores() throws Exception {
    for (int seed : seeds(2)) {
      RandomLog log = new RandomLog(seed);
      LogRun run = new LogRun(log, seed);
      List<ScoreRecord> scores = run.inArrivalOrder(1 + seed % 3);

      compare("seed " + seed, log, scores, run.endOfArrival());
    }
  }

  @Test
  void everyWayMeetsEveryZoneInEveryFortnight() {
    for (int way = 0; way < 3; way++) {
      Set<String> met = new HashSet<>();
      for (int i = 1; i <= 200; i++) {
        RandomLog log = new RandomLog(i + way * ANOTHER_WAY);
        met.add(log.zone + " " + log.begin);
      }
      assertThat(met).hasSize(RandomLog.ZONES.size() * RandomLog.BEGINNINGS.size());
    }
  }

  /** A seed that was given is taken as it is, in every way. */
  private static int[] seeds(int way) {
    int first = FIRST_SEED == null ? 1 + way * ANOTHER_WAY : FIRST_SEED;
    return IntStream.range(first, first + LOGS).toArray();
  }

  private static void compare(String where, RandomLog log, List<ScoreRecord> scores, Instant at) {
    SlowScores reference = new SlowScores(log, at);
    for (String group : RandomLog.GROUPS) {
      GroupScores expected = reference.of(group);
      ScoreRecord found = lastOf(group, scores, at);
      if (expected == null) {
        assertThat(found == null || found.deleted())
            .as("%s: %s has no scores", where, group)
            .isTrue();
      } else {
        assertThat(found).as("%s: a score of %s", where, group).isNotNull();
        compare(where + ", " + group, log, at, expected, Objects.requireNonNull(found));
      }
    }
  }

  private static void compare(
      String where, RandomLog log, Instant at, GroupScores expected, ScoreRecord found) {
    assertThat(found.completenessScore())
        .as("%s: completeness", where)
        .isEqualTo(expected.completeness());
    assertThat(found.missingRoles()).as("%s: missing roles", where).isEqualTo(expected.missing());
    Map<String, BigDecimal> members = new TreeMap<>();
    for (MemberScore member : found.members()) {
      members.put(
          member.personId() + " as " + member.role(),
          member.engagementScoreUnrounded().setScale(9));
      assertThat(member.engagementScore())
          .isEqualTo(SlowScores.rounded(member.engagementScoreUnrounded()));
    }
    Map<String, BigDecimal> expectedMembers = new TreeMap<>();
    expected
        .members()
        .forEach(
            (id, member) ->
                expectedMembers.put(id + " as " + member.role(), member.unrounded().setScale(9)));
    assertThat(members).as("%s: members", where).isEqualTo(expectedMembers);
    for (MemberScore member : found.members()) {
      compareParts(
          where,
          log,
          at,
          Objects.requireNonNull(expected.members().get(member.personId())),
          member);
    }
    assertThat(Objects.requireNonNull(found.engagementScoreUnrounded()).setScale(9))
        .as("%s: engagement", where)
        .isEqualTo(expected.unrounded().setScale(9));
    assertThat(found.engagementScore())
        .as("%s: rounded engagement", where)
        .isEqualTo(expected.rounded());
  }

  /**
   * The parts add up to the same. Which parts they are is not said again when another mix comes to
   * the same score, nor when a score stands at 100.
   */
  private static void compareParts(
      String where, RandomLog log, Instant at, MemberScores expected, MemberScore found) {
    if (found.engagementScoreUnrounded().compareTo(BigDecimal.valueOf(100)) < 0) {
      Map<String, Integer> tallies = new TreeMap<>();
      for (ScorePart part : found.parts()) {
        tallies.put(part.type(), part.tally());
      }
      SlowScores reference = new SlowScores(log, at);
      assertThat(reference.raw(tallies))
          .as(
              "%s: parts of %s: %s, expected %s",
              where, found.personId(), tallies, expected.tallies())
          .isEqualByComparingTo(reference.raw(expected.tallies()));
    }
  }

  private static @Nullable ScoreRecord lastOf(String group, List<ScoreRecord> scores, Instant at) {
    ScoreRecord last = null;
    for (ScoreRecord score : scores) {
      if (score.buyingGroupId().equals(group) && !score.at().isAfter(at)) {
        last = score;
      }
    }
    return last;
  }
}
