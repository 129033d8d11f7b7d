package dev.handoff.domain.evaluate;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.EMAIL_OPENED;
import static dev.handoff.domain.evaluate.GroupRun.snapshot;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.CHLOE;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.DIEGO;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.PRACTITIONER;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.deletion;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.ScoreRecord.MemberScore;
import dev.handoff.domain.exchange.GroupRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The scores of a group, and when they are said (SPEC sections 2, 7 and 9). */
class GroupEvaluatorTest {

  private final GroupRun lumia = GroupRun.inEventTime();

  @Nested
  class Saying {
    @Test
    void aNewGroupIsSaidAtOnceEvenWhenNothingIsKnownOfIt() {
      lumia.at(MONDAY, snapshot(MONDAY, group(MONDAY)));
      assertThat(lumia.said()).containsExactly(MONDAY + " 0 0");
      assertThat(lumia.last().missingRoles())
          .containsExactly(DECISION_MAKER, CHAMPION, PRACTITIONER);
    }

    @Test
    void aRoundedChangeIsSaidOnceAtTheEndOfItsInstant() {
      begin();
      lumia.at(
          TUESDAY,
          lumia.does(TUESDAY, ADA, CHAT_ENGAGED),
          lumia.does(TUESDAY, BEN, CHAT_ENGAGED),
          lumia.does(TUESDAY, BEN, EMAIL_OPENED));
      assertThat(lumia.said()).hasSize(2).last().isEqualTo(TUESDAY + " 27 67");
    }

    @Test
    void anUnroundedChangeWaitsForTheEndOfTheDay() {
      begin();
      lumia.at(TUESDAY, manyChats(TUESDAY));
      int before = lumia.scores.size();
      Instant noon = Instant.parse("2026-03-03T12:00:00Z");
      lumia.at(noon, lumia.does(noon, ADA, EMAIL_OPENED));
      assertThat(lumia.scores).as("95 stays 95").hasSize(before);
      Instant midnight = Instant.parse("2026-03-04T00:00:00Z");
      lumia.until(midnight);
      assertThat(lumia.scores).hasSize(before + 1);
      assertThat(lumia.last().at()).isEqualTo(midnight);
    }

    @Test
    void anUnroundedChangeOfTheLastDayIsSaidAtTheEndOfTheRun() {
      begin();
      Instant morning = Instant.parse("2026-04-30T09:00:00Z");
      lumia.at(morning, manyChats(morning));
      lumia.at(morning.plusSeconds(1), lumia.does(morning.plusSeconds(1), ADA, EMAIL_OPENED));
      int before = lumia.scores.size();
      lumia.until(GroupRun.UNTIL);
      assertThat(lumia.scores).hasSize(before + 1);
      assertThat(lumia.last().at()).isEqualTo(GroupRun.UNTIL);
    }

    @Test
    void aQuietDayIsNotSaid() {
      begin();
      lumia.until(WEDNESDAY);
      assertThat(lumia.said()).containsExactly(MONDAY + " 0 67");
    }

    @Test
    void aMembershipThatChangesNeitherScoreNorCompletenessIsSaidToo() {
      begin();
      lumia.at(
          TUESDAY,
          snapshot(
              TUESDAY,
              group(
                  TUESDAY,
                  member(ADA, DECISION_MAKER),
                  member(BEN, CHAMPION),
                  member(CHLOE, "Guest"))),
          lumia.joined(TUESDAY, CHLOE));
      assertThat(lumia.said()).containsExactly(MONDAY + " 0 67", TUESDAY + " 0 67");
      assertThat(lumia.last().members())
          .extracting(MemberScore::personId)
          .containsExactly(ADA, BEN, CHLOE);
    }

    /** Ada at 94.9, so that one e-mail more does not move the rounded score of anybody. */
    private GroupRecord[] manyChats(Instant at) {
      GroupRecord[] chats = new GroupRecord[45];
      Arrays.setAll(chats, i -> lumia.does(at, ADA, CHAT_ENGAGED));
      return chats;
    }
  }

  @Nested
  class Days {
    @Test
    void scoresFallAtMidnightWhenADayLeavesTheWindowWithNoRecordComing() {
      begin();
      lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
      assertThat(lumia.last().engagementScore()).isEqualTo(20);
      Instant lastDay = Instant.parse("2026-04-01T23:59:59.999Z");
      lumia.until(lastDay);
      assertThat(lumia.last().engagementScore()).isEqualTo(20);
      lumia.until(lastDay.plusMillis(1));
      assertThat(lumia.last().at()).isEqualTo("2026-04-02T00:00:00Z");
      assertThat(lumia.last().engagementScore()).isZero();
      assertThat(lumia.last().members()).allMatch(member -> member.parts().isEmpty());
    }

    @Test
    void aLateRecordCountsInItsOwnDay() {
      begin();
      lumia.at(WEDNESDAY, lumia.does(WEDNESDAY, BEN, EMAIL_OPENED));
      GroupRecord late = lumia.does(MONDAY, ADA, CHAT_ENGAGED);
      lumia.at(WEDNESDAY.plusSeconds(1), late);
      assertThat(lumia.last().at()).as("said when it came").isEqualTo(WEDNESDAY);
      lumia.until(Instant.parse("2026-04-01T00:00:00Z"));
      assertThat(lumia.last().members().get(0).engagementScore()).as("Monday is gone").isZero();
    }

    @Test
    void aGroupWithNothingInTheWindowAsksForNoMoreMidnights() {
      begin();
      lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
      lumia.until(Instant.parse("2026-04-02T00:00:00Z"));
      assertThat(lumia.evaluator.nextDue(lumia.file)).isNull();
    }
  }

  @Nested
  class Membership {
    @Test
    void aHistoryThatOvertookTheSnapshotsItCameForIsKept() {
      begin();
      GroupRecord again = lumia.joined(TUESDAY, WEDNESDAY, BEN, lumia.did(MONDAY, CHAT_ENGAGED, 3));
      lumia.at(TUESDAY, again);
      lumia.at(TUESDAY, snapshot(TUESDAY, group(TUESDAY, member(ADA, DECISION_MAKER))));
      lumia.at(
          WEDNESDAY,
          snapshot(
              WEDNESDAY, group(WEDNESDAY, member(ADA, DECISION_MAKER), member(BEN, CHAMPION))));
      assertThat(lumia.last().members())
          .extracting(MemberScore::personId)
          .containsExactly(ADA, BEN);
    }

    @Test
    void aRoleChangeActsFromItsSnapshotOn() {
      begin();
      lumia.at(TUESDAY, lumia.does(TUESDAY, BEN, CHAT_ENGAGED));
      assertThat(lumia.last().engagementScoreUnrounded()).isEqualByComparingTo("17.72765299");
      lumia.at(
          WEDNESDAY,
          snapshot(
              WEDNESDAY, group(WEDNESDAY, member(ADA, CHAMPION), member(BEN, DECISION_MAKER))));
      assertThat(lumia.last().engagementScoreUnrounded()).isEqualByComparingTo("19.820118584");
    }

    @Test
    void whoLeavesTakesTheScoreAlong() {
      begin();
      lumia.at(TUESDAY, lumia.does(TUESDAY, BEN, CHAT_ENGAGED));
      lumia.at(WEDNESDAY, snapshot(WEDNESDAY, group(WEDNESDAY, member(ADA, DECISION_MAKER))));
      assertThat(lumia.last().engagementScore()).isZero();
      assertThat(lumia.last().completenessScore()).isEqualTo(33);
      assertThat(lumia.last().missingRoles()).containsExactly(CHAMPION, PRACTITIONER);
      assertThat(lumia.get(key(BEN))).isNull();
    }

    @Test
    void anErasedMemberIsNoMemberUntilALaterSnapshotListsThem() {
      begin();
      lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
      lumia.at(
          WEDNESDAY,
          GroupRecord.erased(lumia.file.buyingGroupId(), WEDNESDAY, key(ADA), WEDNESDAY));
      assertThat(lumia.last().members()).extracting(MemberScore::personId).containsExactly(BEN);
      assertThat(lumia.last().missingRoles()).containsExactly(DECISION_MAKER, PRACTITIONER);
    }

    @Test
    void aMemberOutsideTheTemplateIsShownWithWeight0() {
      lumia.at(
          MONDAY,
          snapshot(MONDAY, group(MONDAY, member(DIEGO, "Guest"), member(ADA, DECISION_MAKER))),
          lumia.joined(MONDAY, DIEGO, lumia.did(MONDAY, CHAT_ENGAGED, 50)),
          lumia.joined(MONDAY, ADA));
      assertThat(lumia.last().engagementScore()).isZero();
      assertThat(lumia.last().members().get(1).engagementScore()).isEqualTo(100);
    }

    @Test
    void aHistoryOfAnOlderSnapshotDoesNotBringBackWhoHasLeft() {
      GroupRun live = GroupRun.inArrivalOrder();
      live.at(MONDAY, snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))));
      live.at(TUESDAY, snapshot(TUESDAY, group(TUESDAY)));
      live.at(TUESDAY, live.joined(TUESDAY, MONDAY, ADA));
      assertThat(live.get(key(ADA))).isNull();
    }

    @Test
    void aHistoryMayComeBeforeItsSnapshot() {
      GroupRun live = GroupRun.inArrivalOrder();
      live.at(MONDAY, live.joined(MONDAY, ADA, live.did(MONDAY, CHAT_ENGAGED, 2)));
      live.at(MONDAY, snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))));
      assertThat(live.last().members().get(0).engagementScore()).isEqualTo(20);
    }
  }

  @Nested
  class Deletion {
    @Test
    void isSaidOnceAndEndsEverything() {
      begin();
      lumia.at(TUESDAY, snapshot(TUESDAY, deletion(TUESDAY)));
      lumia.at(WEDNESDAY, lumia.does(WEDNESDAY, ADA, CHAT_ENGAGED));
      assertThat(lumia.said()).containsExactly(MONDAY + " 0 67", TUESDAY + " deleted");
      assertThat(lumia.all()).isEmpty();
      assertThat(lumia.evaluator.nextDue(lumia.file)).isNull();
    }

    @Test
    void isForgottenAfterTheLookBack() {
      begin();
      lumia.at(TUESDAY, snapshot(TUESDAY, deletion(TUESDAY)));
      Instant over = TUESDAY.plus(Duration.ofDays(30));
      assertThat(lumia.evaluator.forgetAt(lumia.file)).isEqualTo(over);
      assertThat(lumia.evaluator.isForgettable(lumia.file, lumia, over.minusMillis(1))).isFalse();
      assertThat(lumia.evaluator.isForgettable(lumia.file, lumia, over)).isTrue();
    }

    @Test
    void aGroupThatComesBackAfterTheLookBackBeginsAnewThoughNobodyClearedItsState() {
      lumia.with(journey("once", end("done")));
      begin();
      lumia.at(TUESDAY, snapshot(TUESDAY, deletion(TUESDAY)));
      Instant atTheEnd = TUESDAY.plus(Duration.ofDays(30));
      Instant back = atTheEnd.plusMillis(1);
      lumia.at(
          back, snapshot(back, group(back, member(ADA, DECISION_MAKER))), lumia.joined(back, ADA));
      assertThat(lumia.steps)
          .containsExactly(
              MONDAY + " entered", MONDAY + " completed", back + " entered", back + " completed");
    }

    @Test
    void aGroupThatComesBackAtTheEndOfTheLookBackKeepsItsCounters() {
      lumia.with(journey("once", end("done")));
      begin();
      lumia.at(TUESDAY, snapshot(TUESDAY, deletion(TUESDAY)));
      Instant back = TUESDAY.plus(Duration.ofDays(30));
      lumia.at(
          back, snapshot(back, group(back, member(ADA, DECISION_MAKER))), lumia.joined(back, ADA));
      assertThat(lumia.steps).containsExactly(MONDAY + " entered", MONDAY + " completed");
    }

    @Test
    void aGroupThatComesBackIsSaidAgain() {
      begin();
      lumia.at(TUESDAY, snapshot(TUESDAY, deletion(TUESDAY)));
      lumia.at(
          WEDNESDAY,
          snapshot(WEDNESDAY, group(WEDNESDAY, member(ADA, DECISION_MAKER))),
          lumia.joined(WEDNESDAY, ADA, lumia.did(TUESDAY, CHAT_ENGAGED, 2)));
      assertThat(lumia.said()).last().isEqualTo(WEDNESDAY + " 32 33");
    }
  }

  private void begin() {
    lumia.at(
        MONDAY,
        snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER), member(BEN, CHAMPION))),
        lumia.joined(MONDAY, ADA),
        lumia.joined(MONDAY, BEN));
  }
}
