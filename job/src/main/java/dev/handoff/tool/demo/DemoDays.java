package dev.handoff.tool.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The forty-five days of the demo, counted from 1: 1 September to 15 October 2026. */
final class DemoDays {
  /** The engagement zone of the demo. */
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  /** How many days there are. */
  static final int COUNT = 45;

  private static final LocalDate FIRST = LocalDate.of(2026, 9, 1);

  private DemoDays() {}

  /** The date of a day, 1 to {@value #COUNT}. */
  static LocalDate date(int day) {
    return FIRST.plusDays(day - 1L);
  }

  /** A time of a day in the engagement zone; {@code time} as {@code 09:30}. */
  static Instant at(int day, String time) {
    return date(day).atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
  }

  /** Midnight after the last day. */
  static Instant end() {
    return at(COUNT + 1, "00:00");
  }
}
