package dev.handoff.tool.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.sink.EventTopic;
import dev.handoff.sink.KeyedBytes;
import dev.handoff.source.KafkaOrigins;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.KafkaWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The topics of the job's Kafka cluster. */
final class ClusterEnds implements Ends {

  private static final int BATCH = 200;

  private final KafkaTopics kafka;
  private final Instant until;
  private final Set<Topic> missing;
  private final Map<Topic, List<KeyedBytes>> waiting = new EnumMap<>(Topic.class);
  private @Nullable KafkaOrigins origins;

  /**
   * @param until nothing written later is read
   */
  ClusterEnds(KafkaTopics kafka, Instant until) {
    this.kafka = kafka;
    this.until = until;
    this.missing = Set.copyOf(kafka.missing(List.of(Topic.values())));
  }

  @Override
  public boolean has(Topic topic) {
    return !missing.contains(topic);
  }

  @Override
  public void forEach(Topic topic, Consumer<RawRecord> reader) {
    if (has(topic)) {
      new KafkaWindow(kafka, null, until).forEach(topic, reader);
    }
  }

  @Override
  public @Nullable RawRecord origin(Topic topic, Origin origin) {
    KafkaOrigins open = origins;
    if (open == null) {
      open = new KafkaOrigins(kafka);
      origins = open;
    }
    return open.read(origin);
  }

  @Override
  public boolean keyed() {
    return true;
  }

  @Override
  public void write(Topic topic, @Nullable String key, byte[] value) {
    List<KeyedBytes> records = waiting.computeIfAbsent(topic, any -> new ArrayList<>());
    records.add(new KeyedBytes(key == null ? null : key.getBytes(UTF_8), value));
    if (records.size() >= BATCH) {
      write(topic, records);
    }
  }

  private void write(Topic topic, List<KeyedBytes> records) {
    try (EventTopic target =
        new EventTopic(kafka.bootstrapServers(), kafka.nameOf(topic), kafka.properties())) {
      target.write(records);
    }
    records.clear();
  }

  @Override
  public void finish() {
    waiting.forEach(
        (topic, records) -> {
          if (!records.isEmpty()) {
            write(topic, records);
          }
        });
  }

  @Override
  public void close() {
    if (origins != null) {
      origins.close();
    }
  }
}
