package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.calibration.ScoreQuantiles;
import dev.handoff.domain.calibration.SketchedScores;
import dev.handoff.fixture.KeptSavepoint;
import dev.handoff.sketch.DaySketch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Raw scores of many groups become one record a day. */
@SuppressWarnings("try") // Nobody interrupts the closing of a harness.
class ObserveScoresTest {

  private static final int DAY = 20_514;
  private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

  @Test
  void rawScoresWaitForTheWatermarkAndGoOutAheadOfIt() throws Exception {
    try (OneInputStreamOperatorTestHarness<RawScores, SketchedScores> sketch = sketching()) {
      sketch.processElement(of(1, 4), 0);
      sketch.processElement(of(2, 9), 0);
      assertThat(sketch.getOutput()).isEmpty();
      sketch.processWatermark(MIDNIGHT.toEpochMilli());
      assertThat(sketch.getOutput()).hasSize(2).last().isInstanceOf(Watermark.class);
      assertThat(quantiles(sketch.extractOutputValues()).people().count()).isEqualTo(2);
    }
  }

  @Test
  void nothingWaitsOverACheckpoint() throws Exception {
    try (OneInputStreamOperatorTestHarness<RawScores, SketchedScores> sketch = sketching()) {
      sketch.processElement(of(1, 4), 0);
      sketch.prepareSnapshotPreBarrier(1);
      assertThat(sketch.extractOutputValues()).hasSize(1);
      sketch.processWatermark(MIDNIGHT.toEpochMilli());
      assertThat(sketch.extractOutputValues()).as("not twice").hasSize(1);
    }
  }

  @Test
  void aDayIsOneRecordWhenTheWatermarkHasReachedItsEnd() throws Exception {
    try (var observe = observing(Order.EVENT_TIME, null)) {
      observe.processElement(sketched(of(1, 4)), 0);
      observe.processElement(sketched(of(3, 9), of(2, 5)), 0);
      observe.processWatermark(MIDNIGHT.toEpochMilli() - 1);
      assertThat(observe.extractOutputValues()).isEmpty();
      observe.processWatermark(MIDNIGHT.toEpochMilli());

      ScoreQuantiles day = observe.extractOutputValues().get(0);
      assertThat(observe.extractOutputValues()).hasSize(1);
      assertThat(day.day()).isEqualTo(DAY);
      assertThat(day.at()).isEqualTo(MIDNIGHT);
      assertThat(day.people().count()).isEqualTo(3);
      assertThat(day.groups().count()).isEqualTo(3);
      assertThat(observe.numKeyedStateEntries()).isZero();
      assertThat(observe.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void liveTheRecordWaitsUntilEveryGroupHasHadItsTurn() throws Exception {
    try (var observe = observing(Order.ARRIVAL, null)) {
      observe.processElement(sketched(of(1, 4)), 0);
      Instant fiveMinutesLater = MIDNIGHT.plus(Duration.ofMinutes(5));
      observe.processWatermark(fiveMinutesLater.toEpochMilli() - 1);
      observe.processElement(sketched(of(2, 9)), 0);
      assertThat(observe.extractOutputValues()).isEmpty();
      observe.processWatermark(fiveMinutesLater.toEpochMilli());
      assertThat(observe.extractOutputValues())
          .singleElement()
          .satisfies(day -> assertThat(day.people().count()).isEqualTo(2));
    }
  }

  @Test
  void whatComesAfterTheRecordDoesNotReplaceIt() throws Exception {
    try (var observe = observing(Order.EVENT_TIME, null)) {
      observe.processElement(sketched(of(1, 4)), 0);
      observe.processWatermark(MIDNIGHT.toEpochMilli());
      observe.processElement(sketched(of(2, 9)), 0);
      observe.processWatermark(MIDNIGHT.toEpochMilli() + 1);
      assertThat(observe.extractOutputValues()).hasSize(1);
      assertThat(observe.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void aDayThatIsUnderWayGoesOnAfterARestore() throws Exception {
    OperatorSubtaskState saved;
    try (var observe = observing(Order.EVENT_TIME, null)) {
      observe.processElement(sketched(of(1, 4)), 0);
      saved = observe.snapshot(1, 1);
    }
    try (var observe = observing(Order.EVENT_TIME, saved)) {
      observe.processElement(sketched(of(2, 9)), 0);
      observe.processWatermark(MIDNIGHT.toEpochMilli());
      ScoreQuantiles day = observe.extractOutputValues().get(0);
      assertThat(day)
          .usingRecursiveComparison()
          .isEqualTo(quantiles(List.of(sketched(of(2, 9), of(1, 4)))));
    }
  }

  @Test
  void aDayThatIsUnderWayGoesOnFromTheStateOfEveryRelease() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          KeptSavepoint.of(
              release,
              "observe",
              () -> {
                try (var observe = onRocksDb(null)) {
                  observe.processElement(sketched(of(1, 4)), 0);
                  return observe.snapshot(1, 1);
                }
              });
      try (var observe = onRocksDb(saved)) {
        observe.processElement(sketched(of(2, 9)), 0);
        observe.processWatermark(MIDNIGHT.toEpochMilli());
        assertThat(observe.extractOutputValues().get(0))
            .usingRecursiveComparison()
            .isEqualTo(quantiles(List.of(sketched(of(2, 9), of(1, 4)))));
      }
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<Integer, SketchedScores, ScoreQuantiles>
      onRocksDb(@Nullable OperatorSubtaskState saved) throws Exception {
    Timeline timeline =
        new Timeline(Order.EVENT_TIME, Clock.fixed(MIDNIGHT, ZoneOffset.UTC), null, false);
    return OnRocksDb.open(new ObserveScores(timeline), SketchedScores::day, Integer.class, saved);
  }

  private static RawScores of(double person, double group) {
    return new RawScores(
        DAY, MIDNIGHT, "default", 1, new double[] {person}, group, group * Math.sqrt(50));
  }

  private static SketchedScores sketched(RawScores... scores) {
    DaySketch day = new DaySketch(DAY);
    List.of(scores).forEach(day::add);
    return day.sketched();
  }

  private static ScoreQuantiles quantiles(List<SketchedScores> parts) {
    DaySketch day = new DaySketch(DAY);
    parts.forEach(day::merge);
    return day.quantiles();
  }

  private static OneInputStreamOperatorTestHarness<RawScores, SketchedScores> sketching()
      throws Exception {
    OneInputStreamOperatorTestHarness<RawScores, SketchedScores> harness =
        new OneInputStreamOperatorTestHarness<>(new SketchScores());
    harness.open();
    return harness;
  }

  private static KeyedOneInputStreamOperatorTestHarness<Integer, SketchedScores, ScoreQuantiles>
      observing(Order order, @Nullable OperatorSubtaskState saved) throws Exception {
    Timeline timeline = new Timeline(order, Clock.fixed(MIDNIGHT, ZoneOffset.UTC), null, false);
    KeyedOneInputStreamOperatorTestHarness<Integer, SketchedScores, ScoreQuantiles> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ObserveScores(timeline)),
            SketchedScores::day,
            Types.INT);
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
    return harness;
  }
}
