package dev.handoff.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which calendar days count, where clocks change too (SPEC section 2, "Window"). */
class EngagementWindowTest {

  @ParameterizedTest(name = "{1} is {2} in {0}")
  @CsvSource({
    "UTC, 2026-03-29T23:59:59.999Z, 2026-03-29",
    "UTC, 2026-03-30T00:00:00Z, 2026-03-30",
    "Europe/Paris, 2026-03-28T22:59:59.999Z, 2026-03-28",
    "Europe/Paris, 2026-03-28T23:00:00Z, 2026-03-29",
    "Europe/Paris, 2026-03-29T21:59:59.999Z, 2026-03-29",
    "Europe/Paris, 2026-03-29T22:00:00Z, 2026-03-30",
    "Pacific/Auckland, 2026-03-29T11:00:00Z, 2026-03-30"
  })
  void anInstantBelongsToTheCalendarDayOfTheZone(String zone, Instant instant, LocalDate day) {
    assertThat(window(zone).dayOf(instant)).isEqualTo((int) day.toEpochDay());
  }

  @ParameterizedTest(name = "{1} begins at {2} in {0}")
  @CsvSource({
    "Europe/Paris, 2026-03-29, 2026-03-28T23:00:00Z",
    "Europe/Paris, 2026-03-30, 2026-03-29T22:00:00Z",
    "Europe/Paris, 2026-10-25, 2026-10-24T22:00:00Z",
    "Europe/Paris, 2026-10-26, 2026-10-25T23:00:00Z",
    "Asia/Beirut, 2026-03-29, 2026-03-28T22:00:00Z",
    "Africa/Cairo, 2026-04-24, 2026-04-23T22:00:00Z"
  })
  void aDayBeginsAtMidnightOrWhereTheClockSkipsItAtTheFirstInstantAfter(
      String zone, LocalDate day, Instant start) {
    EngagementWindow window = window(zone);
    int epochDay = (int) day.toEpochDay();
    assertThat(window.startOf(epochDay)).isEqualTo(start);
    assertThat(window.dayOf(start)).isEqualTo(epochDay);
    assertThat(window.dayOf(start.minusMillis(1))).isEqualTo(epochDay - 1);
  }

  @Test
  void todayAndThe29DaysBeforeItCount() {
    int today = (int) LocalDate.parse("2026-03-31").toEpochDay();
    assertThat(window("UTC").firstDay(today))
        .isEqualTo((int) LocalDate.parse("2026-03-02").toEpochDay());
    assertThat(new EngagementWindow(ZoneId.of("UTC"), 1).firstDay(today)).isEqualTo(today);
  }

  private static EngagementWindow window(String zone) {
    return new EngagementWindow(ZoneId.of(zone), 30);
  }
}
