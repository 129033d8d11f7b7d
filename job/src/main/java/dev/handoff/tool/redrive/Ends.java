package dev.handoff.tool.redrive;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a redrive reads and writes: the topics of a cluster, or the folders of a run. */
interface Ends extends AutoCloseable {

  /** Whether the topic is there. */
  boolean has(Topic topic);

  /** Reads a topic up to its present end, as far as possible in the order of time. */
  void forEach(Topic topic, Consumer<RawRecord> reader);

  /** The record at its origin, whole and with its key; null when it is not there any more. */
  @Nullable RawRecord origin(Topic topic, Origin origin);

  /** Whether records have keys, so that one should be found for each. */
  boolean keyed();

  /** Writes a record. */
  void write(Topic topic, @Nullable String key, byte[] value);

  /** Returns when all that was written is safe. */
  void finish();

  @Override
  void close();
}
