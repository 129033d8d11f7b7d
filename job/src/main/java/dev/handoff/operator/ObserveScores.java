package dev.handoff.operator;

import dev.handoff.domain.calibration.ScoreQuantiles;
import dev.handoff.domain.calibration.SketchedScores;
import dev.handoff.sketch.DaySketch;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredSketches;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The observe stage, by day. Input: sketches of raw scores. Output: one record a day, once every
 * group has taken its midnight turn. State: the day's sketches so far, cleared when the record goes
 * out; what comes later is not counted any more.
 */
public final class ObserveScores
    extends KeyedProcessFunction<Integer, SketchedScores, ScoreQuantiles> {

  private static final long serialVersionUID = 1L;

  private final Timeline timeline;
  private transient ValueState<StoredSketches> sketches;
  private transient Counter late;

  public ObserveScores(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void open(OpenContext context) {
    sketches = getRuntimeContext().getState(HandoffState.sketches());
    late = getRuntimeContext().getMetricGroup().counter("lateRawScores");
  }

  @Override
  public void processElement(
      SketchedScores scores, Context context, Collector<ScoreQuantiles> out) {
    Instant end = endOfTurns(scores.at());
    if (end.toEpochMilli() <= context.timerService().currentWatermark()) {
      late.inc();
      return;
    }
    DaySketch day = dayOf(context.getCurrentKey());
    day.merge(scores);
    StateAccess.write(() -> sketches.update(StoredSketches.of(day.sketched())));
    context.timerService().registerEventTimeTimer(end.toEpochMilli());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ScoreQuantiles> out) {
    if (StateAccess.read(sketches::value) != null) {
      out.collect(dayOf(context.getCurrentKey()).quantiles());
      sketches.clear();
    }
  }

  private DaySketch dayOf(int epochDay) {
    DaySketch day = new DaySketch(epochDay);
    StoredSketches stored = StateAccess.read(sketches::value);
    if (stored != null) {
      day.merge(stored.toDomain(epochDay));
    }
    return day;
  }

  /** When the last group has had its turn at this midnight. */
  private Instant endOfTurns(Instant at) {
    return at.plus(timeline.inEventTime() ? Duration.ZERO : EvaluateGroup.MIDNIGHT_SPREAD);
  }
}
