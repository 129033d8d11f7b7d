package dev.handoff.domain.journey;

import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.JourneyFixture.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.journey.Journey.Reentry.From;
import dev.handoff.domain.journey.Journey.Status;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who enters a journey, and when again. */
class JourneyEntryTest {

  private static final String MONDAY = "2026-03-02T09:00:00Z";
  private static final String TUESDAY = "2026-03-03T09:00:00Z";
  private static final String WEDNESDAY = "2026-03-04T09:00:00Z";
  private static final String THURSDAY = "2026-03-05T09:00:00Z";
  private static final String NEXT_MONDAY = "2026-03-09T09:00:00Z";

  private final Ride lumia = new Ride("lumia-assets");

  @Nested
  class Audience {
    @Test
    void letsAGroupInAsSoonAsItHolds() {
      lumia.journeys(journey("ready", end("done")).audience("group.engagementScore >= 60"));
      assertThat(lumia.at(MONDAY)).isEmpty();
      assertThat(lumia.places()).isEmpty();
      lumia.facts().engagementScore(60);
      assertThat(lumia.at(TUESDAY))
          .containsExactly("ready entered -> done", "ready completed done");
    }

    @Test
    void letsNobodyInBeforeTheStartDate() {
      lumia.journeys(journey("ready", end("done")).startsAt(TUESDAY));
      assertThat(lumia.at(MONDAY)).isEmpty();
      assertThat(lumia.due()).isEqualTo(TUESDAY);
      assertThat(lumia.at(TUESDAY)).isNotEmpty();
      assertThat(lumia.due()).isNull();
    }

    @Test
    void letsNobodyInFromTheEndDateOnButThoseInsideGoOn() {
      lumia.journeys(
          journey("long", waitFor("pause", "P2D"), end("done")).endsAt(TUESDAY),
          journey("never", end("done")).endsAt(MONDAY),
          journey("void", end("done")).startsAt(WEDNESDAY).endsAt(THURSDAY));
      assertThat(lumia.at(MONDAY)).containsExactly("long entered -> pause");
      assertThat(lumia.at(NEXT_MONDAY))
          .containsExactly("long passed pause -> done", "long completed done");
    }

    @Test
    void doesNotAskAGroupInADraft() {
      lumia.journeys(journey("ready", end("done")).status(Status.DRAFT));
      assertThat(lumia.at(MONDAY)).isEmpty();
      assertThat(lumia.due()).isNull();
    }
  }

  @Nested
  class Reentry {
    @Test
    void isOffUnlessSaid() {
      lumia.journeys(journey("ready", end("done")));
      lumia.at(MONDAY);
      assertThat(lumia.at(NEXT_MONDAY)).isEmpty();
    }

    @Test
    void isDueAfterTheStartOfTheLastEntryButNeverWhileInside() {
      lumia.journeys(
          journey("ready", waitFor("pause", "P2D"), end("done")).reentry("P1D", From.START, null));
      lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY)).isEmpty();
      assertThat(lumia.at(WEDNESDAY))
          .containsExactly(
              "ready passed pause -> done", "ready completed done", "ready entered -> pause");
      assertThat(lumia.place("ready").entry()).isEqualTo(2);
    }

    @Test
    void isDueAfterTheEndOfTheLastEntryAlsoOfOneThatTimedOut() {
      lumia.journeys(
          journey("ready", listen("hot", "false", "P1D", null), end("done"))
              .reentry("P1D", From.END, null));
      lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY)).last().isEqualTo("ready left hot timeout");
      assertThat(lumia.due()).isEqualTo(WEDNESDAY);
      assertThat(lumia.at("2026-03-04T08:59:59.999Z")).isEmpty();
      assertThat(lumia.at(WEDNESDAY)).containsExactly("ready entered -> hot");
    }

    @Test
    void waitsForTheAudienceOnceDue() {
      lumia.journeys(
          journey("ready", end("done"))
              .audience("group.engagementScore >= 60")
              .reentry("P1D", From.START, null));
      lumia.facts().engagementScore(60);
      lumia.at(MONDAY);
      lumia.facts().engagementScore(59);
      assertThat(lumia.at(TUESDAY)).isEmpty();
      assertThat(lumia.due()).isNull();
      lumia.facts().engagementScore(60);
      assertThat(lumia.at(WEDNESDAY)).hasSize(2);
      assertThat(lumia.due()).isEqualTo(THURSDAY);
    }

    @Test
    void endsAtTheLimitWhichCountsAllEntriesTheFirstIncluded() {
      lumia.journeys(journey("ready", end("done")).reentry("P1D", From.START, 2));
      assertThat(lumia.at(MONDAY)).hasSize(2);
      assertThat(lumia.at(TUESDAY)).hasSize(2);
      assertThat(lumia.at(WEDNESDAY)).isEmpty();
      assertThat(lumia.due()).isNull();
    }

    @Test
    void countsEntriesOverAllVersions() {
      lumia.run(journey("ready", end("done")).reentry("P1D", From.START, 2).build());
      lumia.at(MONDAY);
      lumia.run(journey("ready", end("done")).version(2).reentry("P1D", From.START, 2).build());
      assertThat(lumia.at(TUESDAY)).hasSize(2);
      assertThat(lumia.at(WEDNESDAY)).isEmpty();
    }

    @Test
    void isNotDueAfterTheEndDate() {
      lumia.journeys(
          journey("ready", end("done")).endsAt(TUESDAY).reentry("P1D", From.START, null));
      lumia.at(MONDAY);
      assertThat(lumia.due()).isNull();
    }
  }
}
