package dev.handoff.job;

import dev.handoff.codec.ActivityFormat;
import dev.handoff.domain.gate.GateRules;
import dev.handoff.operator.AlertDefaults;
import dev.handoff.operator.EngagementOptions;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.Order;
import dev.handoff.operator.PersonKeySecret;
import dev.handoff.operator.SummarySettings;
import dev.handoff.source.KafkaTopics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options, checked and in the forms that the job uses.
 *
 * @param ends files or Kafka
 * @param input folder to read; null with Kafka
 * @param output folder to write; null with Kafka
 * @param kafka the cluster; null with files
 * @param stages which half runs
 * @param order how keyed stages act
 * @param lateness how far out of order records may be
 * @param until where a run over files ends; null: at the newest record
 * @param clock what now is
 * @param engagement what is fixed for the life of the state
 * @param alerts what alert nodes that say nothing get
 * @param personKeys secret of the state's keys
 * @param format of the activities
 * @param identityNamespace of XDM identity maps, or null
 * @param summaries which language model writes summaries; null: rules do
 * @param mail how mail leaves; null: not at all
 * @param gate what the gate before every mail goes by
 * @param embedded settings of an embedded run
 * @param flink Flink's own settings for an embedded run
 */
public record JobSettings(
    Ends ends,
    @Nullable Path input,
    @Nullable Path output,
    @Nullable KafkaTopics kafka,
    Stages stages,
    Order order,
    Duration lateness,
    @Nullable Instant until,
    Clock clock,
    EngagementOptions engagement,
    AlertDefaults alerts,
    PersonKeySecret personKeys,
    ActivityFormat format,
    @Nullable String identityNamespace,
    @Nullable SummarySettings summaries,
    @Nullable MailSettings mail,
    GateRules gate,
    Embedded embedded,
    Map<String, String> flink) {

  /** The same, acting on records as they come. */
  JobSettings inArrivalOrder() {
    return new JobSettings(
        ends,
        input,
        output,
        kafka,
        stages,
        Order.ARRIVAL,
        lateness,
        until,
        clock,
        engagement,
        alerts,
        personKeys,
        format,
        identityNamespace,
        summaries,
        mail,
        gate,
        embedded,
        flink);
  }

  /** Where topics are. */
  public enum Ends {
    FILES,
    KAFKA
  }

  /** Which half of the picture runs. */
  public enum Stages {
    DECIDE,
    MAIL,
    ALL;

    boolean decides() {
      return this != MAIL;
    }

    boolean mails() {
      return this != DECIDE;
    }
  }

  /** Where mail goes. */
  public enum Mail {
    INBOX,
    SMTP,
    NONE
  }

  /**
   * An embedded run.
   *
   * @param parallelism 1 or more
   * @param uiPort port of the Flink UI
   * @param uiStays whether the UI stays up after the end
   */
  public record Embedded(int parallelism, int uiPort, boolean uiStays) {}
}
