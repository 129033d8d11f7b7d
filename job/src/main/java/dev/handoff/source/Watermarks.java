package dev.handoff.source;

import dev.handoff.domain.exchange.RawRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

/** How sources tell the time (DESIGN section 2, "time"). */
public final class Watermarks {

  private static final long NO_TIME = Long.MIN_VALUE;

  private Watermarks() {}

  /**
   * Live: every source says what the clock says, whatever the records hold; nothing is ever idle,
   * nothing jumps ahead.
   *
   * @param behind how far behind the clock
   */
  public static WatermarkStrategy<RawRecord> ofClock(Clock clock, Duration behind) {
    return WatermarkStrategy.forGenerator(context -> new ClockWatermarks(clock, behind));
  }

  /**
   * In event time: the newest record's time less the lateness, for each file or partition. A record
   * without a valid time does not count.
   *
   * @param lateness how far out of order records may be
   * @param silence after so long without a record a source no longer holds the others back; null:
   *     it always does
   */
  public static WatermarkStrategy<RawRecord> ofRecords(
      RecordTime time, Duration lateness, @Nullable Duration silence) {
    WatermarkStrategy<RawRecord> strategy =
        WatermarkStrategy.<RawRecord>forGenerator(context -> new BoundedLateness(lateness))
            .withTimestampAssigner(
                (raw, previous) -> {
                  Instant at = time.of(raw);
                  return at == null ? NO_TIME : at.toEpochMilli();
                });
    return silence == null ? strategy : strategy.withIdleness(silence);
  }

  private record ClockWatermarks(Clock clock, Duration behind)
      implements WatermarkGenerator<RawRecord> {
    @Override
    public void onEvent(RawRecord raw, long timestamp, WatermarkOutput output) {
      // The clock goes on without records.
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
      output.emitWatermark(new Watermark(clock.instant().minus(behind).toEpochMilli()));
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
