package dev.handoff.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.CreateTopicsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a Kafka cluster, as they are. They are made, and never changed or deleted. */
public final class ClusterTopics implements AutoCloseable {

  private static final Duration HEARD_OF = Duration.ofSeconds(10);
  private static final Duration ASKING_AGAIN = Duration.ofMillis(50);

  private final String bootstrapServers;
  private final Admin admin;

  /** Opens the cluster that the job's options name. */
  public ClusterTopics(KafkaTopics kafka) {
    bootstrapServers = kafka.bootstrapServers();
    Properties client = kafka.clientProperties();
    client.remove(ConsumerConfig.ISOLATION_LEVEL_CONFIG);
    client.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    admin = Admin.create(client);
  }

  /**
   * A topic as it is.
   *
   * @param partitions how many
   * @param replication copies of each
   * @param settings by name
   */
  public record Found(int partitions, int replication, Map<String, String> settings) {}

  /**
   * Those of these topics that are there, by name.
   *
   * @throws IllegalStateException when the cluster does not answer, or not to us
   */
  public Map<String, Found> find(List<String> names) {
    Map<String, TopicDescription> described = new TreeMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach(
            (name, answer) ->
                unless(UnknownTopicOrPartitionException.class, answer)
                    .ifPresent(there -> described.put(name, there)));
    Map<String, Map<String, String>> settings = settings(List.copyOf(described.keySet()));
    Map<String, Found> found = new TreeMap<>();
    described.forEach(
        (name, topic) ->
            found.put(
                name,
                new Found(
                    topic.partitions().size(),
                    topic.partitions().stream().mapToInt(p -> p.replicas().size()).min().orElse(0),
                    settings.getOrDefault(name, Map.of()))));
    return found;
  }

  private Map<String, Map<String, String>> settings(List<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, Map<String, String>> settings = new HashMap<>();
    answer(admin.describeConfigs(resources).all())
        .forEach(
            (resource, config) -> {
              Map<String, String> values = new HashMap<>();
              config.entries().forEach(entry -> values.put(entry.name(), entry.value()));
              settings.put(resource.name(), values);
            });
    return settings;
  }

  /**
   * Makes topics, and waits until they are known. One that somebody else made in between, or that a
   * broker did not know of yet, is left as it is.
   *
   * @param partitions for those whose plan has no number of its own
   * @param replication copies of each; empty: as many as the brokers say
   * @return the names of those that were there after all
   * @throws IllegalStateException when the cluster does not make one of them
   */
  public Set<String> make(List<PlannedTopic> topics, int partitions, Optional<Short> replication) {
    List<NewTopic> asked = new ArrayList<>();
    for (PlannedTopic topic : topics) {
      Integer own = topic.partitions();
      asked.add(
          new NewTopic(topic.name(), Optional.of(own == null ? partitions : own), replication)
              .configs(topic.settings()));
    }
    CreateTopicsResult made = admin.createTopics(asked);
    List<String> names = asked.stream().map(NewTopic::name).toList();
    Set<String> thereAfterAll = new TreeSet<>();
    for (String name : names) {
      if (unless(TopicExistsException.class, made.topicId(name)).isEmpty()) {
        thereAfterAll.add(name);
      }
    }
    awaitKnown(names);
    return thereAfterAll;
  }

  /** Brokers hear of a new topic a moment after it is made: whoever asks next is to find it. */
  private void awaitKnown(List<String> names) {
    long deadline = System.nanoTime() + HEARD_OF.toNanos();
    while (find(names).size() < names.size()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "kafka.bootstrap.servers: "
                + bootstrapServers
                + " made topics that it does not show after "
                + HEARD_OF.toSeconds()
                + " s; run it again");
      }
      LockSupport.parkNanos(ASKING_AGAIN.toNanos());
    }
  }

  private <T> Optional<T> unless(Class<? extends Exception> refusal, KafkaFuture<T> future) {
    try {
      return Optional.of(answer(future));
    } catch (IllegalStateException e) {
      if (refusal.isInstance(e.getCause())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private <T> T answer(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(
          "kafka.bootstrap.servers: " + bootstrapServers + " says no: " + cause.getMessage(),
          cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while asking " + bootstrapServers, e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
