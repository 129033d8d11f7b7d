package dev.handoff.tool.preview;

import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.codec.UnreadableAlertException;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.job.BadOptionsException;
import dev.handoff.job.SettingsReader;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.TopicFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds one alert among those in a file or a topic: of those asked for, the newest. */
public final class AlertSource {
  private final @Nullable String alertId;
  private final @Nullable String group;
  private final Set<String> alertIds = new TreeSet<>();
  private final Set<String> groups = new TreeSet<>();
  private int unreadable;
  private @Nullable SalesAlert found;

  /**
   * @param alertId the alert; null: any
   * @param group the buying group it is about; null: any
   */
  public AlertSource(@Nullable String alertId, @Nullable String group) {
    this.alertId = alertId;
    this.group = group;
  }

  /**
   * Looks through a file of alerts, or that in the folder of a run's output.
   *
   * @throws BadOptionsException when there is no such file
   */
  public @Nullable SalesAlert inFile(Path path) throws BadOptionsException {
    Path file =
        Files.isDirectory(path) ? path.resolve(Topic.SALES_ALERTS.wireName() + ".ndjson") : path;
    if (!Files.isRegularFile(file)) {
      throw new BadOptionsException(List.of("--from: there is no " + file));
    }
    TopicFiles.forEach(Topic.SALES_ALERTS, file, this::look);
    return found;
  }

  /**
   * Looks through the topic.
   *
   * @param options of the job, which name the cluster
   * @throws BadOptionsException when they do not, or it has no such topic
   */
  public @Nullable SalesAlert inTopic(List<String> options) throws BadOptionsException {
    KafkaTopics topics =
        Objects.requireNonNull(
            SettingsReader.readForKafka(options.toArray(String[]::new)).kafka(), "read for Kafka");
    if (!topics.missing(List.of(Topic.SALES_ALERTS)).isEmpty()) {
      throw new BadOptionsException(
          List.of(
              "kafka.topic.sales-alerts: "
                  + topics.bootstrapServers()
                  + " has no topic "
                  + topics.nameOf(Topic.SALES_ALERTS)));
    }
    topics.forEach(Topic.SALES_ALERTS, this::look);
    return found;
  }

  /** The alerts that were looked through. */
  public Set<String> alertIds() {
    return alertIds;
  }

  /** The groups that they are about. */
  public Set<String> groups() {
    return groups;
  }

  /** How many records are no alerts. */
  public int unreadable() {
    return unreadable;
  }

  private void look(RawRecord raw) {
    byte[] json = raw.value();
    try {
      if (json == null) {
        return;
      }
      SalesAlert alert = SalesAlertCodec.read(json);
      alertIds.add(alert.alertId());
      groups.add(alert.buyingGroupId());
      SalesAlert before = found;
      if ((alertId == null || alertId.equals(alert.alertId()))
          && (group == null || group.equals(alert.buyingGroupId()))
          && (before == null || !alert.decidedAt().isBefore(before.decidedAt()))) {
        found = alert;
      }
    } catch (UnreadableAlertException e) {
      unreadable++;
    }
  }
}
