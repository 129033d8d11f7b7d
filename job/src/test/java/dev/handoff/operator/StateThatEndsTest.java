package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.handoff.operator.StateCensus.Month;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * State ends (SPEC section 8, promise 3): through a year in which people and groups come and go, it
 * is as large at the end of every month as it was at the end of the second.
 */
class StateThatEndsTest {

  private static final int SETTLED_AFTER = 2;
  private static final double PER_CENT = 10;

  @ParameterizedTest
  @EnumSource(Order.class)
  void aYearLeavesNoMoreStateThanTwoMonths(Order order) throws Exception {
    List<Month> months = new ArrayList<>();
    ThreeStages.clock(BusyYear.BEGIN);
    BusyYear year = new BusyYear(7);
    try (ThreeStages stages = new ThreeStages(order, new HashMapStateBackend(), null)) {
      year.begin(stages);
      for (int month = 0; month < 12; month++) {
        Instant end = year.month(stages);
        months.add(StateCensus.of(stages, end));
      }
      assertThat(stages.alerts()).as("groups became ready").hasSizeGreaterThan(40);
    }
    StateCensus.print("a year in order " + order, months);
    Month settled = months.get(SETTLED_AFTER - 1);
    for (Month month : months.subList(SETTLED_AFTER, months.size())) {
      for (String what : month.counts().keySet()) {
        if (!what.equals(StateCensus.WITH_PROFILE)) {
          assertThat(month.of(what))
              .as("%s at %s", what, month.end())
              .isCloseTo(settled.of(what), margin(settled.of(what)));
        }
      }
    }
  }

  /** A tenth; for what there are only a few of, a handful. */
  private static Offset<Long> margin(long settled) {
    return within(Math.max(5, Math.round(settled * PER_CENT / 100)));
  }
}
