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

/** Ends of a pipeline that hand everything on to others: a test changes one of them. */
abstract class ForwardingConnectors implements Connectors {

  private final Connectors ends;

  ForwardingConnectors(Connectors ends) {
    this.ends = ends;
  }

  @Override
  public DataStream<RawRecord> read(Topic topic, RecordTime time) {
    return ends.read(topic, time);
  }

  @Override
  public List<RawRecord> readNow(Topic topic) {
    return ends.readNow(topic);
  }

  @Override
  public <T> void write(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    ends.write(topic, records, bytes);
  }

  @Override
  public <T> void writeSoFar(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    ends.writeSoFar(topic, records, bytes);
  }

  @Override
  public LedgerLog.Opening ledger() {
    return ends.ledger();
  }

  @Override
  public boolean bounded() {
    return ends.bounded();
  }

  @Override
  public @Nullable Instant newest(Map<Topic, RecordTime> times) {
    return ends.newest(times);
  }
}
