package dev.handoff.job;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.operator.Order;
import dev.handoff.source.RecordTime;
import dev.handoff.source.Watermarks;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.jspecify.annotations.Nullable;

/**
 * How sources tell the time, as the order asks.
 *
 * @param order of the keyed stages
 * @param clock what now is
 * @param lateness in event time, how far out of order records may be
 * @param silence in event time, after how long without a record a partition holds nothing back;
 *     null when the input ends
 */
record SourceTime(Order order, Clock clock, Duration lateness, @Nullable Duration silence) {

  WatermarkStrategy<RawRecord> of(RecordTime time) {
    return order == Order.ARRIVAL
        ? Watermarks.ofClock(clock, Duration.ZERO)
        : Watermarks.ofRecords(time, lateness, silence);
  }

  /** Whether time has to go on where no record says so. */
  boolean needsClock() {
    return order == Order.EVENT_TIME && silence != null;
  }

  /** For the one source that never has a record: the clock, where records would be by now. */
  WatermarkStrategy<RawRecord> ofSilence() {
    return Watermarks.ofClock(clock, lateness);
  }
}
