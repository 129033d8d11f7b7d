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
import dev.handoff.domain.journey.JourneyEvent.Reason;
import dev.handoff.fixture.JourneyFixture;
import dev.handoff.fixture.Places;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random weeks of a group: where it stands follows from its journey events alone. */
class JourneyReplayTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void theEventsTellAtEveryTimeWhereTheGroupStands() {
    List<JourneyEvent> all = new ArrayList<>();
    for (long seed = 1; seed <= 12; seed++) {
      PlaceLog log = new PlaceLog();
      List<JourneyEvent> told = new ArrayList<>();
      String weeks = "weeks of seed " + seed;
      randomWeeks(
          seed,
          lumia -> {
            lumia.events().stream().skip(told.size()).forEach(log::add);
            told.clear();
            told.addAll(lumia.events());
            assertThat(log.placesOf("lumia-assets"))
                .as(weeks)
                .isEqualTo(Places.told(lumia.places()));
          });
      assertThat(told).hasSizeGreaterThan(20);
      all.addAll(told);
    }
    assertThat(all)
        .extracting(JourneyEvent::reason)
        .contains(Reason.DELETED, Reason.ABORTED, Reason.COOL_DOWN);
    assertThat(all).extracting(JourneyEvent::type).contains(JourneyEvent.Type.values());
    assertThat(all).extracting(JourneyEvent::journeyVersion).contains(1, 2);
    assertThat(all).extracting(JourneyEvent::entry).contains(1, 2, 3);
  }

  @Test
  void aLogThatBeginsInTheMiddleTellsWhereTheGroupStandsFromItsFirstEventOn() {
    PlaceLog log = new PlaceLog();
    JourneyEvent passed =
        new JourneyEvent(
            "nurture",
            2,
            "lumia-assets",
            3,
            JourneyEvent.Type.PASSED,
            "pause",
            null,
            "open",
            MONDAY);
    assertThat(log.add(passed)).isNull();
    assertThat(log.placesOf("lumia-assets"))
        .isEqualTo(Map.of("nurture", new PlaceLog.Place(2, "open", 3, null, MONDAY, null)));
    assertThat(log.placesOf("nordlys-sites")).isEmpty();
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
    return randomWeeks(seed, lumia -> {});
  }

  /** Ends with one journey aborted or withdrawn. */
  private static Ride randomWeeks(long seed, Consumer<Ride> afterEach) {
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
        afterEach.accept(lumia);
      } else if (i == 170) {
        Journey[] left =
            random.nextBoolean()
                ? new Journey[] {hot().build()}
                : new Journey[] {hot().build(), nurture(3).status(Status.ABORTED).build()};
        lumia.run(left);
      } else if (i == 190 && random.nextBoolean()) {
        lumia.run(hot().status(Status.ABORTED).build());
      }
      lumia.at(now.toString());
      afterEach.accept(lumia);
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
}
