package dev.handoff.domain.journey;

import static dev.handoff.fixture.JourneyFixture.alert;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.journey.Journey.Reentry.From;
import dev.handoff.domain.journey.Journey.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a new version changes, and what takes a group out of a journey. */
class JourneyVersionTest {

  private static final String MONDAY = "2026-03-02T09:00:00Z";
  private static final String TUESDAY = "2026-03-03T09:00:00Z";
  private static final String WEDNESDAY = "2026-03-04T09:00:00Z";
  private static final String NEXT_MONDAY = "2026-03-09T09:00:00Z";

  private final Ride lumia = new Ride("lumia-assets");

  @Nested
  class NewVersion {
    private final Journey first = journey("ready", waitFor("pause", "P2D"), end("done")).build();
    private final Journey second =
        journey("ready", end("at-once")).version(2).reentry("P2D", From.START, null).build();

    @Test
    void takesNewEntriesWhileGroupsInsideFinishTheOldOne() {
      lumia.run(first);
      lumia.at(MONDAY);
      lumia.run(first, second);
      assertThat(lumia.at(TUESDAY)).isEmpty();
      assertThat(lumia.due()).isEqualTo(WEDNESDAY);
      assertThat(lumia.at(WEDNESDAY))
          .containsExactly(
              "ready passed pause -> done",
              "ready completed done",
              "ready entered -> at-once",
              "ready completed at-once");
      assertThat(lumia.events())
          .extracting(JourneyEvent::journeyVersion)
          .containsExactly(1, 1, 1, 2, 2);
    }

    @Test
    void keepsCoolDownsOfTheNodesItKeeps() {
      lumia.run(
          journey("ready", alert("tell", "P7D"), end("done"))
              .reentry("P1D", From.START, null)
              .build());
      lumia.at(MONDAY);
      lumia.run(
          journey("ready", alert("tell", "P7D"), end("done"))
              .version(2)
              .reentry("P1D", From.START, null)
              .build());
      assertThat(lumia.at(TUESDAY)).contains("ready passed tell cool-down -> done");
    }

    @Test
    void thatIsADraftChangesNothing() {
      Journey draft = journey("ready", end("x")).version(2).status(Status.DRAFT).build();
      lumia.run(first, draft);
      assertThat(lumia.at(MONDAY)).containsExactly("ready entered -> pause");
    }

    @Test
    void thatIsClosedClosesTheJourney() {
      lumia.run(first);
      lumia.at(MONDAY);
      Ride newcomer = new Ride("orion-assets");
      Journey closed = journey("ready", end("x")).version(2).status(Status.CLOSED).build();
      newcomer.run(first, closed);
      assertThat(newcomer.at(TUESDAY)).isEmpty();
      lumia.run(first, closed);
      assertThat(lumia.at(WEDNESDAY)).last().isEqualTo("ready completed done");
    }
  }

  @Nested
  class TheWayOut {
    private final Journey live = journey("ready", waitFor("pause", "P2D"), end("done")).build();

    @Test
    void isOpenToThoseInsideAClosedJourney() {
      lumia.run(live);
      lumia.at(MONDAY);
      lumia.run(
          journey("ready", waitFor("pause", "P2D"), end("done")).status(Status.CLOSED).build());
      assertThat(lumia.at(WEDNESDAY)).last().isEqualTo("ready completed done");
    }

    @Test
    void isOpenToThoseInsideAJourneyThatIsADraftAgain() {
      lumia.run(live);
      lumia.at(MONDAY);
      lumia.run(
          journey("ready", waitFor("pause", "P2D"), end("done")).status(Status.DRAFT).build());
      assertThat(lumia.at(WEDNESDAY)).last().isEqualTo("ready completed done");
    }

    @Test
    void isTakenByAllWhenAJourneyIsAbortedWhateverTheirVersion() {
      lumia.run(live);
      lumia.at(MONDAY);
      lumia.run(live, journey("ready", end("x")).version(2).status(Status.ABORTED).build());
      assertThat(lumia.at(TUESDAY)).containsExactly("ready left pause aborted");
      assertThat(lumia.at(WEDNESDAY)).isEmpty();
    }

    @Test
    void isTakenByAllWhenAJourneyIsWithdrawn() {
      lumia.run(live);
      lumia.at(MONDAY);
      lumia.run();
      assertThat(lumia.at(TUESDAY)).containsExactly("ready left pause aborted");
      assertThat(lumia.due()).isNull();
    }

    @Test
    void isTakenByADeletedGroupWhichKeepsItsCounters() {
      lumia.run(live);
      lumia.at(MONDAY);
      assertThat(lumia.deletedAt(TUESDAY)).containsExactly("ready left pause deleted");
      assertThat(lumia.deletedAt(TUESDAY)).isEmpty();
      assertThat(lumia.at(NEXT_MONDAY)).isEmpty();
      assertThat(lumia.place("ready").entry()).isEqualTo(1);
    }
  }
}
