package dev.handoff.domain.journey;

import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.JourneyFixture.split;
import static dev.handoff.fixture.JourneyFixture.status;
import static dev.handoff.fixture.JourneyFixture.waitFor;
import static dev.handoff.fixture.JourneyFixture.waitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** How a group moves: each kind of node, and what happens when several things meet. */
class JourneyRunnerTest {

  private static final String MONDAY = "2026-03-02T09:00:00Z";
  private static final String TUESDAY = "2026-03-03T09:00:00Z";
  private static final String WEDNESDAY = "2026-03-04T09:00:00Z";

  private final Ride lumia = new Ride("lumia-assets");

  @Nested
  class Listen {
    @Test
    void waitsUntilTheConditionTurnsTrue() {
      lumia.journeys(journey("ready", listen("hot", "group.engagementScore >= 60"), end("done")));
      lumia.facts().engagementScore(59);
      assertThat(lumia.at(MONDAY)).containsExactly("ready entered -> hot");
      lumia.facts().engagementScore(60);
      assertThat(lumia.at(TUESDAY))
          .containsExactly("ready passed hot matched -> done", "ready completed done");
    }

    @Test
    void passesAtOnceWhenTheConditionIsTrueAlready() {
      lumia.journeys(journey("ready", listen("hot", "group.engagementScore >= 60"), end("done")));
      lumia.facts().engagementScore(90);
      assertThat(lumia.at(MONDAY)).hasSize(3).last().isEqualTo("ready completed done");
    }

    @Test
    void leavesWhenItTimesOutWithoutAPath() {
      lumia.journeys(journey("ready", listen("hot", "false", "P1D", null), end("done")));
      assertThat(lumia.at(MONDAY)).containsExactly("ready entered -> hot");
      assertThat(lumia.due()).isEqualTo(TUESDAY);
      assertThat(lumia.at(TUESDAY))
          .containsExactly("ready timed-out hot", "ready left hot timeout");
      assertThat(lumia.due()).isNull();
    }

    @Test
    void takesItsTimeoutPathCountedFromReachingIt() {
      lumia.journeys(
          journey(
              "ready",
              waitFor("pause", "P1D"),
              listen("hot", "false", "P1D", "cold"),
              end("done"),
              status("cold", "Cold"),
              end("over")));
      lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY)).containsExactly("ready passed pause -> hot");
      assertThat(lumia.due()).isEqualTo(WEDNESDAY);
      assertThat(lumia.at(WEDNESDAY))
          .containsExactly(
              "ready timed-out hot -> cold", "ready passed cold -> over", "ready completed over");
    }

    @Test
    void prefersTheConditionToATimeoutDueAtTheSameInstant() {
      lumia.journeys(
          journey("ready", listen("hot", "group.engagementScore >= 60", "P1D", null), end("done")));
      lumia.at(MONDAY);
      lumia.facts().engagementScore(60);
      assertThat(lumia.at(TUESDAY))
          .containsExactly("ready passed hot matched -> done", "ready completed done");
    }

    @Test
    void prefersItAlsoWhenALaterJourneyMakesItTrueAtThatInstant() {
      lumia.journeys(
          journey("a", listen("won", "group.status == 'Won'", "P1D", null), end("done")),
          journey("b", waitFor("pause", "P1D"), status("win", "Won"), end("done")));
      lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY))
          .containsExactly(
              "b passed pause -> win",
              "b passed win -> done",
              "b completed done",
              "a passed won matched -> done",
              "a completed done");
    }
  }

  @Nested
  class Wait {
    @Test
    void lastsItsDuration() {
      lumia.journeys(journey("ready", waitFor("pause", "PT24H"), end("done")));
      lumia.at(MONDAY);
      assertThat(lumia.due()).isEqualTo(TUESDAY);
      assertThat(lumia.at("2026-03-03T08:59:59.999Z")).isEmpty();
      assertThat(lumia.at(TUESDAY)).hasSize(2);
    }

    @Test
    void isDueInWholeMilliseconds() {
      lumia.journeys(journey("ready", waitFor("blink", "PT0.0000001S"), end("done")));
      lumia.at(MONDAY);
      assertThat(lumia.due()).isEqualTo("2026-03-02T09:00:00.001Z");
    }

    @Test
    void lastsUntilItsInstantAndNotAtAllWhenThatIsPast() {
      lumia.journeys(
          journey("ready", waitUntil("fair", TUESDAY), waitUntil("past", MONDAY), end("done")));
      lumia.at(MONDAY);
      assertThat(lumia.due()).isEqualTo(TUESDAY);
      assertThat(lumia.at(TUESDAY))
          .containsExactly(
              "ready passed fair -> past", "ready passed past -> done", "ready completed done");
    }
  }

  @Nested
  class Split {
    private final Journey journey =
        journey(
                "ready",
                split(
                    "how-hot",
                    "cool",
                    "group.engagementScore >= 80 -> hot",
                    "group.engagementScore >= 60 -> warm"),
                end("hot"),
                end("warm"),
                end("cool"))
            .build();

    @Test
    void takesTheFirstPathThatMatches() {
      lumia.run(journey);
      lumia.facts().engagementScore(95);
      assertThat(lumia.at(MONDAY))
          .contains("ready passed how-hot matched -> hot", "ready completed hot");
    }

    @Test
    void takesTheOtherPathWhenNothingMatches() {
      lumia.run(journey);
      assertThat(lumia.at(MONDAY)).contains("ready passed how-hot otherwise -> cool");
    }

    @Test
    void leavesWhenNothingMatchesAndThereIsNoOtherPath() {
      lumia.journeys(journey("ready", split("hot", null, "false -> done"), end("done")));
      assertThat(lumia.at(MONDAY))
          .containsExactly("ready entered -> hot", "ready left hot unmatched");
    }
  }

  @Nested
  class Variant {
    private final JourneyNode.Variant half =
        new JourneyNode.Variant(
            "half",
            List.of(
                new JourneyNode.Variant.Share(30, "left"),
                new JourneyNode.Variant.Share(70, "right")));

    @Test
    void sendsTheSameGroupTheSameWayInEveryEntry() {
      lumia.journeys(
          journey("test", half, end("left"), end("right"))
              .reentry("P1D", Journey.Reentry.From.START, null));
      List<String> monday = lumia.at(MONDAY);
      assertThat(lumia.at(TUESDAY)).isEqualTo(monday);
      assertThat(lumia.at(WEDNESDAY)).isEqualTo(monday);
      assertThat(monday).contains("test passed half -> right");
    }

    @Test
    void dividesGroupsByItsPercents() {
      long left =
          IntStream.range(0, 10_000)
              .filter(i -> VariantChoice.of(half, "test", 1, "group-" + i).equals("left"))
              .count();
      assertThat(left).isBetween(2_850L, 3_150L);
    }
  }
}
