package dev.handoff.domain.journey;

import dev.handoff.condition.CelConditions;
import dev.handoff.fixture.FakeFacts;
import dev.handoff.fixture.FakeGroup;
import dev.handoff.fixture.JourneyFixture;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One group, the journeys that it can be in, and a clock that a test sets. */
final class Ride {

  private final CelConditions conditions =
      new CelConditions(
          30,
          () -> {
            throw new AssertionError("a condition of a test failed");
          });
  private final FakeGroup group;
  private final TreeMap<String, JourneyPlace> places = new TreeMap<>();
  private final List<Journey> published = new ArrayList<>();
  private JourneyRunner runner = new JourneyRunner(List.of(), Set.of(), ZoneId.of("Europe/Paris"));
  private Instant now = Instant.MIN;

  Ride(String buyingGroupId) {
    group = new FakeGroup(buyingGroupId);
  }

  /** These journeys, and no others, are known from now on. */
  void journeys(JourneyFixture... journeys) {
    run(Arrays.stream(journeys).map(JourneyFixture::build).toArray(Journey[]::new));
  }

  /** These versions, and no others, are known from now on. */
  void run(Journey... versions) {
    run(Set.of(), versions);
  }

  /** The same, some of which wait for something that they name. */
  void run(Set<Journey> held, Journey... versions) {
    published.addAll(List.of(versions));
    runner =
        new JourneyRunner(
            Arrays.stream(versions).map(this::compiled).toList(), held, ZoneId.of("Europe/Paris"));
  }

  private LiveJourney compiled(Journey journey) {
    try {
      return LiveJourney.compile(journey, conditions);
    } catch (BadJourneyException e) {
      throw new AssertionError(e);
    }
  }

  /** Runs at an instant; answers with the steps made. */
  List<String> at(String instant) {
    now = Instant.parse(instant);
    runner.run(places, group, now, true);
    return group.story();
  }

  /** The group is deleted; answers with the steps made. */
  List<String> deletedAt(String instant) {
    now = Instant.parse(instant);
    runner.leaveAll(places, group, now);
    return group.story();
  }

  @Nullable String due() {
    Instant due = runner.nextDue(places, now);
    return due == null ? null : due.toString();
  }

  FakeFacts facts() {
    return group.facts();
  }

  List<JourneyAction> actions() {
    return group.actions();
  }

  List<JourneyAction.SendSalesAlert> alerts() {
    return group.actions().stream()
        .filter(JourneyAction.SendSalesAlert.class::isInstance)
        .map(JourneyAction.SendSalesAlert.class::cast)
        .toList();
  }

  JourneyPlace place(String journeyId) {
    JourneyPlace place = places.get(journeyId);
    if (place == null) {
      throw new AssertionError("never entered " + journeyId);
    }
    return place;
  }

  Map<String, JourneyPlace> places() {
    return places;
  }

  List<JourneyEvent> events() {
    return group.events();
  }

  List<Journey> published() {
    return published;
  }
}
