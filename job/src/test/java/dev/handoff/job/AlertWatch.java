package dev.handoff.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Two readers of alerts, one of what is written and one of what is committed, and when each saw.
 */
final class AlertWatch implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaJobs jobs;
  private final Map<String, Long> written = new ConcurrentHashMap<>();
  private final Map<String, Long> readable = new ConcurrentHashMap<>();
  private volatile boolean over;

  AlertWatch(KafkaJobs jobs) {
    this.jobs = jobs;
    watch("read_uncommitted", written);
    watch("read_committed", readable);
  }

  private void watch(String isolation, Map<String, Long> seen) {
    Thread thread = new Thread(() -> read(isolation, seen), "alerts " + isolation);
    thread.setDaemon(true);
    thread.start();
  }

  private void read(String isolation, Map<String, Long> seen) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                jobs.broker().bootstrapServers(),
                "isolation.level",
                isolation,
                "fetch.max.wait.ms",
                20),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(jobs.nameOf(Topic.SALES_ALERTS)).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (!over) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(20))) {
          seen.putIfAbsent(groupOf(record.value()), System.currentTimeMillis());
        }
      }
    }
  }

  private static String groupOf(byte[] alert) {
    try {
      return JSON.readTree(alert).path("buyingGroupId").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until so many groups to alert have a committed alert. */
  void await(int count) {
    Eventually.holds(
        count + " alerts are committed",
        Duration.ofMinutes(3),
        () -> readable.keySet().stream().filter(id -> id.startsWith("trigger-")).count() == count);
  }

  Latencies latencies(Map<String, Long> askedAt) {
    return new Latencies(since(askedAt, written), since(askedAt, readable));
  }

  private static List<Long> since(Map<String, Long> askedAt, Map<String, Long> seen) {
    return askedAt.entrySet().stream()
        .filter(asked -> seen.containsKey(asked.getKey()))
        .map(asked -> seen.getOrDefault(asked.getKey(), 0L) - asked.getValue())
        .sorted()
        .toList();
  }

  @Override
  public void close() {
    over = true;
  }
}
