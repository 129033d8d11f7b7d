package dev.handoff.domain.journey;

import static dev.handoff.fixture.JourneyFixture.alert;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.JourneyFixture.split;
import static dev.handoff.fixture.JourneyFixture.status;
import static dev.handoff.fixture.JourneyFixture.waitFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.journey.Journey.Reentry.From;
import dev.handoff.domain.journey.Journey.Status;
import dev.handoff.fixture.JourneyFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random weeks of a group: where it stands follows from its journey events alone. */
class JourneyReplayTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theEventsTellWhereTheGroupStands(long seed) {
    Ride lumia = randomWeeks(seed);
    assertThat(replayed(lumia.events())).isEqualTo(withoutPassed(lumia.places()));
    assertThat(lumia.events()).hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSameWeeksMakeTheSameSteps(long seed) {
    Ride first = randomWeeks(seed);
    Ride again = randomWeeks(seed);
    assertThat(again.events()).isEqualTo(first.events());
    assertThat(again.actions()).isEqualTo(first.actions());
    assertThat(again.places()).isEqualTo(first.places());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingMovesBetweenDueInstantsWhileNothingChanges(long seed) {
    Ride lumia = randomWeeks(seed);
    for (int i = 0; i < 50 && lumia.due() != null; i++) {
      Instant due = Instant.parse(lumia.due());
      assertThat(lumia.at(due.minusMillis(1).toString())).isEmpty();
      lumia.at(due.toString());
    }
  }

  private static Ride randomWeeks(long seed) {
    Random random = new Random(seed);
    Ride lumia = new Ride("lumia-assets");
    lumia.journeys(nurture(1), hot());
    Instant now = MONDAY;
    for (int i = 0; i < 200; i++) {
      now = now.plus(Duration.ofMinutes(random.nextInt(2_000)));
      lumia.facts().engagementScore(random.nextInt(101));
      if (i == 80) {
        lumia.run(nurture(1).build(), nurture(2).build(), hot().build());
      } else if (i == 140) {
        lumia.deletedAt(now.toString());
      } else if (i == 190 && random.nextBoolean()) {
        lumia.run(nurture(1).build(), nurture(2).build(), hot().status(Status.ABORTED).build());
      }
      lumia.at(now.toString());
    }
    return lumia;
  }

  private static JourneyFixture nurture(int version) {
    return journey(
            "nurture",
            new JourneyNode.Variant(
                "half",
                List.of(
                    new JourneyNode.Variant.Share(50, "pause"),
                    new JourneyNode.Variant.Share(50, "open"))),
            waitFor("pause", "P2D"),
            status("open", "Open"),
            split("how", null, "group.engagementScore > 70 -> tell", "true -> done"),
            alert("tell", "P5D"),
            end("done"))
        .version(version)
        .audience("group.engagementScore > 30")
        .reentry("P1D", From.END, 30);
  }

  private static JourneyFixture hot() {
    return journey(
            "hot",
            listen("warm", "group.engagementScore > 90", "P3D", "cold"),
            alert("tell", "P9D"),
            end("done"),
            split("cold", "pause", "group.engagementScore < 20 -> over"),
            end("over"),
            waitFor("pause", "PT6H", "warm"))
        .reentry("P2D", From.START, null);
  }

  private static Map<String, JourneyPlace> withoutPassed(Map<String, JourneyPlace> places) {
    Map<String, JourneyPlace> bare = new TreeMap<>();
    places.forEach(
        (id, p) ->
            bare.put(
                id,
                new JourneyPlace(
                    id,
                    p.version(),
                    p.nodeId(),
                    p.entry(),
                    p.enteredAt(),
                    p.reachedAt(),
                    p.endedAt(),
                    p.coolDowns(),
                    List.of())));
    return bare;
  }

  /** Knows of the journeys only that the node "tell" has a cool-down. */
  private static Map<String, JourneyPlace> replayed(List<JourneyEvent> events) {
    Map<String, JourneyPlace> places = new TreeMap<>();
    for (JourneyEvent event : events) {
      places.compute(event.journeyId(), (id, before) -> after(before, event));
    }
    return places;
  }

  private static JourneyPlace after(@Nullable JourneyPlace before, JourneyEvent e) {
    if (e.type() == JourneyEvent.Type.ENTERED) {
      return JourneyPlace.entering(
          before, e.journeyId(), e.journeyVersion(), String.valueOf(e.to()), e.at());
    }
    if (before == null) {
      throw new AssertionError("an entry comes first: " + e);
    }
    JourneyPlace acted =
        e.type() == JourneyEvent.Type.PASSED && "tell".equals(e.nodeId()) && e.reason() == null
            ? before.acting("tell", e.at())
            : before;
    if (e.to() != null) {
      return acted.reaching(e.to(), e.at());
    }
    return e.type() == JourneyEvent.Type.TIMED_OUT ? acted : acted.ending(e.at());
  }
}
