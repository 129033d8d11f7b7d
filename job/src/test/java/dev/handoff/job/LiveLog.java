package dev.handoff.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.handoff.bench.GeneratedLog;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends a generated log to the topics of one story: all at once, or its people doing something at a
 * steady rate while others, each alone in a group, do the one thing that their journey waits for.
 */
final class LiveLog implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ALERTS = 300;
  private static final Duration RUNS = Duration.ofSeconds(60);

  /**
   * Before the first alert, so that none meets what loading has left behind: a checkpoint's time.
   */
  private static final Duration RUNS_BEFORE = Duration.ofSeconds(12);

  private static final int BURSTS_A_SECOND = 20;

  private final KafkaJobs jobs;
  private final KafkaProducer<String, String> producer;
  private final Map<String, Long> askedAt = new ConcurrentHashMap<>();
  private volatile @Nullable Exception failure;
  private int people;

  LiveLog(KafkaJobs jobs) {
    this.jobs = jobs;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", jobs.broker().bootstrapServers(), "linger.ms", 2),
            new StringSerializer(),
            new StringSerializer());
  }

  /** The whole log but for its activities. */
  void definitionsAndPeople(GeneratedLog log) throws IOException {
    people = log.size().people();
    send(Topic.CATALOG, log.folder(), "id");
    send(Topic.BUYING_GROUPS, log.folder(), "buyingGroupId");
    send(Topic.PEOPLE, log.folder(), "personId");
    flush();
  }

  private void flush() {
    producer.flush();
    Exception failed = failure;
    if (failed != null) {
      throw new IllegalStateException("a record could not be written", failed);
    }
  }

  void activities(GeneratedLog log) throws IOException {
    send(Topic.ACTIVITIES, log.folder(), "personId");
    flush();
  }

  private void send(Topic topic, Path folder, String key) throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve(topic.wireName() + ".ndjson"))) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode record = JSON.readTree(line);
        String kind = topic == Topic.CATALOG ? record.path("kind").asText() + "/" : "";
        send(topic, kind + record.path(key).asText(), line);
      }
    }
  }

  private void send(Topic topic, String key, String value) {
    Future<?> unused =
        producer.send(
            new ProducerRecord<>(jobs.nameOf(topic), key, value),
            (written, failed) -> {
              if (failed != null) {
                failure = failed;
              }
            });
  }

  /** One member each, and a journey of their own that a chat completes. */
  void groupsToAlert() {
    Instant now = Instant.now().minus(Duration.ofHours(1));
    send(
        Topic.CATALOG,
        "journey/trigger",
        """
        {"kind":"journey","id":"trigger","version":1,"updatedAt":"%s","name":"Trigger","status":"live",\
        "audience":"group.status == 'Trigger'","nodes":[\
        {"id":"warm","type":"listen","until":"group.engagementScore >= 5"},\
        {"id":"tell","type":"action","on":"account","action":"send-sales-alert",\
        "solutionInterest":"assets","sendEmailTo":["sales@example.com"]},\
        {"id":"done","type":"end"}]}"""
            .formatted(now));
    for (int i = 0; i < ALERTS; i++) {
      send(
          Topic.PEOPLE,
          "trigger-" + i,
          "{\"personId\":\"trigger-%d\",\"firstName\":\"Camille\",\"lastName\":\"Fournier\",\"updatedAt\":\"%s\"}"
              .formatted(i, now));
      send(
          Topic.BUYING_GROUPS,
          "trigger-" + i,
          "{\"buyingGroupId\":\"trigger-%d\",\"account\":{\"id\":\"a-%d\",\"name\":\"Account\"},\"solutionInterest\":\"assets\",\"status\":\"Trigger\",\"members\":[{\"personId\":\"trigger-%d\",\"role\":\"Decision Maker\"}],\"updatedAt\":\"%s\"}"
              .formatted(i, i, i, now));
    }
    flush();
  }

  /** Waits until every group to alert has been scored with its member. */
  void awaitLoaded() {
    Eventually.holds(
        "all groups have their members",
        Duration.ofMinutes(3),
        () ->
            jobs.broker().written(jobs.nameOf(Topic.SCORES)).stream()
                    .filter(row -> row.value() != null && row.value().contains("\"trigger-"))
                    .filter(row -> row.value() != null && row.value().contains("Decision Maker"))
                    .map(row -> row.key())
                    .distinct()
                    .count()
                == ALERTS);
  }

  /**
   * Activities at this rate, after a while for a minute with five a second that bring about an
   * alert.
   */
  void run(double rate) throws InterruptedException {
    Random random = new Random(1);
    int bursts = (int) RUNS.toSeconds() * BURSTS_A_SECOND;
    long began = System.nanoTime();
    int triggered = 0;
    int before = (int) RUNS_BEFORE.toSeconds() * BURSTS_A_SECOND;
    for (int burst = -before; burst < bursts; burst++) {
      for (int i = 0; i < rate / BURSTS_A_SECOND; i++) {
        act("person-" + random.nextInt(people), "act-%d-%d".formatted(burst, i), "pageViewed");
      }
      if (burst >= 0 && burst % (bursts / ALERTS) == 0 && triggered < ALERTS) {
        String id = "trigger-" + triggered++;
        askedAt.put(id, System.currentTimeMillis());
        act(id, id, "chatEngaged");
      }
      long next = began + (before + burst + 1) * 1_000_000_000L / BURSTS_A_SECOND;
      long left = (next - System.nanoTime()) / 1_000_000;
      if (left > 0) {
        Thread.sleep(left);
      }
    }
    flush();
  }

  private void act(String person, String id, String type) {
    send(
        Topic.ACTIVITIES,
        person,
        "{\"activityId\":\"%s\",\"personId\":\"%s\",\"type\":\"%s\",\"occurredAt\":\"%s\",\"asset\":{\"name\":\"Pricing and plans\",\"url\":\"https://www.example.com/en/pricing\"}}"
            .formatted(id, person, type, Instant.now()));
  }

  /** When the activity of each group to alert was handed to Kafka, by group, in epoch ms. */
  Map<String, Long> askedAt() {
    return Map.copyOf(askedAt);
  }

  int alertsAsked() {
    return askedAt.size();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
