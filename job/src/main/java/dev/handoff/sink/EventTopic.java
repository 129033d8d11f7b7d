package dev.handoff.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes records to a topic from outside of the job, and waits until the cluster has them. */
public final class EventTopic implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param topic the cluster's name of the topic
   * @param properties further settings of the Kafka client, security among them
   */
  public EventTopic(String bootstrapServers, String topic, Map<String, String> properties) {
    Properties client = new Properties();
    client.putAll(properties);
    client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    client.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Writes records in this order and returns when all are safe.
   *
   * @throws IllegalStateException when one is not; some may be written
   */
  public void write(List<KeyedBytes> records) {
    try {
      List<Future<RecordMetadata>> written = new ArrayList<>();
      for (KeyedBytes record : records) {
        written.add(producer.send(new ProducerRecord<>(topic, record.key(), record.value())));
      }
      producer.flush();
      for (Future<RecordMetadata> one : written) {
        one.get();
      }
    } catch (KafkaException | ExecutionException e) {
      throw new IllegalStateException(
          "the topic " + topic + " cannot be written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing to " + topic, e);
    }
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
