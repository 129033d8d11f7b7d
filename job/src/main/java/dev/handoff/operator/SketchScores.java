package dev.handoff.operator;

import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.calibration.SketchedScores;
import dev.handoff.sketch.DaySketch;
import java.util.TreeMap;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The near half of the observe stage, beside each evaluate task: sums up the raw scores of many
 * groups, so that few records travel at midnight. Output: a sketch a day. No state: what it holds
 * goes out before each watermark and before each checkpoint.
 */
public final class SketchScores extends AbstractStreamOperator<SketchedScores>
    implements OneInputStreamOperator<RawScores, SketchedScores> {

  private static final long serialVersionUID = 1L;

  /** Empty whenever the operator is serialised. */
  private final TreeMap<Integer, DaySketch> days = new TreeMap<>();

  @Override
  public void processElement(StreamRecord<RawScores> record) {
    RawScores scores = record.getValue();
    days.computeIfAbsent(scores.day(), DaySketch::new).add(scores);
  }

  @Override
  public void processWatermark(Watermark watermark) throws Exception {
    sendOn();
    super.processWatermark(watermark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    sendOn();
  }

  private void sendOn() {
    days.values().forEach(day -> output.collect(new StreamRecord<>(day.sketched())));
    days.clear();
  }
}
