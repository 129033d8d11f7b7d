package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.MESSAGE_EVENTS;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.ScriptedSmtp;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every alert arrives whatever is killed, and none twice but for what was on the wire (SPEC section
 * 8, promise 1). The ledger is a Kafka topic of two partitions.
 */
class MailRecoveryIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int ALERTS = 10;
  private static final int RECIPIENTS = 40;
  private static final int CONNECTIONS = 4;

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  /** Until then a checkpoint may complete, and take the one before it away. */
  private static void end(JobClient job) throws Exception {
    job.cancel().get();
    Eventually.holds(
        "it has ended", PATIENCE, () -> job.getJobStatus().get().isGloballyTerminalState());
  }

  @Test
  void
      killed_task_managers_and_another_parallelism_lose_no_mail_and_repeat_only_what_was_on_the_wire(
          @InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "kills").withTopics();
    try (ScriptedSmtp server = new ScriptedSmtp().slow(Duration.ofMillis(20))) {
      JobClient two = jobs.mail(server.port());
      sendAlerts(jobs, 0);
      Eventually.holds("some arrive", PATIENCE, () -> server.accepted() > 50);
      for (int taskManager = 0; taskManager < 2; taskManager++) {
        flink.terminateTaskManager(taskManager).get();
        flink.startTaskManager();
      }
      Eventually.holds("more arrive", PATIENCE, () -> distinct(server) > 200);
      end(two);
      Path checkpoint = Objects.requireNonNull(jobs.newestCheckpointFolder(two));

      JobClient one = jobs.resumeMail(checkpoint, 1, server.port());
      Eventually.holds("more again", PATIENCE, () -> distinct(server) > 300);
      end(one);
      Path next = jobs.newestCheckpointFolder(one);

      JobClient again = jobs.resumeMail(next == null ? checkpoint : next, 2, server.port());
      sendAlerts(jobs, ALERTS);
      Eventually.holds("all arrive", PATIENCE, () -> distinct(server) == 2 * ALERTS * RECIPIENTS);
      List<JsonNode> sent =
          jobs.await(
              MESSAGE_EVENTS,
              events ->
                  events.stream()
                          .filter(event -> event.path("type").asText().equals("sent"))
                          .map(event -> event.path("messageId").asText())
                          .distinct()
                          .count()
                      == 2 * ALERTS * RECIPIENTS);
      again.cancel().get();

      int repeated = server.received().size() - distinct(server);
      long told =
          sent.stream()
              .filter(event -> event.path("detail").asText().contains("sent again"))
              .map(event -> event.path("messageId").asText())
              .distinct()
              .count();
      System.out.printf(
          "%d mails, %d of them twice; %d said so%n", distinct(server), repeated, told);
      assertThat(repeated)
          .as("not more than connections were open at the kill: four in each of two tasks")
          .isLessThanOrEqualTo(2 * CONNECTIONS);
      assertThat(told).as("each is counted").isGreaterThanOrEqualTo(repeated);
    }
  }

  private static int distinct(ScriptedSmtp server) {
    return new HashSet<>(server.received()).size();
  }

  private static void sendAlerts(KafkaJobs jobs, int first) {
    for (int i = first; i < first + ALERTS; i++) {
      ObjectNode alert = Schemas.validExample("sales-alerts", "lumia-is-ready").record().deepCopy();
      Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
      alert.put("alertId", "alert" + i);
      alert.put("buyingGroupId", "group" + i);
      alert.put("decidedAt", now.toString());
      alert.put("notAfter", now.plus(Duration.ofHours(20)).toString());
      ArrayNode recipients = alert.putArray("recipients");
      for (int j = 0; j < RECIPIENTS; j++) {
        recipients.add("sales" + j + "@seller.example");
      }
      jobs.send(SALES_ALERTS, new Keyed("group" + i, alert.toString()));
    }
  }
}
