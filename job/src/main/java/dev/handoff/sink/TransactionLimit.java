package dev.handoff.sink;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How long the brokers let a transaction stay open, and what the job makes of it. */
public final class TransactionLimit {

  /** Longer than most restarts; what takes longer is written again. */
  static final Duration WANTED = Duration.ofHours(1);

  private static final Logger LOGGER = LoggerFactory.getLogger(TransactionLimit.class);
  private static final String BROKER_SETTING = "transaction.max.timeout.ms";
  private static final Duration BROKER_DEFAULT = Duration.ofMinutes(15);

  private TransactionLimit() {}

  /**
   * The timeout to ask for: the one in the properties, else an hour, or as much of it as the
   * brokers allow.
   *
   * @throws IllegalArgumentException when the one in the properties is more than they allow
   * @throws IllegalStateException when they do not answer
   */
  public static Duration timeout(String bootstrapServers, Map<String, String> properties) {
    Duration allowed = allowed(bootstrapServers, properties);
    String given = properties.get(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
    if (given != null) {
      Duration asked = Duration.ofMillis(Long.parseLong(given.strip()));
      if (asked.compareTo(allowed) > 0) {
        throw new IllegalArgumentException(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG
                + ": "
                + asked.toMillis()
                + " is more than the brokers allow, which is "
                + allowed.toMillis()
                + " ("
                + BROKER_SETTING
                + ")");
      }
      return asked;
    }
    if (WANTED.compareTo(allowed) <= 0) {
      return WANTED;
    }
    LOGGER.warn(
        "The brokers let a transaction stay open for {} ({}), not for {}: after a downtime of more"
            + " than half of that, alerts of the last checkpoints are written again, with the same"
            + " alertId",
        allowed,
        BROKER_SETTING,
        WANTED);
    return allowed;
  }

  private static Duration allowed(String bootstrapServers, Map<String, String> properties) {
    Properties client = new Properties();
    client.putAll(properties);
    client.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    try (Admin admin = Admin.create(client)) {
      Node node = admin.describeCluster().nodes().get().iterator().next();
      ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, node.idString());
      Config config = admin.describeConfigs(List.of(broker)).all().get().get(broker);
      ConfigEntry limit = config == null ? null : config.get(BROKER_SETTING);
      return limit == null ? BROKER_DEFAULT : Duration.ofMillis(Long.parseLong(limit.value()));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        LOGGER.info("Not allowed to ask for {}: Kafka's default counts", BROKER_SETTING);
        return BROKER_DEFAULT;
      }
      throw new IllegalStateException(
          "kafka.bootstrap.servers: " + bootstrapServers + " does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + bootstrapServers, e);
    }
  }
}
