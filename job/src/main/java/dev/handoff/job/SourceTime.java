package dev.handoff.job;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.operator.Order;
import dev.handoff.source.RecordTime;
import dev.handoff.source.Watermarks;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * How sources tell the time, as the order asks.
 *
 * @param order of the keyed stages
 * @param clock what now is
 * @param lateness in event time, how far out of order records may be
 */
record SourceTime(Order order, Clock clock, Duration lateness) {

  WatermarkStrategy<RawRecord> of(RecordTime time, boolean mayBeSilent) {
    return order == Order.ARRIVAL
        ? Watermarks.ofClock(clock)
        : Watermarks.ofRecords(time, lateness, mayBeSilent);
  }
}
