package dev.handoff.sink;

import dev.handoff.mail.ledger.LedgerEntry;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.mail.ledger.LedgerMark;
import dev.handoff.mail.ledger.LedgerMarks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The mail ledger in a Kafka topic. Each subtask writes one partition, in transactions of an id of
 * its own: whoever opens the id takes the right to write from a task that was thought dead. Readers
 * read what is not committed too: an outcome in it is true all the same.
 */
final class KafkaLedger implements LedgerLog {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);

  private final String topic;
  private final int subtask;
  private final int partition;
  private final Properties reading;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<TopicPartition, Long> ends;
  private long next;

  /**
   * Opens the log of a subtask.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param topic the cluster's name of the topic
   * @param prefix start of the transactional ids, unique to the job
   * @param properties further settings of the Kafka client
   */
  record Opening(
      String bootstrapServers, String topic, String prefix, Map<String, String> properties)
      implements LedgerLog.Opening {
    private static final long serialVersionUID = 1L;

    @Override
    public LedgerLog open(int subtask, int parallelism, Collection<LedgerMark> marks)
        throws IOException {
      try {
        for (int gone : LedgerMarks.writersBeyond(marks, parallelism)) {
          producer(gone).close(Duration.ZERO);
        }
        return new KafkaLedger(topic, subtask, producer(subtask), client());
      } catch (KafkaException e) {
        throw new IOException("the mail ledger " + topic + " cannot be opened", e);
      }
    }

    private KafkaProducer<byte[], byte[]> producer(int writer) {
      Properties client = client();
      client.put(ProducerConfig.ACKS_CONFIG, "all");
      client.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
      client.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, prefix + "-" + writer);
      client.put(
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Long.toString(TRANSACTION_TIMEOUT.toMillis()));
      KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
      try {
        producer.initTransactions();
        return producer;
      } catch (KafkaException e) {
        producer.close(Duration.ZERO);
        throw e;
      }
    }

    private Properties client() {
      Properties client = new Properties();
      client.putAll(properties);
      client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
      return client;
    }
  }

  private KafkaLedger(
      String topic, int subtask, KafkaProducer<byte[], byte[]> producer, Properties client) {
    this.topic = topic;
    this.subtask = subtask;
    this.producer = producer;
    this.reading = new Properties();
    reading.putAll(client);
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    reading.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    this.partition = subtask % producer.partitionsFor(topic).size();
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      this.ends = new HashMap<>(consumer.endOffsets(partitions(consumer)));
    }
    this.next = ends.getOrDefault(new TopicPartition(topic, partition), 0L);
  }

  @Override
  public void replay(Collection<LedgerMark> marks, Consumer<LedgerEntry> entries)
      throws IOException {
    if (marks.isEmpty()) {
      return;
    }
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      List<TopicPartition> partitions = new ArrayList<>(ends.keySet());
      consumer.assign(partitions);
      Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
      for (TopicPartition one : partitions) {
        OptionalLong start = LedgerMarks.start(marks, nameOf(one.partition()));
        consumer.seek(one, Math.max(start.orElse(0), beginnings.getOrDefault(one, 0L)));
      }
      while (partitions.stream()
          .anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
        consumer
            .poll(POLL)
            .forEach(
                record -> {
                  LedgerEntry entry = LedgerEntry.of(record.value());
                  if (entry != null) {
                    entries.accept(entry);
                  }
                });
      }
    } catch (KafkaException e) {
      throw new IOException("the mail ledger " + topic + " cannot be read", e);
    }
  }

  @Override
  public void append(List<LedgerEntry> entries) throws IOException {
    try {
      producer.beginTransaction();
      List<Future<RecordMetadata>> written = new ArrayList<>();
      for (LedgerEntry entry : entries) {
        written.add(producer.send(new ProducerRecord<>(topic, partition, null, entry.toBytes())));
      }
      producer.commitTransaction();
      for (Future<RecordMetadata> one : written) {
        next = Math.max(next, one.get().offset() + 1);
      }
    } catch (ProducerFencedException | InvalidProducerEpochException e) {
      throw new FencedException(e);
    } catch (KafkaException | ExecutionException e) {
      if (e.getCause() instanceof ProducerFencedException
          || e.getCause() instanceof InvalidProducerEpochException) {
        throw new FencedException(e);
      }
      throw new IOException("the mail ledger " + topic + " cannot be written", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the mail ledger is closed", e);
    }
  }

  @Override
  public LedgerMark position() {
    return new LedgerMark(nameOf(partition), next, subtask);
  }

  @Override
  public List<LedgerMark> others() {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().partition() != partition)
        .map(
            end ->
                new LedgerMark(nameOf(end.getKey().partition()), end.getValue(), LedgerMark.NOBODY))
        .toList();
  }

  @Override
  public void close() {
    producer.close(Duration.ZERO);
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(topic).stream()
        .map(found -> new TopicPartition(found.topic(), found.partition()))
        .toList();
  }

  private static String nameOf(int partition) {
    return Integer.toString(partition);
  }
}
