package dev.handoff.source;

import dev.handoff.domain.exchange.RawRecord;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells a raw record's own time, where event time needs it before the record is read. */
@FunctionalInterface
public interface RecordTime extends Serializable {

  /** The latest time in the record; null when it has none that is valid. */
  @Nullable Instant of(RawRecord raw);
}
