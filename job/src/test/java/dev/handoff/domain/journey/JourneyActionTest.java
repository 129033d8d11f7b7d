package dev.handoff.domain.journey;

import static dev.handoff.fixture.JourneyFixture.accountMoment;
import static dev.handoff.fixture.JourneyFixture.alert;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.JourneyFixture.message;
import static dev.handoff.fixture.JourneyFixture.personMoment;
import static dev.handoff.fixture.JourneyFixture.split;
import static dev.handoff.fixture.JourneyFixture.stage;
import static dev.handoff.fixture.JourneyFixture.status;
import static dev.handoff.fixture.JourneyFixture.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.journey.Condition.Finding;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a journey does to a group, and when it alerts sales. */
class JourneyActionTest {

  private static final String MONDAY = "2026-03-02T09:00:00Z";
  private static final String TUESDAY = "2026-03-03T09:00:00Z";
  private static final String WEDNESDAY = "2026-03-04T09:00:00Z";
  private static final String NEXT_MONDAY = "2026-03-09T09:00:00Z";

  private final Ride lumia = new Ride("lumia-assets");

  @Nested
  class Action {
    @Test
    void doesWhatItsNodeSaysAndGoesOn() {
      lumia.journeys(
          journey(
              "ready",
              status("open", "Open"),
              stage("qualify", "Qualified"),
              accountMoment("noted", "Ready"),
              personMoment("thanked", "Thanked", "Decision Maker"),
              message("welcome", "welcome-mail", "User"),
              alert("tell-sales"),
              end("done")));
      lumia.facts().member("p-ada", "Decision Maker", 90).member("p-ben", "User", 10);
      lumia.at(MONDAY);
      assertThat(lumia.actions())
          .extracting(action -> action.node().id())
          .containsExactly("open", "qualify", "noted", "thanked", "welcome", "tell-sales");
      assertThat(lumia.facts().status()).isEqualTo("Open");
      assertThat(lumia.facts().stage()).isEqualTo("Qualified");
    }

    @Test
    void onPeopleIsPassedWithAReasonWhenNobodyHasTheRole() {
      lumia.facts().member("p-ada", "Decision Maker", 90);
      lumia.journeys(
          journey(
              "ready",
              message("welcome", "welcome-mail", "User", "Champion"),
              personMoment("thanked", "Thanked", "Decision Maker"),
              end("done")));
      assertThat(lumia.at(MONDAY))
          .containsExactly(
              "ready entered -> welcome",
              "ready passed welcome no-recipients -> thanked",
              "ready passed thanked -> done",
              "ready completed done");
      assertThat(lumia.actions()).extracting(action -> action.node().id()).containsOnly("thanked");
    }

    @Test
    void onPeopleWithoutRolesIsForAllMembersAndForNobodyInAnEmptyGroup() {
      lumia.journeys(journey("ready", message("welcome", "welcome-mail"), end("done")));
      assertThat(lumia.at(MONDAY)).contains("ready passed welcome no-recipients -> done");
      Ride withAda = new Ride("lumia-sites");
      withAda.facts().member("p-ada", "", 0);
      withAda.journeys(journey("ready", message("welcome", "welcome-mail"), end("done")));
      assertThat(withAda.at(MONDAY)).contains("ready passed welcome -> done");
    }

    @Test
    void canBeWhatAnEarlierJourneyWaitsFor() {
      lumia.journeys(
          journey("a", listen("opened", "group.status == 'Open'"), end("done")),
          journey("b", status("open", "Open"), end("done")));
      assertThat(lumia.at(MONDAY))
          .containsExactly(
              "a entered -> opened",
              "b entered -> open",
              "b passed open -> done",
              "b completed done",
              "a passed opened matched -> done",
              "a completed done");
    }
  }

  @Nested
  class SalesAlert {
    @Test
    void saysWhyNowWithWhatEachConditionSawWhenItLetTheGroupThrough() {
      lumia.journeys(
          journey(
                  "ready",
                  listen("hot", "group.engagementScore >= 60 && group.missingRoles == []"),
                  waitFor("pause", "P1D"),
                  split("open", "tell", "group.status == 'Open' -> tell"),
                  alert("tell"),
                  end("done"))
              .audience("group.completenessScore >= 50"));
      lumia.facts().completenessScore(80).engagementScore(72);
      lumia.at(MONDAY);
      lumia.facts().engagementScore(10);
      lumia.at(TUESDAY);
      assertThat(lumia.alerts())
          .singleElement()
          .satisfies(
              alert -> {
                assertThat(alert.entry()).isEqualTo(1);
                assertThat(alert.whyNow())
                    .containsExactly(
                        new Finding("group.completenessScore >= 50", "80", true),
                        new Finding("group.engagementScore >= 60", "72", true),
                        new Finding("group.missingRoles == []", "–", true));
              });
    }

    @Test
    void isSentOnceAnEntryHoweverTheScoreFlaps() {
      lumia.journeys(
          journey("ready", listen("hot", "group.engagementScore >= 60"), alert("tell"), end("x")));
      Instant now = Instant.parse(MONDAY);
      for (int score : new int[] {59, 60, 59, 60, 61, 59, 90, 0, 60}) {
        lumia.facts().engagementScore(score);
        now = now.plusSeconds(60);
        lumia.at(now.toString());
      }
      assertThat(lumia.alerts()).hasSize(1);
    }

    @Test
    void isNotSentForAnotherSolutionInterest() {
      lumia.journeys(journey("ready", alert("tell"), end("done")));
      lumia.facts().solutionInterest("analytics");
      assertThat(lumia.at(MONDAY)).contains("ready passed tell other-interest -> done");
      assertThat(lumia.alerts()).isEmpty();
    }

    @Test
    void isNotSentToNobody() {
      lumia.journeys(journey("ready", alert("tell", null, "assets", List.of()), end("done")));
      assertThat(lumia.at(MONDAY)).contains("ready passed tell no-recipients -> done");
      assertThat(lumia.alerts()).isEmpty();
    }

    @Test
    void isHeldBackByItsCoolDownAcrossEntriesCountedFromTheLastOneSent() {
      lumia.journeys(
          journey("ready", alert("tell", "P2D"), end("done"))
              .reentry("P1D", Journey.Reentry.From.START, null));
      assertThat(lumia.at(MONDAY)).contains("ready passed tell -> done");
      assertThat(lumia.at(TUESDAY)).contains("ready passed tell cool-down -> done");
      assertThat(lumia.at(WEDNESDAY)).contains("ready passed tell -> done");
      assertThat(lumia.alerts()).extracting(JourneyAction::entry).containsExactly(1, 3);
    }

    @Test
    void isSentOnceAnEntryInALoopToo() {
      lumia.journeys(journey("ready", alert("tell"), waitFor("pause", "P1D", "tell")));
      lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY))
          .containsExactly("ready passed pause -> tell", "ready passed tell cool-down -> pause");
      assertThat(lumia.at(NEXT_MONDAY)).contains("ready passed tell cool-down -> pause");
      assertThat(lumia.alerts()).hasSize(1);
    }

    @Test
    void isSentOnceAnEntryInALoopHoweverShortItsCoolDownIs() {
      lumia.journeys(journey("ready", alert("tell", "PT1H"), waitFor("pause", "P1D", "tell")));
      lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY)).contains("ready passed tell cool-down -> pause");
      assertThat(lumia.alerts()).hasSize(1);
    }

    @Test
    void isSentInTheEntryThatBeginsInTheInstantOfTheLastAlert() {
      lumia.journeys(
          journey("ready", waitFor("pause", "P1D"), alert("tell"), end("done"))
              .reentry("P1D", Journey.Reentry.From.START, null));
      lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY)).contains("ready passed tell -> done", "ready entered -> pause");
      assertThat(lumia.at(WEDNESDAY)).contains("ready passed tell -> done");
      assertThat(lumia.alerts()).extracting(JourneyAction::entry).containsExactly(1, 2);
    }

    @Test
    void isHeldBackByACoolDownThatALaterVersionBrought() {
      Journey first =
          journey("ready", alert("tell"), end("done"))
              .reentry("P1D", Journey.Reentry.From.START, null)
              .build();
      Journey second =
          journey("ready", alert("tell", "P7D"), end("done"))
              .version(2)
              .reentry("P1D", Journey.Reentry.From.START, null)
              .build();
      lumia.run(first);
      assertThat(lumia.at(MONDAY)).contains("ready passed tell -> done");
      lumia.run(first, second);
      assertThat(lumia.at(TUESDAY)).contains("ready passed tell cool-down -> done");
      assertThat(lumia.at(NEXT_MONDAY)).contains("ready passed tell -> done");
    }

    @Test
    void whenNodesActAgainIsForOtherActionsTheirCoolDownAlone() {
      lumia.journeys(journey("ready", status("open", "Open"), waitFor("pause", "P1D", "open")));
      lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY)).contains("ready passed open -> pause");
      assertThat(lumia.actions()).hasSize(2);
    }
  }
}
