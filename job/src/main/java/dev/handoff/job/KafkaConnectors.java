package dev.handoff.job;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.sink.KafkaSinks;
import dev.handoff.sink.RecordBytes;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.RecordTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Reads and writes Kafka topics. */
final class KafkaConnectors implements Connectors {

  /**
   * What a reader must see neither twice nor never; the rest carries a key that says which is
   * newer.
   */
  private static final Set<Topic> EXACTLY_ONCE = Set.of(Topic.SALES_ALERTS, Topic.JOURNEY_EVENTS);

  private final StreamExecutionEnvironment env;
  private final SourceTime sourceTime;
  private final KafkaTopics topics;
  private final KafkaSinks sinks;

  KafkaConnectors(StreamExecutionEnvironment env, SourceTime sourceTime, KafkaTopics topics) {
    this.env = env;
    this.sourceTime = sourceTime;
    this.topics = topics;
    this.sinks =
        new KafkaSinks(
            topics.bootstrapServers(), topics.names(), topics.groupId(), topics.properties());
  }

  @Override
  public DataStream<RawRecord> read(Topic topic, RecordTime time) {
    return env.fromSource(
            topics.source(topic), sourceTime.of(time, true), "read " + topic.wireName())
        .uid(OperatorUid.READ + topic.wireName())
        .setDescription("committed records of " + topics.nameOf(topic) + ", as bytes");
  }

  @Override
  public List<RawRecord> readNow(Topic topic) {
    return topics.readAll(topic);
  }

  @Override
  public <T> void write(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    records
        .sinkTo(
            EXACTLY_ONCE.contains(topic)
                ? sinks.exactlyOnce(topic, bytes)
                : sinks.atLeastOnce(topic, bytes))
        .uid(OperatorUid.WRITE + topic.wireName())
        .name("write " + topic.wireName());
  }

  @Override
  public boolean bounded() {
    return false;
  }

  @Override
  public @Nullable Instant newest(Map<Topic, RecordTime> times) {
    return null;
  }
}
