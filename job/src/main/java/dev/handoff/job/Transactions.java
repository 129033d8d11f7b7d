package dev.handoff.job;

import dev.handoff.sink.TransactionLimit;
import dev.handoff.source.KafkaTopics;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** How long a transaction of the deciding half may stay open. */
final class Transactions {

  /** For a half that writes nothing in transactions. */
  static final Duration NONE = Duration.ofMinutes(15);

  private static final int CHECKPOINTS_IN_A_TIMEOUT = 4;

  private Transactions() {}

  /**
   * As the options and the brokers have it.
   *
   * @throws BadOptionsException when the brokers allow less than an option says, or when
   *     checkpoints are too far apart for it
   */
  static Duration timeout(StreamExecutionEnvironment env, JobSettings settings)
      throws BadOptionsException {
    KafkaTopics kafka = Objects.requireNonNull(settings.kafka());
    Duration timeout;
    try {
      timeout = TransactionLimit.timeout(kafka.bootstrapServers(), kafka.properties());
    } catch (IllegalArgumentException e) {
      throw new BadOptionsException(
          List.of(HandoffOptions.KAFKA_PROPERTIES_PREFIX + e.getMessage()));
    }
    Duration interval = Duration.ofMillis(env.getCheckpointConfig().getCheckpointInterval());
    if (interval.multipliedBy(CHECKPOINTS_IN_A_TIMEOUT).compareTo(timeout) > 0) {
      throw new BadOptionsException(
          List.of(
              CheckpointingOptions.CHECKPOINTING_INTERVAL.key()
                  + ": "
                  + interval
                  + " is more than a quarter of "
                  + timeout
                  + ", for which Kafka keeps a transaction open (transaction.timeout.ms, at most"
                  + " the brokers' transaction.max.timeout.ms)"));
    }
    return timeout;
  }
}
