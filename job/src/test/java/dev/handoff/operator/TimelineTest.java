package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.api.TimerService;
import org.junit.jupiter.api.Test;

/** Where a run over data ends (SPEC section 9, "Time and order"). */
class TimelineTest {

  private static final Instant END = Instant.parse("2026-03-04T00:00:00Z");
  private static final Timeline TO_THE_END =
      new Timeline(Order.EVENT_TIME, Clock.fixed(END, ZoneOffset.UTC), END, true);

  private final Timers timers = new Timers();

  @Test
  void a_timer_at_the_very_end_is_set_and_none_after_it() {
    TO_THE_END.wake(END, timers);
    TO_THE_END.wake(END.plusMillis(1), timers);
    assertThat(timers.set).containsExactly(END.toEpochMilli());
  }

  @Test
  void nothing_runs_further_than_the_end_however_far_the_watermark_is() {
    timers.watermark = END.plusSeconds(60).toEpochMilli();
    assertThat(TO_THE_END.limit(timers)).isEqualTo(END);
    timers.watermark = END.minusSeconds(60).toEpochMilli();
    assertThat(TO_THE_END.limit(timers)).isEqualTo(END.minusSeconds(60));
  }

  /** Timers that are set and never fire, at a watermark of the test's choice. */
  private static final class Timers implements TimerService {
    private final List<Long> set = new ArrayList<>();
    private long watermark;

    @Override
    public long currentProcessingTime() {
      return 0;
    }

    @Override
    public long currentWatermark() {
      return watermark;
    }

    @Override
    public void registerProcessingTimeTimer(long time) {
      throw new UnsupportedOperationException("time is event time here");
    }

    @Override
    public void registerEventTimeTimer(long time) {
      set.add(time);
    }

    @Override
    public void deleteProcessingTimeTimer(long time) {
      throw new UnsupportedOperationException("time is event time here");
    }

    @Override
    public void deleteEventTimeTimer(long time) {
      set.remove(time);
    }
  }
}
