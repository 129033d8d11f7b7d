package dev.handoff.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes records to several topics for many threads at a time, each of which waits until the
 * cluster has its own. Gives up soon: people wait for it.
 */
public final class DurableTopics implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final KafkaProducer<byte[], byte[]> producer;

  /**
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param properties further settings of the Kafka client, security among them
   */
  public DurableTopics(String bootstrapServers, Map<String, String> properties) {
    Properties client = new Properties();
    client.putAll(properties);
    client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    client.put(ProducerConfig.LINGER_MS_CONFIG, "2");
    String patience = Long.toString(PATIENCE.toMillis());
    client.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    client.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "4000");
    client.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, patience);
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * A record and where it goes.
   *
   * @param topic the cluster's name of it
   */
  public record Addressed(String topic, KeyedBytes record) {}

  /**
   * Writes records and returns when all are safe.
   *
   * @throws IllegalStateException when one is not, in some seconds; some may be written
   */
  public void write(List<Addressed> records) {
    try {
      List<Future<RecordMetadata>> written = new ArrayList<>();
      for (Addressed one : records) {
        written.add(
            producer.send(
                new ProducerRecord<>(one.topic(), one.record().key(), one.record().value())));
      }
      for (Future<RecordMetadata> one : written) {
        one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the cluster does not take records: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing", e);
    }
  }

  /** Whether the cluster knows this topic, as far as it answers. */
  public boolean reaches(String topic) {
    try {
      return !producer.partitionsFor(topic).isEmpty();
    } catch (KafkaException e) {
      return false;
    }
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
