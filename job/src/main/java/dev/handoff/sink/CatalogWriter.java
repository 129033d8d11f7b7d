package dev.handoff.sink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes definitions to the {@code catalog} topic of a Kafka cluster, all of a call or none.
 *
 * <p>Every writer of a topic has the same transactional id: whoever opens one takes the right to
 * write from the one before. So who reads what is live after opening, and then writes, knows that
 * no other writer came between; who was overtaken is told so and has written nothing.
 */
public final class CatalogWriter implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Another writer was opened meanwhile; nothing was written. */
  public static final class OvertakenException extends Exception {
    private static final long serialVersionUID = 1L;

    OvertakenException(Throwable cause) {
      super("another publish began meanwhile", cause);
    }
  }

  private CatalogWriter(String topic, KafkaProducer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  /**
   * Takes the right to write.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param topic the cluster's name of the catalog topic
   * @param properties further settings of the Kafka client, security among them
   * @throws IllegalStateException when the cluster does not answer or does not let us
   */
  public static CatalogWriter open(
      String bootstrapServers, String topic, Map<String, String> properties) {
    Properties client = new Properties();
    client.putAll(properties);
    client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.put(ProducerConfig.ACKS_CONFIG, "all");
    client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "handoff-publish-" + topic);
    client.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw refused(topic, e);
    }
    return new CatalogWriter(topic, producer);
  }

  /**
   * Writes records in this order, in one transaction.
   *
   * @throws OvertakenException when another writer was opened since; nothing was written
   * @throws IllegalStateException when the cluster refuses; nothing was written
   */
  public void write(List<KeyedBytes> records) throws OvertakenException {
    try {
      producer.beginTransaction();
      for (KeyedBytes record : records) {
        // The commit waits for all of them, and throws what any of them threw.
        Future<RecordMetadata> unused =
            producer.send(new ProducerRecord<>(topic, record.key(), record.value()));
      }
      producer.commitTransaction();
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new OvertakenException(e);
    } catch (KafkaException e) {
      if (e.getCause() instanceof ProducerFencedException
          || e.getCause() instanceof InvalidProducerEpochException) {
        throw new OvertakenException(e);
      }
      producer.abortTransaction();
      throw refused(topic, e);
    }
  }

  private static IllegalStateException refused(String topic, KafkaException cause) {
    return new IllegalStateException(
        "the topic " + topic + " cannot be written: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
