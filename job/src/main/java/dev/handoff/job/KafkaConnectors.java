package dev.handoff.job;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.sink.KafkaSinks;
import dev.handoff.sink.KeyedBytes;
import dev.handoff.sink.OutboxOperator;
import dev.handoff.sink.RecordBytes;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.RecordTime;
import dev.handoff.source.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Reads and writes Kafka topics. */
final class KafkaConnectors implements Connectors {

  /**
   * What a reader must see neither twice nor never; the rest carries a key that says which is
   * newer.
   */
  private static final Set<Topic> EXACTLY_ONCE =
      Set.of(Topic.SALES_ALERTS, Topic.SEND_REQUESTS, Topic.JOURNEY_EVENTS);

  /** What somebody waits for: of it not even what Kafka takes back may be lost. */
  private static final Set<Topic> KEPT = Set.of(Topic.SALES_ALERTS, Topic.SEND_REQUESTS);

  private final StreamExecutionEnvironment env;
  private final SourceTime sourceTime;
  private final KafkaTopics topics;
  private final KafkaSinks sinks;
  private final Set<Topic> used = EnumSet.noneOf(Topic.class);
  private @Nullable DataStream<RawRecord> clock;

  KafkaConnectors(
      StreamExecutionEnvironment env,
      SourceTime sourceTime,
      KafkaTopics topics,
      Duration transactionTimeout) {
    this.env = env;
    this.sourceTime = sourceTime;
    this.topics = topics;
    this.sinks =
        new KafkaSinks(
            topics.bootstrapServers(),
            topics.names(),
            topics.groupId(),
            topics.properties(),
            transactionTimeout);
  }

  @Override
  public DataStream<RawRecord> read(Topic topic, RecordTime time) {
    used.add(topic);
    DataStream<RawRecord> records =
        env.fromSource(topics.source(topic), sourceTime.of(time), "read " + topic.wireName())
            .uid(OperatorUid.READ + topic.wireName())
            .setDescription("committed records of " + topics.nameOf(topic) + ", as bytes");
    return sourceTime.needsClock() ? records.union(clock()) : records;
  }

  /** One for all topics: what carries time on when all of them are silent. */
  private DataStream<RawRecord> clock() {
    DataStream<RawRecord> known = clock;
    if (known == null) {
      known =
          env.fromSource(Silence.source(), sourceTime.ofSilence(), "clock")
              .uid(OperatorUid.CLOCK)
              .setParallelism(1)
              .setDescription("no records: where topics are silent, time goes on with the clock");
      clock = known;
    }
    return known;
  }

  @Override
  public List<RawRecord> readNow(Topic topic) {
    used.add(topic);
    return topics.readAll(topic);
  }

  @Override
  public <T> void write(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    used.add(topic);
    if (bytes.ends() != null) {
      writeStates(topic, records, bytes);
      return;
    }
    if (KEPT.contains(topic)) {
      writeKept(topic, records, bytes);
      return;
    }
    records
        .sinkTo(
            EXACTLY_ONCE.contains(topic)
                ? sinks.exactlyOnce(topic, bytes)
                : sinks.atLeastOnce(topic, bytes))
        .uid(OperatorUid.WRITE + topic.wireName())
        .name("write " + topic.wireName());
  }

  /** In one task, so that a checkpoint completes for both at once. */
  private <T> void writeKept(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    records
        .transform(
            "outbox " + topic.wireName(),
            TypeInformation.of(KeyedBytes.class),
            new OutboxOperator<>(bytes, sinks.transactionTimeout()))
        .uid(OperatorUid.OUTBOX + topic.wireName())
        .setDescription("keeps what Kafka may yet take back, and writes it again")
        .sinkTo(sinks.exactlyOnce(topic))
        .uid(OperatorUid.WRITE + topic.wireName())
        .name("write " + topic.wireName());
  }

  /** One operator before the sink, so that a state and the null after it keep their order. */
  private <T> void writeStates(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    records
        .flatMap(new KeyedBytes.Writer<>(bytes))
        .returns(KeyedBytes.class)
        .uid(OperatorUid.END + topic.wireName())
        .name("end " + topic.wireName())
        .setDescription("a null after the last state of a key, for compaction")
        .sinkTo(sinks.compacted(topic))
        .uid(OperatorUid.WRITE + topic.wireName())
        .name("write " + topic.wireName());
  }

  /**
   * Checks that every topic read or written so far is there, which a running job would only find
   * out by failing again and again.
   *
   * @throws BadOptionsException that names those that are missing
   */
  void requireTopics() throws BadOptionsException {
    List<Topic> missing = topics.missing(used);
    if (!missing.isEmpty()) {
      throw new BadOptionsException(
          missing.stream()
              .map(
                  topic ->
                      HandoffOptions.KAFKA_TOPIC_PREFIX
                          + topic.wireName()
                          + ": there is no topic \""
                          + topics.nameOf(topic)
                          + "\" at "
                          + topics.bootstrapServers()
                          + "; create it, or name the one that is meant")
              .toList());
    }
  }

  @Override
  public <T> void writeSoFar(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    throw new IllegalStateException("on Kafka " + topic.wireName() + " itself says what is so far");
  }

  @Override
  public LedgerLog.Opening ledger() {
    used.add(Topic.MAIL_LEDGER);
    return sinks.ledger();
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
