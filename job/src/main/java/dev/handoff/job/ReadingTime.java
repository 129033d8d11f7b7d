package dev.handoff.job;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.operator.ParseRecords;
import dev.handoff.operator.Reading;
import dev.handoff.source.RecordTime;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Tells a raw record's time by reading it: the newest of its good items that does not lie in the
 * future.
 */
final class ReadingTime<T> implements RecordTime {

  private static final long serialVersionUID = 1L;

  private final Reading<T> reading;
  private final Clock clock;
  private transient Reading.@Nullable Reader<T> reader;

  ReadingTime(Reading<T> reading, Clock clock) {
    this.reading = reading;
    this.clock = clock;
  }

  @Override
  public @Nullable Instant of(RawRecord raw) {
    if (raw.isCut()) {
      return null;
    }
    Reading.Reader<T> opened = reader == null ? reading.open() : reader;
    reader = opened;
    Instant latest = clock.instant().plus(ParseRecords.FUTURE_ALLOWED);
    Instant newest = null;
    for (T item : opened.read(raw).items()) {
      Instant at = opened.timeOf(item);
      if (!at.isAfter(latest) && (newest == null || at.isAfter(newest))) {
        newest = at;
      }
    }
    return newest;
  }
}
