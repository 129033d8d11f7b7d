package dev.handoff.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes records to a broker, so many a second, however long the broker is away in between. What
 * was not asked of it in its time is not made up for.
 */
final class Feed implements AutoCloseable {

  private static final long LATE = TimeUnit.SECONDS.toNanos(1);

  private final KafkaProducer<byte @Nullable [], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
  private final long nanosEach;
  private long next = System.nanoTime();

  Feed(String broker, double perSecond) {
    nanosEach = (long) (TimeUnit.SECONDS.toNanos(1) / perSecond);
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, 20,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 600_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 600_000),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Waits for its turn and writes. */
  void send(String topic, @Nullable String key, byte[] value) throws InterruptedException {
    long ahead = next - System.nanoTime();
    if (ahead > 0) {
      TimeUnit.NANOSECONDS.sleep(ahead);
    }
    next = Math.max(next, System.nanoTime() - LATE) + nanosEach;
    Future<RecordMetadata> unused =
        producer.send(
            new ProducerRecord<>(topic, key == null ? null : key.getBytes(UTF_8), value),
            (written, fault) -> {
              if (fault != null) {
                failure.compareAndSet(null, fault);
              }
            });
  }

  /** Returns when the broker has everything. */
  @Override
  public void close() {
    producer.close();
    Exception fault = failure.get();
    if (fault != null) {
      throw new IllegalStateException("a record was not written", fault);
    }
  }
}
