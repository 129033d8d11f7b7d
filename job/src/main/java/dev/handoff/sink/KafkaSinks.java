package dev.handoff.sink;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.mail.ledger.LedgerLog;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sinks into the topics of a Kafka cluster.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param names the cluster's names of Handoff's topics; a topic that is not here has its own
 * @param transactionPrefix start of the transactional ids, unique to the job
 * @param properties further settings of the Kafka client, security among them
 * @param transactionTimeout after which Kafka takes back what was not committed; the brokers must
 *     allow it ({@link TransactionLimit})
 */
public record KafkaSinks(
    String bootstrapServers,
    Map<String, String> names,
    String transactionPrefix,
    Map<String, String> properties,
    Duration transactionTimeout) {

  /** For what must be neither lost nor doubled; readers see it after the next checkpoint. */
  public <T> KafkaSink<T> exactlyOnce(Topic topic, RecordBytes<T> bytes) {
    return exactlyOnce(topic, new Records<>(nameOf(topic), bytes));
  }

  /** The same for records that are written already, by an {@link OutboxOperator}. */
  public KafkaSink<KeyedBytes> exactlyOnce(Topic topic) {
    return exactlyOnce(topic, new Written(nameOf(topic)));
  }

  private <T> KafkaSink<T> exactlyOnce(Topic topic, KafkaRecordSerializationSchema<T> records) {
    Properties client = new Properties();
    client.putAll(properties);
    client.put(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(transactionTimeout.toMillis()));
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setKafkaProducerConfig(client)
        .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
        .setTransactionalIdPrefix(transactionPrefix + "-" + topic.wireName())
        .setRecordSerializer(records)
        .build();
  }

  /** For what may come again after a restore, under the same key. */
  public <T> KafkaSink<T> atLeastOnce(Topic topic, RecordBytes<T> bytes) {
    return atLeastOnce(new Records<>(nameOf(topic), bytes));
  }

  /** The same for a topic of the newest states, whose records are written already. */
  public KafkaSink<KeyedBytes> compacted(Topic topic) {
    return atLeastOnce(new Written(nameOf(topic)));
  }

  /** Where the mail job keeps its ledger. */
  public LedgerLog.Opening ledger() {
    return new KafkaLedger.Opening(
        bootstrapServers,
        nameOf(Topic.MAIL_LEDGER),
        transactionPrefix + "-" + Topic.MAIL_LEDGER.wireName(),
        Map.copyOf(properties));
  }

  private <T> KafkaSink<T> atLeastOnce(KafkaRecordSerializationSchema<T> records) {
    Properties client = new Properties();
    client.putAll(properties);
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrapServers)
        .setKafkaProducerConfig(client)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(records)
        .build();
  }

  private String nameOf(Topic topic) {
    return names.getOrDefault(topic.wireName(), topic.wireName());
  }

  /** Writes a record with its key. */
  private record Records<T>(String topic, RecordBytes<T> bytes)
      implements KafkaRecordSerializationSchema<T> {
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        T record, KafkaSinkContext context, @Nullable Long timestamp) {
      KeyedBytes written = KeyedBytes.of(record, bytes);
      return new ProducerRecord<>(topic, null, null, written.key(), written.value());
    }
  }

  /** Writes what is a record already. */
  private record Written(String topic) implements KafkaRecordSerializationSchema<KeyedBytes> {
    private static final long serialVersionUID = 1L;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
        KeyedBytes record, KafkaSinkContext context, @Nullable Long timestamp) {
      return new ProducerRecord<>(topic, null, null, record.key(), record.value());
    }
  }
}
