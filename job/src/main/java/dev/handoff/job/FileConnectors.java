package dev.handoff.job;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.sink.NdjsonFiles;
import dev.handoff.sink.RecordBytes;
import dev.handoff.source.RecordTime;
import dev.handoff.source.TopicFiles;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code <topic>.ndjson} files. */
final class FileConnectors implements Connectors {

  private final StreamExecutionEnvironment env;
  private final SourceTime sourceTime;
  private final TopicFiles input;
  private final NdjsonFiles output;

  FileConnectors(
      StreamExecutionEnvironment env, SourceTime sourceTime, TopicFiles input, NdjsonFiles output) {
    this.env = env;
    this.sourceTime = sourceTime;
    this.input = input;
    this.output = output;
  }

  @Override
  public DataStream<RawRecord> read(Topic topic, RecordTime time) {
    WatermarkStrategy<RawRecord> watermarks = sourceTime.of(time);
    return env.fromSource(input.source(topic), watermarks, "read " + topic.wireName())
        .uid(OperatorUid.READ + topic.wireName())
        .setParallelism(1)
        .setDescription("lines of " + topic.wireName() + ".ndjson, as bytes");
  }

  @Override
  public List<RawRecord> readNow(Topic topic) {
    return input.readAll(topic);
  }

  @Override
  public <T> void write(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    records
        .sinkTo(output.sink(topic, bytes))
        .uid(OperatorUid.WRITE + topic.wireName())
        .name("write " + topic.wireName());
  }

  @Override
  public <T> void writeSoFar(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    records
        .sinkTo(output.sinkSoFar(topic, bytes))
        .uid(OperatorUid.WRITE + topic.wireName() + OperatorUid.SO_FAR)
        .name("write " + topic.wireName() + " so far");
  }

  @Override
  public LedgerLog.Opening ledger() {
    return output.ledger();
  }

  @Override
  public boolean bounded() {
    return true;
  }

  @Override
  public @Nullable Instant newest(Map<Topic, RecordTime> times) {
    Instant newest = null;
    for (Map.Entry<Topic, RecordTime> topic : times.entrySet()) {
      Instant found = input.newest(topic.getKey(), topic.getValue());
      if (found != null && (newest == null || found.isAfter(newest))) {
        newest = found;
      }
    }
    return newest;
  }
}
