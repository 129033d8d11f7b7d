package dev.handoff.source;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * What a Kafka topic holds between two instants, by the records' timestamps, as one sequence: of
 * the partitions' next records always the oldest. Of topics that tell what is (groups, people,
 * definitions) everything up to the end of the window belongs to it, because what holds in it was
 * written before. Only what was committed is read, up to the topic's present end.
 *
 * @param topics the cluster
 * @param from the first instant; null: from the oldest record
 * @param until the last instant, included
 */
public record KafkaWindow(KafkaTopics topics, @Nullable Instant from, Instant until) {

  private static final Duration POLL = Duration.ofSeconds(1);

  /** How many records of a partition wait for those of slower ones. */
  private static final int WAITING = 2_000;

  /** Reads a topic, which must be there. */
  public void forEach(Topic topic, Consumer<RawRecord> consumer) {
    Properties client = topics.clientProperties();
    client.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrapServers());
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    try (KafkaConsumer<byte[], byte[]> kafka =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          kafka.partitionsFor(topics.nameOf(topic)).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      kafka.assign(partitions);
      kafka.seekToBeginning(partitions);
      if (from != null && !KafkaTopics.STANDING.contains(topic)) {
        seek(kafka, partitions, from);
      }
      KafkaTopics.RawRecords raw = new KafkaTopics.RawRecords(topic.wireName());
      new Merge(kafka, partitions).forEach(record -> accept(record, topic, raw, consumer));
    } catch (TimeoutException e) {
      throw topics.noAnswer(e);
    }
  }

  /** To the first record of the window; timestamps of a partition need not be in order. */
  private static void seek(
      KafkaConsumer<byte[], byte[]> kafka, List<TopicPartition> partitions, Instant from) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
    Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
        kafka.offsetsForTimes(times).entrySet()) {
      OffsetAndTimestamp first = found.getValue();
      kafka.seek(
          found.getKey(), first == null ? ends.getOrDefault(found.getKey(), 0L) : first.offset());
    }
  }

  private void accept(
      ConsumerRecord<byte[], byte[]> record,
      Topic topic,
      KafkaTopics.RawRecords raw,
      Consumer<RawRecord> consumer) {
    boolean begun =
        from == null
            || KafkaTopics.STANDING.contains(topic)
            || record.timestamp() >= from.toEpochMilli();
    if (begun && record.timestamp() <= until.toEpochMilli()) {
      consumer.accept(raw.of(record));
    }
  }

  /** Partitions read side by side; one that is ahead waits. */
  private static final class Merge {
    private final KafkaConsumer<byte[], byte[]> kafka;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, ArrayDeque<ConsumerRecord<byte[], byte[]>>> waiting =
        new HashMap<>();

    Merge(KafkaConsumer<byte[], byte[]> kafka, List<TopicPartition> partitions) {
      this.kafka = kafka;
      this.ends = kafka.endOffsets(partitions);
      partitions.forEach(partition -> waiting.put(partition, new ArrayDeque<>()));
    }

    void forEach(Consumer<ConsumerRecord<byte[], byte[]>> consumer) {
      while (!waiting.isEmpty()) {
        ArrayDeque<ConsumerRecord<byte[], byte[]>> oldest = oldest();
        if (oldest != null) {
          consumer.accept(oldest.remove());
        } else {
          poll();
        }
      }
    }

    /** The partition whose next record is the oldest of all; null while one is not known. */
    private @Nullable ArrayDeque<ConsumerRecord<byte[], byte[]>> oldest() {
      waiting.entrySet().removeIf(entry -> entry.getValue().isEmpty() && isRead(entry.getKey()));
      ArrayDeque<ConsumerRecord<byte[], byte[]>> oldest = null;
      for (ArrayDeque<ConsumerRecord<byte[], byte[]>> records : waiting.values()) {
        ConsumerRecord<byte[], byte[]> next = records.peek();
        if (next == null) {
          return null;
        }
        ConsumerRecord<byte[], byte[]> best = oldest == null ? null : oldest.peek();
        if (best == null
            || next.timestamp() < best.timestamp()
            || (next.timestamp() == best.timestamp() && next.partition() < best.partition())) {
          oldest = records;
        }
      }
      return oldest;
    }

    private void poll() {
      List<TopicPartition> ahead = new ArrayList<>();
      List<TopicPartition> behind = new ArrayList<>();
      waiting.forEach(
          (partition, records) ->
              (records.size() >= WAITING || isRead(partition) ? ahead : behind).add(partition));
      kafka.pause(ahead);
      kafka.resume(behind);
      for (ConsumerRecord<byte[], byte[]> record : kafka.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        ArrayDeque<ConsumerRecord<byte[], byte[]>> records = waiting.get(partition);
        if (records != null && record.offset() < ends.getOrDefault(partition, 0L)) {
          records.add(record);
        }
      }
    }

    private boolean isRead(TopicPartition partition) {
      return kafka.position(partition) >= ends.getOrDefault(partition, 0L);
    }
  }
}
