package dev.handoff.domain.backtest;

import java.time.Duration;

/** Durations as people say them. */
public final class ReadableDuration {

  private ReadableDuration() {}

  /** The two largest units, rounded down: "3 d 4 h", "12 min 30 s", "0 s". Without a sign. */
  public static String of(Duration duration) {
    Duration d = duration.abs();
    if (d.toDays() > 0) {
      return two(d.toDays(), "d", d.toHoursPart(), "h");
    }
    if (d.toHours() > 0) {
      return two(d.toHours(), "h", d.toMinutesPart(), "min");
    }
    if (d.toMinutes() > 0) {
      return two(d.toMinutes(), "min", d.toSecondsPart(), "s");
    }
    return d.toSeconds() == 0 && !d.isZero() ? "under 1 s" : d.toSeconds() + " s";
  }

  private static String two(long first, String unit, int second, String smaller) {
    return first + " " + unit + (second == 0 ? "" : " " + second + " " + smaller);
  }
}
