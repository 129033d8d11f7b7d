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

  /** Whether it runs over past data in the time of the data, as if it happened again. */
  public boolean isReplay() {
    return bounded && inEventTime();
  }

  /** Whether a record lies ahead of the watermark and has to wait for it. */
  boolean isAhead(Instant at, TimerService timers) {
    return inEventTime() && at.toEpochMilli() > timers.currentWatermark();
  }

  /** The last instant that may run now. */
  Instant limit(TimerService timers) {
    Instant watermark = Instant.ofEpochMilli(timers.currentWatermark());
    if (!inEventTime()) {
      Instant now = clock.instant();
      return !isOver(timers) && watermark.isAfter(now) ? watermark : now;
    }
    return until != null && until.isBefore(watermark) ? until : watermark;
  }

  /**
   * Whether the input has ended in arrival order: then a timer would fire at once, without its
   * instant having come, and be set again for ever.
   */
  boolean isOver(TimerService timers) {
    return !inEventTime() && timers.currentWatermark() == Long.MAX_VALUE;
  }

  /** Sets a timer, unless it lies after the end of bounded input. */
  void wake(@Nullable Instant at, TimerService timers) {
    if (at != null && !isOver(timers) && (until == null || !at.isAfter(until))) {
      timers.registerEventTimeTimer(at.toEpochMilli());
    }
  }

  /**
   * Whether anything but records may be due for a key: else the timer that fires was set for a
   * record that an earlier one has taken along.
   *
   * @param wakeAt as {@link #wakeBy} said last; null: nothing is to come
   */
  boolean isDue(@Nullable Instant wakeAt, TimerService timers) {
    return wakeAt != null && (isOver(timers) || !wakeAt.isAfter(limit(timers)));
  }

  /**
   * Sets a timer unless one that is no later stands already: when that fires it is seen what is due
   * then. So a key has one timer, however often its next instant moves away.
   *
   * @param standing when the key's timer stands, as this method said last; null: never yet
   * @return when it stands now; null: nothing is to come
   */
  @Nullable Instant wakeBy(@Nullable Instant standing, @Nullable Instant due, TimerService timers) {
    if (standing != null
        && due != null
        && !standing.isAfter(due)
        && standing.toEpochMilli() > timers.currentWatermark()) {
      return standing;
    }
    wake(due, timers);
    return due;
  }

  /**
   * The same, and with it a timer for the end of a bounded input in order of arrival, whose time is
   * no instant of the data. Not for each record: RocksDB writes a timer anew, whether or not it
   * stands.
   */
  @Nullable Instant wakeByAndAtTheEnd(
      @Nullable Instant standing, @Nullable Instant due, TimerService timers) {
    Instant next = wakeBy(standing, due, timers);
    boolean stood = standing != null && standing.equals(next);
    if (!stood && bounded && !inEventTime() && !isOver(timers)) {
      timers.registerEventTimeTimer(CLOSING_TIMER);
    }
    return next;
  }

  /** Whether a timer is the one for the end of a bounded input in order of arrival. */
  boolean isTheEnd(long timer) {
    return timer == CLOSING_TIMER;
  }
}
