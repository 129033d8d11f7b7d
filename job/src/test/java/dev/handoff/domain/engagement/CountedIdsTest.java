package dev.handoff.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.engagement.DailyTallies.Cell;
import org.junit.jupiter.api.Test;

/** Which activities count: the daily cap and the copies (SPEC section 2, "Tally"). */
class CountedIdsTest {

  private static final int MONDAY = 20_514;
  private static final int TUESDAY = MONDAY + 1;
  private static final int CAP = 20;

  private final CountedIds ada = new CountedIds();

  @Test
  void the21stOfADayAddsNothing() {
    for (int visit = 1; visit <= CAP; visit++) {
      assertThat(ada.count(MONDAY, "pageViewed", "visit-" + visit, CAP)).isTrue();
    }
    assertThat(ada.count(MONDAY, "pageViewed", "visit-21", CAP)).isFalse();
    assertThat(ada.tallies().cells()).containsExactly(new Cell(MONDAY, "pageViewed", CAP));
  }

  @Test
  void aCopyAddsNothing() {
    assertThat(ada.count(MONDAY, "pageViewed", "visit-1", CAP)).isTrue();
    assertThat(ada.count(MONDAY, "pageViewed", "visit-1", CAP)).isFalse();
    assertThat(ada.tallies().cells()).containsExactly(new Cell(MONDAY, "pageViewed", 1));
  }

  @Test
  void theSameIdOnAnotherDayOrUnderAnotherTypeCountsAgain() {
    assertThat(ada.count(MONDAY, "pageViewed", "a-1", CAP)).isTrue();
    assertThat(ada.count(TUESDAY, "pageViewed", "a-1", CAP)).isTrue();
    assertThat(ada.count(MONDAY, "linkClicked", "a-1", CAP)).isTrue();
    assertThat(ada.tallies().cells())
        .containsExactly(
            new Cell(MONDAY, "linkClicked", 1),
            new Cell(MONDAY, "pageViewed", 1),
            new Cell(TUESDAY, "pageViewed", 1));
  }

  @Test
  void aFullDayLeavesRoomInAnother() {
    for (int visit = 1; visit <= CAP; visit++) {
      ada.count(MONDAY, "pageViewed", "visit-" + visit, CAP);
    }
    assertThat(ada.count(TUESDAY, "pageViewed", "visit-21", CAP)).isTrue();
    assertThat(ada.count(MONDAY, "linkClicked", "visit-21", CAP)).isTrue();
  }

  @Test
  void forgetsTheDaysThatHaveLeftTheWindow() {
    ada.count(MONDAY, "pageViewed", "a-1", CAP);
    ada.count(TUESDAY, "pageViewed", "a-2", CAP);
    assertThat(ada.lastDay()).isEqualTo(TUESDAY);
    ada.expireBefore(TUESDAY);
    assertThat(ada.tallies().cells()).containsExactly(new Cell(TUESDAY, "pageViewed", 1));
    ada.expireBefore(TUESDAY + 1);
    assertThat(ada.buckets()).isEmpty();
    assertThat(ada.lastDay()).isEqualTo(Integer.MIN_VALUE);
  }
}
