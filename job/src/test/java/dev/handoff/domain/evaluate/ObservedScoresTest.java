package dev.handoff.domain.evaluate;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.domain.evaluate.GroupRun.snapshot;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.OTHER_GROUP;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.deletion;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.HistoryCells;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.insight.MemberInsight;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The raw scores of a group and its members, as they are observed for calibration. */
class ObservedScoresTest {

  private static final Instant WEDNESDAY_MIDNIGHT = Instant.parse("2026-03-04T00:00:00Z");

  private final GroupRun lumia = GroupRun.inEventTime();

  @Test
  void aDayIsObservedAtItsEnd() {
    begin(GROUP);
    lumia.at(
        TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED), lumia.does(TUESDAY, BEN, CHAT_ENGAGED));
    lumia.until(WEDNESDAY_MIDNIGHT);

    RawScores tuesday = last();
    assertThat(tuesday.day()).isEqualTo(lumia.window.dayOf(TUESDAY));
    assertThat(tuesday.at()).isEqualTo(WEDNESDAY_MIDNIGHT);
    assertThat(tuesday.version()).isZero();
    assertThat(tuesday.people()).containsExactlyInAnyOrder(1, 1);
    // Each scores 100 √(1/50) = 14.142, or 100 if the reference were 1.
    assertThat(tuesday.group()).isCloseTo(14.142_135_624, within(1e-9));
    assertThat(tuesday.groupUncapped()).isCloseTo(100, within(1e-9));
  }

  @Test
  void whatHappensAtMidnightIsOfTheNextDay() {
    begin(GROUP);
    lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
    lumia.at(
        WEDNESDAY_MIDNIGHT,
        snapshot(WEDNESDAY_MIDNIGHT, group(WEDNESDAY_MIDNIGHT, member(BEN, CHAMPION))),
        lumia.does(WEDNESDAY_MIDNIGHT, BEN, CHAT_ENGAGED));
    assertThat(last().people()).as("Ada, who leaves; not yet Ben").containsExactly(1);
    assertThat(last().group()).isPositive();
  }

  @Test
  void aPersonInTwoGroupsIsCountedByTheFirst() {
    begin(OTHER_GROUP, GROUP);
    lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
    lumia.until(WEDNESDAY_MIDNIGHT);
    assertThat(last().people()).as("by that with the least id, which is this").hasSize(1);
  }

  @Test
  void aPersonInTwoGroupsIsNotCountedByTheSecond() {
    begin(GROUP, "a-" + GROUP);
    lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
    lumia.until(WEDNESDAY_MIDNIGHT);
    assertThat(last().people()).isEmpty();
    assertThat(last().group()).isPositive();
  }

  @Test
  void everyDayWithAnythingInTheWindowIsObservedOnce() {
    begin(GROUP);
    lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
    lumia.until(GroupRun.UNTIL);
    assertThat(lumia.observed).extracting(RawScores::day).doesNotHaveDuplicates().hasSize(30);
  }

  @Test
  void ofAGroupInWhichNobodyScoresNothingIsObserved() {
    begin(GROUP);
    lumia.until(GroupRun.UNTIL);
    assertThat(lumia.observed).isEmpty();
  }

  @Test
  void aDeletedGroupIsNoLongerObserved() {
    begin(GROUP);
    lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
    lumia.at(WEDNESDAY, snapshot(WEDNESDAY, deletion(WEDNESDAY)));
    lumia.until(GroupRun.UNTIL);
    assertThat(lumia.observed).extracting(RawScores::at).containsExactly(WEDNESDAY_MIDNIGHT);
  }

  @Test
  void theEndOfABoundedRunIsObservedOnceWhateverComesLate() {
    Instant visit = GroupRun.UNTIL.minusSeconds(3_600);
    begin(GROUP);
    lumia.at(visit, lumia.does(visit, ADA, PAGE_VIEWED));
    lumia.until(GroupRun.UNTIL);
    assertThat(last().at()).isEqualTo(GroupRun.UNTIL);
    int before = lumia.observed.size();
    lumia.at(GroupRun.UNTIL, lumia.does(visit, BEN, PAGE_VIEWED));
    assertThat(lumia.scores.get(lumia.scores.size() - 1).members())
        .as("it scores")
        .anyMatch(member -> member.personId().equals(BEN) && member.engagementScore() > 0);
    assertThat(lumia.observed).hasSize(before);
  }

  @Test
  void inOrderOfArrivalTheEndIsObservedWhenItIsAskedFor() {
    GroupRun live = GroupRun.inArrivalOrder();
    begin(live, GROUP);
    live.at(TUESDAY, live.does(TUESDAY, ADA, CHAT_ENGAGED));
    live.evaluator.observe(live.file, live, TUESDAY.plusSeconds(60), live);
    assertThat(live.observed)
        .singleElement()
        .extracting(RawScores::at)
        .isEqualTo(TUESDAY.plusSeconds(60));
  }

  private RawScores last() {
    return lumia.observed.get(lumia.observed.size() - 1);
  }

  private void begin(String... groups) {
    begin(lumia, groups);
  }

  /** Ada and Ben have joined; both are in these groups. */
  private static void begin(GroupRun run, String... groups) {
    run.at(
        MONDAY,
        snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER), member(BEN, CHAMPION))),
        joined(ADA, groups),
        joined(BEN, groups));
  }

  private static GroupRecord joined(String personId, String... groups) {
    return GroupRecord.joined(
        GROUP,
        MONDAY,
        key(personId),
        MONDAY,
        new MemberProfile(
            personId,
            personId,
            null,
            null,
            null,
            Stream.of(groups).map(id -> new GroupName(id, id)).toList()),
        new HistoryCells(List.of(), List.of(), List.of(), List.of(), List.of()),
        MemberInsight.NONE);
  }
}
