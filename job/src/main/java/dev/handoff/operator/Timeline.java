package dev.handoff.operator;

import java.io.Serializable;
import java.time.Clock;
import java.time.Instant;
import org.apache.flink.streaming.api.TimerService;
import org.jspecify.annotations.Nullable;

/**
 * What time it is for a keyed stage, and how far it may go (DESIGN section 2, "order" and "time").
 *
 * @param order as records come, or in event time
 * @param clock a serialisable clock, which says what time it is in {@link Order#ARRIVAL}
 * @param until in event time, the end of bounded input: nothing after it runs; null when there is
 *     none
 * @param bounded whether the input ends
 */
public record Timeline(Order order, Clock clock, @Nullable Instant until, boolean bounded)
    implements Serializable {

  /**
   * Later than any instant of data, and before Flink's own end of time: when a bounded run in
   * arrival order closes.
   */
  private static final long CLOSING_TIMER = Long.MAX_VALUE - 1;

  boolean inEventTime() {
    return order == Order.EVENT_TIME;
  }

  /** Whether a record lies ahead of the watermark and has to wait for it. */
  boolean isAhead(Instant at, TimerService timers) {
    return inEventTime() && at.toEpochMilli() > timers.currentWatermark();
  }

  /** The last instant that may run now. */
  Instant limit(TimerService timers) {
    if (!inEventTime()) {
      return clock.instant();
    }
    Instant watermark = Instant.ofEpochMilli(timers.currentWatermark());
    return until != null && until.isBefore(watermark) ? until : watermark;
  }

  /** Sets a timer, unless it lies after the end of bounded input, or the input has ended. */
  void wake(@Nullable Instant at, TimerService timers) {
    if (at != null && (until == null || !at.isAfter(until)) && !hasEnded(timers)) {
      timers.registerEventTimeTimer(at.toEpochMilli());
    }
  }

  /**
   * Sets a timer for the end of a bounded input in order of arrival, whose time is no instant of
   * the data.
   */
  void wakeAtTheEnd(TimerService timers) {
    if (bounded && !inEventTime() && !hasEnded(timers)) {
      timers.registerEventTimeTimer(CLOSING_TIMER);
    }
  }

  /** Whether a bounded input is over: what lies ahead of the clock then will not come. */
  boolean hasEnded(TimerService timers) {
    return timers.currentWatermark() == Long.MAX_VALUE;
  }
}
