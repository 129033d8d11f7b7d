package dev.handoff.domain.evaluate;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.evaluate.GroupRun.snapshot;
import static dev.handoff.fixture.JourneyFixture.alert;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.JourneyFixture.message;
import static dev.handoff.fixture.JourneyFixture.personMoment;
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

import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.fixture.JourneyFixture;
import dev.handoff.fixture.Lumia;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
    void aMessageIsAskedForOnceForEachMemberOfItsRoles() {
      GroupRun thanks =
          GroupRun.inEventTime()
              .with(Lumia.message("thank-you", Instant.EPOCH))
              .with(
                  journey(
                      "thanks",
                      listen("warm", "group.engagementScore >= 20"),
                      message("thank", "thank-you", DECISION_MAKER),
                      personMoment("noted", "Was thanked"),
                      end("done")));
      thanks.at(
          MONDAY,
          snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER), member(BEN, CHAMPION))),
          thanks.joined(MONDAY, ADA),
          thanks.joined(MONDAY, BEN));
      thanks.at(TUESDAY, thanks.does(TUESDAY, ADA, CHAT_ENGAGED));
      thanks.at(WEDNESDAY, thanks.does(WEDNESDAY, ADA, CHAT_ENGAGED));

      assertThat(thanks.requests)
          .singleElement()
          .satisfies(
              request -> {
                assertThat(request.message()).isEqualTo("thank-you");
                assertThat(request.personId()).isEqualTo(ADA);
                assertThat(request.requestedAt()).isEqualTo(TUESDAY);
                assertThat(request.origin())
                    .isEqualTo(
                        new MessageRequest.Origin(
                            "thanks",
                            1,
                            1,
                            "thank",
                            Lumia.GROUP,
                            null,
                            List.of(DECISION_MAKER),
                            new MessageRequest.Group(
                                "Experience Manager Assets for Lumia",
                                Lumia.ASSETS,
                                "Interest",
                                null,
                                Lumia.group(MONDAY).account())));
              });
      assertThat(thanks.moments)
          .as("no roles: everybody")
          .extracting(InterestingMoment::personId)
          .containsExactly(ADA, BEN);
      assertThat(thanks.moments).extracting(InterestingMoment::momentId).doesNotHaveDuplicates();
      assertThat(thanks.moments)
          .allSatisfy(
              moment -> {
                assertThat(moment.description()).isEqualTo("Was thanked");
                assertThat(moment.source()).isEqualTo("thanks");
                assertThat(moment.occurredAt()).isEqualTo(TUESDAY);
              });
    }

    @Test
    void aJourneyThatNamesAMissingMessageTakesNobodyUntilItIsThere() {
      GroupRun waiting =
          GroupRun.inEventTime()
              .with(journey("thanks", message("thank", "thank-you"), end("done")));
      waiting.at(
          MONDAY,
          snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))),
          waiting.joined(MONDAY, ADA));
      assertThat(waiting.steps).isEmpty();

      waiting.with(Lumia.message("thank-you", TUESDAY));
      waiting.at(TUESDAY, GroupRecord.lookAgain(Lumia.GROUP, TUESDAY));
      assertThat(waiting.steps)
          .containsExactly(TUESDAY + " entered", TUESDAY + " passed", TUESDAY + " completed");
    }

    @Test
    void theVersionBeforeGoesOnWhileANewOneWaitsForWhatItNames() {
      GroupRun twoVersions =
          GroupRun.inEventTime()
              .with(journey("thanks", end("done")))
              .with(journey("thanks", message("thank", "thank-you"), end("done")).version(2));
      twoVersions.at(
          MONDAY,
          snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))),
          twoVersions.joined(MONDAY, ADA));
      assertThat(twoVersions.steps).containsExactly(MONDAY + " entered", MONDAY + " completed");
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
      assertThat(lumia.alerts.get(0).trend())
          .as("how Monday to Sunday ended, and now")
          .extracting(day -> LocalDate.ofEpochDay(day.epochDay()))
          .containsExactlyElementsOf(
              LocalDate.parse("2026-03-02").datesUntil(LocalDate.parse("2026-03-10")).toList());
      assertThat(lumia.alerts.get(0).trend().get(0).engagementScore()).isZero();
      assertThat(lumia.alerts.get(0).trend().get(7).engagementScore())
          .isEqualTo(lumia.alerts.get(0).engagementScore())
          .isGreaterThan(lumia.alerts.get(0).trend().get(6).engagementScore());
    }

    @Test
    void theScoreOf7DaysBeforeIsMissingWhenThereWasNoGroup() {
      begin();
      Instant sunday = Instant.parse("2026-03-08T09:00:00Z");
      lumia.at(sunday, lumia.does(sunday, ADA, CHAT_ENGAGED));
      assertThat(lumia.alerts.get(0).engagementScore7DaysBefore()).isNull();
      assertThat(lumia.alerts.get(0).trend()).hasSizeBetween(1, 7);
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
