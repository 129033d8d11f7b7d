package dev.handoff.domain.evaluate;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.evaluate.GroupRun.snapshot;
import static dev.handoff.fixture.JourneyFixture.alert;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.JourneyFixture.status;
import static dev.handoff.fixture.JourneyFixture.waitFor;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.deletion;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.fixture.JourneyFixture;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A group's journeys as its records move them (SPEC sections 4, 5 and 9). */
class GroupJourneysTest {

  private static final JourneyFixture READY =
      journey(
          "ready", listen("warm", "group.engagementScore >= 20"), alert("tell-sales"), end("done"));

  @Nested
  class InEventTime {
    private final GroupRun lumia = GroupRun.inEventTime().with(READY);

    @Test
    void anAlertIsDecidedAtTheInstantThatCrossesTheLineAndOnlyOnce() {
      begin();
      lumia.at(TUESDAY, lumia.does(TUESDAY, ADA, CHAT_ENGAGED));
      lumia.at(WEDNESDAY, lumia.does(WEDNESDAY, ADA, CHAT_ENGAGED));
      lumia.until(GroupRun.UNTIL);
      assertThat(lumia.alerts).hasSize(1).first().satisfies(this::isOfTuesday);
    }

    private void isOfTuesday(SalesAlert alert) {
      assertThat(alert.decidedAt()).isEqualTo(TUESDAY);
      assertThat(alert.engagementScore()).isEqualTo(20);
      assertThat(alert.completenessScore()).isEqualTo(67);
      assertThat(alert.group().name()).isEqualTo("Experience Manager Assets for Lumia");
    }

    @Test
    void allRecordsOfAnInstantAreAppliedBeforeJourneysLook() {
      begin();
      GroupRecord warm = lumia.does(TUESDAY, ADA, CHAT_ENGAGED);
      BuyingGroup withoutAda = group(TUESDAY, member(BEN, CHAMPION));
      lumia.at(TUESDAY, warm, snapshot(TUESDAY, withoutAda), lumia.joined(TUESDAY, BEN));
      assertThat(lumia.alerts).isEmpty();
    }

    @Test
    void theScoreOf7DaysBeforeIsAsTheDayEnded() {
      begin();
      lumia.at(TUESDAY, lumia.does(TUESDAY, BEN, CHAT_ENGAGED));
      Instant nextMonday = Instant.parse("2026-03-09T09:00:00Z");
      lumia.at(nextMonday, lumia.does(nextMonday, ADA, CHAT_ENGAGED));
      assertThat(lumia.alerts.get(0).engagementScore7DaysBefore())
          .as("at the end of Monday 2 March")
          .isEqualTo(0);
    }

    @Test
    void theScoreOf7DaysBeforeIsMissingWhenThereWasNoGroup() {
      begin();
      Instant sunday = Instant.parse("2026-03-08T09:00:00Z");
      lumia.at(sunday, lumia.does(sunday, ADA, CHAT_ENGAGED));
      assertThat(lumia.alerts.get(0).engagementScore7DaysBefore()).isNull();
    }

    @Test
    void aLateRecordDoesNotRewriteTheScoreOf7DaysBefore() {
      GroupRun cool =
          GroupRun.inEventTime()
              .with(
                  journey(
                      "ready",
                      listen("warm", "group.engagementScore >= 37"),
                      alert("tell-sales"),
                      end("done")));
      cool.at(
          MONDAY,
          snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))),
          cool.joined(MONDAY, ADA, cool.did(MONDAY, CHAT_ENGAGED, 1)));
      cool.until(TUESDAY);
      cool.at(TUESDAY, cool.does(MONDAY, ADA, CHAT_ENGAGED));
      Instant nextMonday = Instant.parse("2026-03-09T09:00:00Z");
      cool.at(
          nextMonday,
          cool.does(nextMonday, ADA, CHAT_ENGAGED),
          cool.does(nextMonday, ADA, CHAT_ENGAGED));
      assertThat(cool.alerts).hasSize(1);
      assertThat(cool.alerts.get(0).engagementScore7DaysBefore()).isEqualTo(27);
    }

    @Test
    void aWaitIsOverWithNoRecordComing() {
      GroupRun waiting =
          GroupRun.inEventTime()
              .with(journey("slow", waitFor("pause", "P1D"), status("warmer", "Warm"), end("e")));
      waiting.at(MONDAY, snapshot(MONDAY, group(MONDAY)));
      waiting.until(TUESDAY);
      assertThat(waiting.steps).contains(TUESDAY + " completed");
    }

    @Test
    void aDeletedGroupLeavesItsJourneys() {
      begin();
      lumia.at(TUESDAY, snapshot(TUESDAY, deletion(TUESDAY)));
      assertThat(lumia.steps).last().isEqualTo(TUESDAY + " left");
    }

    private void begin() {
      lumia.at(
          MONDAY,
          snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER), member(BEN, CHAMPION))),
          lumia.joined(MONDAY, ADA),
          lumia.joined(MONDAY, BEN));
    }
  }

  @Nested
  class InArrivalOrder {
    private final GroupRun lumia =
        GroupRun.inArrivalOrder()
            .with(
                journey(
                    "empty", listen("cold", "group.engagementScore == 0"), alert("a"), end("e")));

    @Test
    void journeysStandStillWhileAHistoryOfTheNewestSnapshotIsOutstanding() {
      lumia.at(MONDAY, snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))));
      assertThat(lumia.steps).isEmpty();
      assertThat(lumia.evaluator.nextDue(lumia.file)).isEqualTo(MONDAY.plusSeconds(5));
      Instant soon = MONDAY.plusSeconds(2);
      lumia.at(soon, lumia.joined(soon, MONDAY, ADA, lumia.did(MONDAY, CHAT_ENGAGED, 2)));
      assertThat(lumia.steps).containsExactly(soon + " entered");
      assertThat(lumia.alerts).as("the group was never cold").isEmpty();
    }

    @Test
    void butNoLongerThanFiveSeconds() {
      lumia.at(MONDAY, snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))));
      lumia.until(MONDAY.plusSeconds(5));
      assertThat(lumia.alerts).hasSize(1);
    }

    @Test
    void midnightComesWithinFiveMinutes() {
      lumia.at(
          MONDAY,
          snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))),
          lumia.joined(MONDAY, ADA, lumia.did(MONDAY, CHAT_ENGAGED, 2)));
      assertThat(lumia.evaluator.nextDue(lumia.file))
          .isBetween(Instant.parse("2026-03-03T00:00:00Z"), Instant.parse("2026-03-03T00:05:00Z"));
    }
  }
}
