package dev.handoff.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A wait for a day and a time; 2026-03-02 is a Monday. */
class WaitEndTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId UTC = ZoneId.of("UTC");

  /** The published examples of the wait node. */
  @ParameterizedTest
  @CsvSource({
    "any,                     09:00, 2026-03-02T11:00, 2026-03-03T09:00",
    "any,                     09:00, 2026-03-02T07:00, 2026-03-02T09:00",
    "TUESDAY,                 00:00, 2026-03-06T15:00, 2026-03-10T00:00",
    "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY, 10:00, 2026-03-07T14:00, 2026-03-09T10:00",
    "MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY, 10:00, 2026-03-04T08:00, 2026-03-04T10:00",
  })
  void endsAtTheNextOfItsDaysAtItsTime(
      String days, LocalTime time, LocalDateTime enter, LocalDateTime exit) {
    assertThat(end(days, time, enter.atZone(PARIS).toInstant(), PARIS))
        .isEqualTo(exit.atZone(PARIS).toInstant());
  }

  @Test
  void isStrictlyAfterTheArrival() {
    Instant monday = Instant.parse("2026-03-02T09:00:00Z");
    assertThat(end("MONDAY", LocalTime.of(9, 0), monday, UTC)).isEqualTo("2026-03-09T09:00:00Z");
    assertThat(end("MONDAY", LocalTime.of(9, 0), monday.minusMillis(1), UTC)).isEqualTo(monday);
  }

  /** In Paris 02:00 to 03:00 is skipped on 29 March 2026 and repeated on 25 October 2026. */
  @ParameterizedTest
  @CsvSource({
    // Skipped: the first valid instant after.
    "any,    02:30, 2026-03-29T01:00+01:00, 2026-03-29T03:00+02:00",
    "SUNDAY, 02:00, 2026-03-28T12:00+01:00, 2026-03-29T03:00+02:00",
    "any,    02:30, 2026-03-29T03:00+02:00, 2026-03-30T02:30+02:00",
    // Repeated: the first of the two, also when the arrival is between them.
    "any,    02:30, 2026-10-25T01:00+02:00, 2026-10-25T02:30+02:00",
    "any,    02:30, 2026-10-25T02:30+02:00, 2026-10-26T02:30+01:00",
    "any,    02:30, 2026-10-25T02:10+01:00, 2026-10-26T02:30+01:00",
    "SUNDAY, 02:30, 2026-10-25T02:10+01:00, 2026-11-01T02:30+01:00",
  })
  void keepsToTheClockWhereItChanges(
      String days, LocalTime time, OffsetDateTime enter, OffsetDateTime exit) {
    assertThat(end(days, time, enter.toInstant(), PARIS)).isEqualTo(exit.toInstant());
  }

  /** Beirut changes its clock at midnight, so that a day begins at 01:00. */
  @Test
  void beginsADayWithoutAMidnightAtItsFirstInstant() {
    ZoneId beirut = ZoneId.of("Asia/Beirut");
    assertThat(end("any", LocalTime.MIDNIGHT, Instant.parse("2026-03-28T12:00:00Z"), beirut))
        .isEqualTo("2026-03-28T22:00:00Z");
  }

  @Test
  void usesTheZoneOfTheEngagementWhenItNamesNone() {
    JourneyNode wait =
        new JourneyNode.WaitForDay("w", null, List.of(DayOfWeek.MONDAY), LocalTime.NOON, null);
    assertThat(WaitEnd.of(wait, Instant.parse("2026-03-02T00:00:00Z"), PARIS))
        .isEqualTo("2026-03-02T11:00:00Z");
  }

  private static Instant end(String days, LocalTime time, Instant arrival, ZoneId zone) {
    List<DayOfWeek> list =
        days.equals("any")
            ? List.of(DayOfWeek.values())
            : Arrays.stream(days.split(" ")).map(DayOfWeek::valueOf).toList();
    Instant end = WaitEnd.of(new JourneyNode.WaitForDay("w", null, list, time, zone), arrival, UTC);
    return Objects.requireNonNull(end);
  }
}
