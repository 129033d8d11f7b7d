package dev.handoff.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.handoff.domain.engagement.DailyTallies.Cell;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Counts by day and key. */
class DailyTalliesTest {

  private static final int MONDAY = 20_514;
  private static final int TUESDAY = MONDAY + 1;
  private static final int WEDNESDAY = MONDAY + 2;

  private final DailyTallies ben =
      DailyTallies.of(
          List.of(
              new Cell(TUESDAY, "pageViewed", 2),
              new Cell(MONDAY, "pageViewed", 3),
              new Cell(MONDAY, "linkClicked", 1),
              new Cell(WEDNESDAY, "pageViewed", 4),
              new Cell(MONDAY, "pageViewed", 1)));

  @Test
  void cellsOfOneDayAndKeyAddUpAndComeInOrder() {
    assertThat(ben.cells())
        .containsExactly(
            new Cell(MONDAY, "linkClicked", 1),
            new Cell(MONDAY, "pageViewed", 4),
            new Cell(TUESDAY, "pageViewed", 2),
            new Cell(WEDNESDAY, "pageViewed", 4));
  }

  @Test
  void totalsCountBothEndsOfTheirDays() {
    assertThat(ben.total("pageViewed", MONDAY, TUESDAY)).isEqualTo(6);
    assertThat(ben.total("pageViewed", WEDNESDAY, WEDNESDAY)).isEqualTo(4);
    assertThat(ben.total("pageViewed", WEDNESDAY, MONDAY)).as("no days").isZero();
    assertThat(ben.total("emailOpened", MONDAY, WEDNESDAY)).isZero();
    assertThat(ben.totals(MONDAY, TUESDAY))
        .containsExactly(entry("linkClicked", 1), entry("pageViewed", 6));
  }

  @Test
  void expiryTakesWholeDaysAndSaysWhetherThereWereAny() {
    assertThat(ben.expireBefore(MONDAY)).isFalse();
    assertThat(ben.expireBefore(WEDNESDAY)).isTrue();
    assertThat(ben.cells()).containsExactly(new Cell(WEDNESDAY, "pageViewed", 4));
    assertThat(ben.lastDay()).isEqualTo(WEDNESDAY);
    ben.expireBefore(WEDNESDAY + 1);
    assertThat(ben.isEmpty()).isTrue();
    assertThat(ben.lastDay()).isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  void aKeyCanBeForgottenOnEveryDay() {
    ben.remove("pageViewed");
    assertThat(ben.cells()).containsExactly(new Cell(MONDAY, "linkClicked", 1));
  }
}
