package dev.handoff.domain.evaluate;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.evaluate.GroupRun.snapshot;
import static dev.handoff.fixture.JourneyFixture.accountMoment;
import static dev.handoff.fixture.JourneyFixture.alert;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.stage;
import static dev.handoff.fixture.JourneyFixture.status;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.journey.JourneyNode;
import org.junit.jupiter.api.Test;

/** Journeys that alert at one instant, one after the other (SPEC section 9, "Time and order"). */
class AlertsOfOneInstantTest {

  @Test
  void eachShowsWhatTheJourneysBeforeItHaveChanged() {
    GroupRun lumia =
        GroupRun.inEventTime()
            .with(journey("a", alert("tell"), end("e")))
            .with(journey("b", status("rise", "Hot"), alert("tell"), end("e")))
            .with(journey("c", stage("next", "Decision"), alert("tell"), end("e")))
            .with(journey("d", accountMoment("note", "Visited"), alert("tell"), end("e")));

    oneMember(lumia);

    assertThat(lumia.alerts)
        .extracting(
            SalesAlert::journeyId,
            alert -> alert.group().status(),
            alert -> alert.group().stage(),
            alert -> alert.moments().total())
        .containsExactly(
            tuple("a", "Interest", null, 0),
            tuple("b", "Hot", null, 0),
            tuple("c", "Hot", "Decision", 0),
            tuple("d", "Hot", "Decision", 1));
  }

  @Test
  void theyDifferInNothingButWhoseTheyAreWhileNothingChanges() {
    JourneyNode tell = alert("tell");
    GroupRun lumia =
        GroupRun.inEventTime()
            .with(journey("a", tell, end("e")))
            .with(journey("b", tell, end("e")));

    oneMember(lumia);

    assertThat(lumia.alerts).extracting(SalesAlert::journeyId).containsExactly("a", "b");
    assertThat(lumia.alerts).extracting(SalesAlert::alertId).doesNotHaveDuplicates();
    assertThat(lumia.alerts.get(1))
        .usingRecursiveComparison()
        .ignoringFields("alertId", "journeyId")
        .isEqualTo(lumia.alerts.get(0));
    assertThat(lumia.alerts.get(1).members())
        .extracting(SalesAlert.AlertMember::personId)
        .containsExactly(ADA);
  }

  private static void oneMember(GroupRun lumia) {
    lumia.at(
        MONDAY,
        snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))),
        lumia.joined(MONDAY, ADA, lumia.did(MONDAY, CHAT_ENGAGED, 1)));
  }
}
