package dev.handoff.source;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads single records of a Kafka cluster again, where their dead letters say that they are. */
public final class KafkaOrigins implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> kafka;

  /** Of this cluster. */
  public KafkaOrigins(KafkaTopics topics) {
    Properties client = topics.clientProperties();
    client.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrapServers());
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    client.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "1");
    kafka = new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** The record there; null when it is not there any more, or the origin is no place in Kafka. */
  public @Nullable RawRecord read(Origin origin) {
    String topic = origin.topic();
    Integer partition = origin.partition();
    Long offset = origin.offset();
    if (topic == null
        || partition == null
        || offset == null
        || kafka.partitionsFor(topic).isEmpty()) {
      return null;
    }
    TopicPartition place = new TopicPartition(topic, partition);
    List<TopicPartition> only = List.of(place);
    kafka.assign(only);
    if (kafka.beginningOffsets(only).getOrDefault(place, 0L) > offset
        || kafka.endOffsets(only).getOrDefault(place, 0L) <= offset) {
      return null;
    }
    kafka.seek(place, offset);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (kafka.position(place) <= offset && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : kafka.poll(Duration.ofSeconds(1))) {
        if (record.offset() == offset) {
          return new KafkaTopics.RawRecords(topic).of(record);
        }
      }
    }
    return null;
  }

  @Override
  public void close() {
    kafka.close();
  }
}
