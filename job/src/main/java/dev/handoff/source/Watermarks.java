package dev.handoff.source;

import dev.handoff.domain.exchange.RawRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** How sources tell the time (DESIGN section 2, "time"). */
public final class Watermarks {

  private static final Duration IDLE_AFTER = Duration.ofMinutes(1);
  private static final long NO_TIME = Long.MIN_VALUE;

  private Watermarks() {}

  /**
   * Live: every source says what the clock says, whatever the records hold; nothing is ever idle,
   * nothing jumps ahead.
   */
  public static WatermarkStrategy<RawRecord> ofClock(Clock clock) {
    return WatermarkStrategy.forGenerator(context -> new ClockWatermarks(clock));
  }

  /**
   * In event time: the newest record's time less the lateness, for each file or partition. A record
   * without a valid time does not count.
   *
   * @param lateness how far out of order records may be
   * @param mayBeSilent whether a source without records must not hold the others back
   */
  public static WatermarkStrategy<RawRecord> ofRecords(
      RecordTime time, Duration lateness, boolean mayBeSilent) {
    WatermarkStrategy<RawRecord> strategy =
        WatermarkStrategy.<RawRecord>forGenerator(context -> new BoundedLateness(lateness))
            .withTimestampAssigner(
                (raw, previous) -> {
                  Instant at = time.of(raw);
                  return at == null ? NO_TIME : at.toEpochMilli();
                });
    return mayBeSilent ? strategy.withIdleness(IDLE_AFTER) : strategy;
  }

  private record ClockWatermarks(Clock clock) implements WatermarkGenerator<RawRecord> {
    @Override
    public void onEvent(RawRecord raw, long timestamp, WatermarkOutput output) {
      // The clock goes on without records.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(clock.millis()));
    }
  }

  private static final class BoundedLateness implements WatermarkGenerator<RawRecord> {
    private final long latenessMillis;
    private long newest = NO_TIME;

    BoundedLateness(Duration lateness) {
      this.latenessMillis = lateness.toMillis();
    }

    @Override
    public void onEvent(RawRecord raw, long timestamp, WatermarkOutput output) {
      newest = Math.max(newest, timestamp);
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      if (newest != NO_TIME) {
        output.emitWatermark(new Watermark(newest - latenessMillis - 1));
      }
    }
  }
}
