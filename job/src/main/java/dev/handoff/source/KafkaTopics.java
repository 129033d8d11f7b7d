package dev.handoff.source;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a Kafka cluster.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param groupId consumer group, under which offsets are committed for others to see
 * @param names the cluster's names of Handoff's topics; a topic that is not here has its own
 * @param start of what happens: {@code earliest}, {@code committed}, or the instant whose records
 *     come first; of what is, such as groups and definitions, everything is read
 * @param properties further settings of the Kafka client, security among them
 */
public record KafkaTopics(
    String bootstrapServers,
    String groupId,
    Map<String, String> names,
    String start,
    Map<String, String> properties)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Class that reads a client's settings from a file on its own machine (KIP-297). */
  public static final String FILE_PROVIDER = FileConfigProvider.class.getName();

  /** Without their oldest record nothing is known of whoever has not changed since. */
  static final Set<Topic> STANDING =
      Set.of(Topic.CATALOG, Topic.BUYING_GROUPS, Topic.PEOPLE, Topic.CONSENTS);

  /** The cluster's name of a topic. */
  public String nameOf(Topic topic) {
    return names.getOrDefault(topic.wireName(), topic.wireName());
  }

  /** An unbounded source of a topic, which sees only what was committed. */
  public KafkaSource<RawRecord> source(Topic topic) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(bootstrapServers)
        .setGroupId(groupId)
        .setTopics(nameOf(topic))
        .setStartingOffsets(
            STANDING.contains(topic) ? OffsetsInitializer.earliest() : startingOffsets())
        .setDeserializer(new RawRecords(topic.wireName()))
        .setProperties(clientProperties())
        .build();
  }

  /** Those of these topics that the cluster does not have. */
  public List<Topic> missing(Collection<Topic> topics) {
    Properties client = clientProperties();
    client.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    List<Topic> missing = new ArrayList<>();
    try (Admin admin = Admin.create(client)) {
      Map<String, ? extends KafkaFuture<?>> found =
          admin.describeTopics(topics.stream().map(this::nameOf).toList()).topicNameValues();
      for (Topic topic : topics) {
        KafkaFuture<?> described = found.get(nameOf(topic));
        if (described != null && !exists(described)) {
          missing.add(topic);
        }
      }
    }
    return missing;
  }

  private boolean exists(KafkaFuture<?> described) {
    try {
      described.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException
          || e.getCause() instanceof InvalidTopicException) {
        return false;
      }
      throw noAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking for topics", e);
    }
  }

  /** All records of a topic up to its present end; none when it is missing. For small ones. */
  public List<RawRecord> readAll(Topic topic) {
    List<RawRecord> records = new ArrayList<>();
    forEach(topic, records::add);
    return records;
  }

  /** Reads a topic up to its present end, one record after the other. */
  public void forEach(Topic topic, Consumer<RawRecord> reader) {
    Properties client = clientProperties();
    client.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    RawRecords raw = new RawRecords(topic.wireName());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(nameOf(topic)).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (!ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> reader.accept(raw.of(record)));
      }
    } catch (TimeoutException e) {
      throw noAnswer(e);
    }
  }

  IllegalStateException noAnswer(Exception cause) {
    return new IllegalStateException(
        "kafka.bootstrap.servers: " + bootstrapServers + " does not answer", cause);
  }

  /** The settings of any Kafka client of the job; none of them reads what may be taken back. */
  public Properties clientProperties() {
    Properties client = new Properties();
    client.putAll(properties);
    client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return client;
  }

  /** The connector asks for the fallback by a type that Kafka has deprecated. */
  @SuppressWarnings("deprecation")
  private OffsetsInitializer startingOffsets() {
    return switch (start) {
      case "earliest" -> OffsetsInitializer.earliest();
      case "committed" -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
      default -> OffsetsInitializer.timestamp(Instant.parse(start).toEpochMilli());
    };
  }

  /** Keeps a Kafka record as it is, with where it came from. */
  record RawRecords(String topic) implements KafkaRecordDeserializationSchema<RawRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawRecord> out) {
      out.collect(of(record));
    }

    RawRecord of(ConsumerRecord<byte[], byte[]> record) {
      byte @Nullable [] key = record.key();
      byte @Nullable [] value = record.value();
      return new RawRecord(
          topic,
          key == null ? null : new String(key, StandardCharsets.UTF_8),
          value,
          value == null ? 0 : value.length,
          Origin.ofKafka(
              record.topic(),
              record.partition(),
              record.offset(),
              record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE
                  ? null
                  : Instant.ofEpochMilli(record.timestamp())));
    }

    @Override
    public TypeInformation<RawRecord> getProducedType() {
      return TypeInformation.of(RawRecord.class);
    }
  }
}
