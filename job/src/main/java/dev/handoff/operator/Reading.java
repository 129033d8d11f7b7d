package dev.handoff.operator;

import dev.handoff.codec.Parsed;
import dev.handoff.domain.exchange.RawRecord;
import java.io.Serializable;
import java.time.Instant;

/**
 * How the records of one topic are read; ships with the job, and opens its reader where it runs.
 */
public interface Reading<T> extends Serializable {

  /** A reader for one task. */
  Reader<T> open();

  /** Reads records of one topic. Never throws on any input. */
  interface Reader<T> {

    /** The good items in a record, and what is wrong with the rest of it. */
    Parsed<T> read(RawRecord raw);

    /** The time of a good item, which may not lie more than a day ahead of the clock. */
    Instant timeOf(T item);
  }
}
