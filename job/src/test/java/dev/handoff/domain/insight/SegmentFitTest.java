package dev.handoff.domain.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.insight.SegmentFit.Verdict;
import dev.handoff.domain.insight.SegmentModel.Segment;
import dev.handoff.fixture.InsightSeeds;
import dev.handoff.fixture.MailWorld;
import dev.handoff.fixture.MailWorld.Habit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Segments of people whose habits are known, and of people who have none. */
class SegmentFitTest {

  private static final int[] SEEDS = InsightSeeds.oneOf(3);
  private static final SegmentModel IN_FORCE = InsightModels.builtIn().segments();

  @Test
  void plantedHabitsAreFoundAndHoldFromDayToDay() {
    int found = 0;
    Map<Integer, Integer> numbers = new TreeMap<>();
    double[] agreement = new double[SEEDS.length];
    double[] changing = new double[SEEDS.length];
    for (int i = 0; i < SEEDS.length; i++) {
      MailWorld world = new MailWorld(SEEDS[i], 400, 90).of(Habit.values());
      MailLog log = world.live();
      SegmentFit fit = fit(log);
      found += fit.verdict() == Verdict.SEGMENTS ? 1 : 0;
      numbers.merge(fit.segments(), 1, Integer::sum);
      agreement[i] = agreement(world, log, fit.model());
      changing[i] = fit.stability() == null ? 0 : fit.stability().changing();
    }
    InsightSeeds.found("five habits, segments proposed, of " + SEEDS.length, found);
    InsightSeeds.found("five habits, worlds by number of segments", numbers);
    InsightSeeds.found("five habits, adjusted Rand index", InsightSeeds.spread(agreement));
    InsightSeeds.found("five habits, share that changes a day", InsightSeeds.spread(changing));
    assertThat(found).as("found").isGreaterThanOrEqualTo(SEEDS.length * 9 / 10);
    assertThat(numbers.entrySet().stream().mapToInt(SegmentFitTest::nearFive).sum())
        .as("four to six")
        .isGreaterThanOrEqualTo(SEEDS.length * 9 / 10);
    assertThat(mean(agreement)).as("mean adjusted Rand index").isGreaterThan(0.5);
    assertThat(mean(changing)).as("change a day").isLessThan(SegmentFit.MOST_CHANGING);
  }

  @Test
  void twoHabitsAreNotCutIntoMany() {
    Map<Integer, Integer> numbers = new TreeMap<>();
    double[] agreement = new double[SEEDS.length];
    for (int i = 0; i < SEEDS.length; i++) {
      MailWorld world = new MailWorld(SEEDS[i], 300, 90).of(Habit.ORDERS_ONLY, Habit.OFFERS);
      MailLog log = world.live();
      SegmentFit fit = fit(log);
      numbers.merge(fit.segments(), 1, Integer::sum);
      agreement[i] = agreement(world, log, fit.model());
    }
    InsightSeeds.found("two habits, worlds by number of segments", numbers);
    InsightSeeds.found("two habits, adjusted Rand index", InsightSeeds.spread(agreement));
    assertThat(numbers.getOrDefault(2, 0) + numbers.getOrDefault(3, 0))
        .as("two or three")
        .isGreaterThanOrEqualTo(SEEDS.length * 8 / 10);
    assertThat(mean(agreement)).as("mean adjusted Rand index").isGreaterThan(0.7);
  }

  @Test
  void whoeverDiffersByDegreesOnlyIsCutIntoNoSegments() {
    int found = 0;
    for (int seed : SEEDS) {
      found += fit(new MailWorld(seed, 300, 60).live()).segments() > 1 ? 1 : 0;
      found += fit(new MailWorld(seed, 300, 60).of(Habit.OFFERS).live()).segments() > 1 ? 1 : 0;
    }
    InsightSeeds.found("no kinds of people, yet segments, of " + 2 * SEEDS.length, found);
    assertThat(found)
        .as("of %s", 2 * SEEDS.length)
        .isLessThanOrEqualTo(Math.max(1, SEEDS.length / 5));
  }

  @Test
  void aSegmentFoundAgainKeepsItsIdAndName() {
    SegmentFit fit = fit(new MailWorld(0, 400, 90).of(Habit.values()).live());
    SegmentModel model = Objects.requireNonNull(fit.model());
    assertThat(model.version()).isEqualTo(1);
    assertThat(model.segments()).extracting(Segment::id).contains("orders-only", "silent");
    assertThat(segment(model, "orders-only").name()).isEqualTo("Reads only what concerns an order");
    assertThat(segment(model, "orders-only").description())
        .matches("Answers \\d\\d % of transactional mail; answers \\d % of promotional mail; .*");
    assertThat(segment(model, "silent").descriptionFr())
        .matches("Répond à \\d % des messages transactionnels.*il y a 2\\d jours\\.");
  }

  @Test
  void aNewSegmentIsCalledByWhatSetsItApart() {
    SegmentModel other =
        new SegmentModel(
            "default", 4, IN_FORCE.updatedAt(), Map.of(), List.of(IN_FORCE.segments().get(0)));
    SegmentModel model =
        Objects.requireNonNull(
            SegmentFit.of(
                    new MailWorld(0, 300, 90).of(Habit.ORDERS_ONLY, Habit.OFFERS).live(),
                    MailWorld.WINDOW,
                    other)
                .model());
    assertThat(model.version()).isEqualTo(5);
    assertThat(model.segments())
        .extracting(Segment::name)
        .containsExactlyInAnyOrder(
            "Answers offers, leaves transactional mail unanswered",
            "Leaves offers unanswered, answers transactional mail");
    assertThat(model.segments())
        .extracting(Segment::id)
        .contains("answers-offers-skips-transactional");
  }

  @Test
  void theSameLogGivesTheSameSegments() {
    assertThat(fit(new MailWorld(3, 200, 60).of(Habit.values()).live()))
        .isEqualTo(fit(new MailWorld(3, 200, 60).of(Habit.values()).live()));
  }

  @Test
  void fewPeopleOrLessThanAWindowAreNotEnough() {
    assertThat(fit(new MailWorld(1, 60, 90).live()).verdict()).isEqualTo(Verdict.NOT_ENOUGH);
    assertThat(fit(new MailWorld(1, 300, 20).live()).verdict()).isEqualTo(Verdict.NOT_ENOUGH);
    assertThat(fit(new MailLog()).verdict()).isEqualTo(Verdict.NOT_ENOUGH);
  }

  private static SegmentFit fit(MailLog log) {
    return SegmentFit.of(log, MailWorld.WINDOW, IN_FORCE);
  }

  private static Segment segment(SegmentModel model, String id) {
    return model.segments().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
  }

  private static int nearFive(Map.Entry<Integer, Integer> worlds) {
    return Math.abs(worlds.getKey() - Habit.values().length) <= 1 ? worlds.getValue() : 0;
  }

  private static double mean(double[] figures) {
    return Arrays.stream(figures).average().orElseThrow();
  }

  /**
   * How well the segments are the habits: 1 when they are, 0 when they agree by chance or none are
   * proposed.
   */
  private static double agreement(MailWorld world, MailLog log, @Nullable SegmentModel model) {
    if (model == null) {
      return 0;
    }
    Map<String, Integer> both = new TreeMap<>();
    Map<String, Integer> habits = new HashMap<>();
    Map<String, Integer> segments = new HashMap<>();
    int end = MailWorld.WINDOW.dayOf(Objects.requireNonNull(log.last()));
    log.people()
        .forEach(
            (personId, deeds) -> {
              MailHistory history = MailHistory.empty();
              deeds.forEach(deed -> history.count(deed, MailWorld.WINDOW.dayOf(deed.at())));
              String habit = world.habitOf(personId).name();
              String segment = model.segmentOf(history.features(end, 30), "");
              both.merge(habit + " " + segment, 1, Integer::sum);
              habits.merge(habit, 1, Integer::sum);
              segments.merge(segment, 1, Integer::sum);
            });
    double byChance = pairs(habits) * pairs(segments) / pairs(Map.of("all", log.people().size()));
    double most = (pairs(habits) + pairs(segments)) / 2;
    return (pairs(both) - byChance) / (most - byChance);
  }

  private static double pairs(Map<String, Integer> sizes) {
    return sizes.values().stream().mapToDouble(size -> size * (size - 1) / 2.0).sum();
  }
}
