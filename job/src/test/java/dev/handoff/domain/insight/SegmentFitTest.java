package dev.handoff.domain.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.insight.SegmentFit.Verdict;
import dev.handoff.domain.insight.SegmentModel.Segment;
import dev.handoff.fixture.MailWorld;
import dev.handoff.fixture.MailWorld.Habit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Segments of people whose habits are known, and of people who have none. */
class SegmentFitTest {

  private static final int SEEDS = Integer.getInteger("insight.seeds", 12) / 3;
  private static final SegmentModel IN_FORCE = InsightModels.builtIn().segments();

  @Test
  void plantedHabitsAreFoundAndHoldFromDayToDay() {
    int found = 0;
    int numbered = 0;
    double agreement = 0;
    double changing = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      MailWorld world = new MailWorld(seed, 400, 90).of(Habit.values());
      MailLog log = world.live();
      SegmentFit fit = fit(log);
      found += fit.verdict() == Verdict.SEGMENTS ? 1 : 0;
      numbered += Math.abs(fit.segments() - Habit.values().length) <= 1 ? 1 : 0;
      agreement += agreement(world, log, Objects.requireNonNull(fit.model())) / SEEDS;
      changing += Objects.requireNonNull(fit.stability()).changing() / SEEDS;
    }
    assertThat(found).as("found").isGreaterThanOrEqualTo(SEEDS * 9 / 10);
    assertThat(numbered).as("four to six").isGreaterThanOrEqualTo(SEEDS * 9 / 10);
    assertThat(agreement).as("mean adjusted Rand index").isGreaterThan(0.5);
    assertThat(changing).as("change a day").isLessThan(SegmentFit.MOST_CHANGING);
  }

  @Test
  void twoHabitsAreNotCutIntoMany() {
    int numbered = 0;
    double agreement = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      MailWorld world = new MailWorld(seed, 300, 90).of(Habit.ORDERS_ONLY, Habit.OFFERS);
      MailLog log = world.live();
      SegmentFit fit = fit(log);
      numbered += fit.segments() == 2 || fit.segments() == 3 ? 1 : 0;
      agreement += agreement(world, log, Objects.requireNonNull(fit.model())) / SEEDS;
    }
    assertThat(numbered).as("two or three").isGreaterThanOrEqualTo(SEEDS * 8 / 10);
    assertThat(agreement).as("mean adjusted Rand index").isGreaterThan(0.7);
  }

  @Test
  void whoeverDiffersByDegreesOnlyIsCutIntoNoSegments() {
    int found = 0;
    for (int seed = 0; seed < SEEDS; seed++) {
      found += fit(new MailWorld(seed, 300, 60).live()).segments() > 1 ? 1 : 0;
      found += fit(new MailWorld(seed, 300, 60).of(Habit.OFFERS).live()).segments() > 1 ? 1 : 0;
    }
    assertThat(found).as("of " + 2 * SEEDS).isLessThanOrEqualTo(Math.max(1, SEEDS / 5));
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

  /** How well the segments are the habits: 1 when they are, 0 when they agree by chance. */
  private static double agreement(MailWorld world, MailLog log, SegmentModel model) {
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
