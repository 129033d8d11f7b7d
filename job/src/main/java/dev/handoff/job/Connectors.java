package dev.handoff.job;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.sink.RecordBytes;
import dev.handoff.source.RecordTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.jspecify.annotations.Nullable;

/** The ends of the pipelines: where topics are read from and written to. Tests bring their own. */
public interface Connectors {

  /** A topic's records as they come, with the watermarks that the order asks for. */
  DataStream<RawRecord> read(Topic topic, RecordTime time);

  /** A topic's records as they are now; for small topics, before the job begins. */
  List<RawRecord> readNow(Topic topic);

  /** Writes a topic: what must be neither lost nor doubled exactly once, the rest at least once. */
  <T> void write(Topic topic, DataStream<T> records, RecordBytes<T> bytes);

  /**
   * Writes what is known so far of a topic whose records are said when the input has ended, for
   * whoever looks on; it never becomes part of the topic.
   *
   * @throws IllegalStateException where the input does not end: there the topic itself says it
   */
  <T> void writeSoFar(Topic topic, DataStream<T> records, RecordBytes<T> bytes);

  /** Where the mails that were handed over are recorded. */
  LedgerLog.Opening ledger();

  /** Whether the input ends. */
  boolean bounded();

  /** The newest valid time in these topics, when the input ends; else null. */
  @Nullable Instant newest(Map<Topic, RecordTime> times);
}
