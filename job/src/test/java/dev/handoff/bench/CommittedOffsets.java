package dev.handoff.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * How far a reader says that it is.
 *
 * @param group its consumer group
 */
public record CommittedOffsets(Admin admin, String group, String topic) {

  private static final long LOOK_EVERY_MILLIS = 50;

  /**
   * Waits until all that lies in the topic now is committed as read.
   *
   * @throws IllegalStateException when that takes longer
   */
  public void awaitEnd(Duration patience) throws InterruptedException, ExecutionException {
    long end = end();
    long until = System.nanoTime() + patience.toNanos();
    while (committed() < end) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "%s has read %,d of %,d records of %s in %s"
                .formatted(group, committed(), end, topic, patience));
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  private long committed() throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    return offsets.entrySet().stream()
        .filter(offset -> offset.getKey().topic().equals(topic) && offset.getValue() != null)
        .mapToLong(offset -> offset.getValue().offset())
        .sum();
  }

  private long end() throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> latest =
        admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
            .flatMap(described -> described.partitions().stream())
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }
}
