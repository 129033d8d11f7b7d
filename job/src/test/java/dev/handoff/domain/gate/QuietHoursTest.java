package dev.handoff.domain.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When it is quiet where the recipient is, and until when, also where clocks change. */
class QuietHoursTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @ParameterizedTest(name = "{0} to {1}, at {2}: until {3}")
  @CsvSource(
      nullValues = "-",
      value = {
        "21:00, 08:00, 2026-03-02T20:59:59.999+01:00, -",
        "21:00, 08:00, 2026-03-02T21:00+01:00,        2026-03-03T08:00+01:00",
        "21:00, 08:00, 2026-03-03T00:00+01:00,        2026-03-03T08:00+01:00",
        "21:00, 08:00, 2026-03-03T07:59:59.999+01:00, 2026-03-03T08:00+01:00",
        "21:00, 08:00, 2026-03-03T08:00+01:00,        -",
        // Within one day.
        "12:00, 14:00, 2026-03-02T11:59+01:00,        -",
        "12:00, 14:00, 2026-03-02T12:00+01:00,        2026-03-02T14:00+01:00",
        "12:00, 14:00, 2026-03-02T14:00+01:00,        -",
        // Never.
        "00:00, 00:00, 2026-03-02T00:00+01:00,        -",
        "09:00, 09:00, 2026-03-02T09:00+01:00,        -",
        // The night of the change is an hour shorter, or longer.
        "21:00, 08:00, 2026-03-28T21:00+01:00,        2026-03-29T08:00+02:00",
        "21:00, 08:00, 2026-10-24T21:00+02:00,        2026-10-25T08:00+01:00",
        // 02:30 is skipped on 29 March: quiet ends where the clock jumps.
        "21:00, 02:30, 2026-03-29T01:59+01:00,        2026-03-29T03:00+02:00",
        "21:00, 02:30, 2026-03-29T03:00+02:00,        -",
        // 02:30 comes twice on 25 October: what is quiet again ends at the second.
        "21:00, 02:30, 2026-10-25T01:00+02:00,        2026-10-25T02:30+02:00",
        "21:00, 02:30, 2026-10-25T02:30+02:00,        -",
        "21:00, 02:30, 2026-10-25T02:10+01:00,        2026-10-25T02:30+01:00",
      })
  void lastUntil(LocalTime from, LocalTime to, OffsetDateTime now, OffsetDateTime until) {
    assertThat(new QuietHours(from, to).endOf(now.toInstant(), PARIS))
        .isEqualTo(until == null ? null : until.toInstant());
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris,     2026-03-02T20:30:00Z, true",
    "America/New_York, 2026-03-02T20:30:00Z, false",
    "Asia/Tokyo,       2026-03-02T20:30:00Z, true",
    "Asia/Kolkata,     2026-03-02T02:29:59Z, true",
    "Asia/Kolkata,     2026-03-02T02:30:00Z, false",
  })
  void areTheRecipients(String zone, OffsetDateTime now, boolean quiet) {
    assertThat(QuietHours.DEFAULT.endOf(now.toInstant(), ZoneId.of(zone)) != null).isEqualTo(quiet);
  }
}
