package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.BUYING_GROUPS;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.MailServers;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is killed or stopped in the middle goes on as if it had not been. */
class KafkaRecoveryIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int GROUPS = 20;

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;
  private final GreenMail server = MailServers.started();
  private final LumiaRecords lumia = LumiaRecords.today();

  @AfterEach
  void stopServer() {
    server.stop();
  }

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void a_killed_task_manager_costs_no_alert_and_doubles_none(@InjectMiniCluster MiniCluster flink)
      throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "killed").withTopics();
    jobs.sendWarmGroup(lumia);
    JobClient decide = jobs.decide();
    jobs.await(SALES_ALERTS, alerts -> !alerts.isEmpty());

    sendGroups(jobs, 1, GROUPS / 2);
    Eventually.holds(
        "alerts are written, and not all of them committed",
        PATIENCE,
        () -> BROKER.written(jobs.nameOf(SALES_ALERTS)).size() > 1);
    for (int taskManager = 0; taskManager < 2; taskManager++) {
      flink.terminateTaskManager(taskManager).get();
      flink.startTaskManager();
    }
    sendGroups(jobs, GROUPS / 2, GROUPS);

    jobs.await(SALES_ALERTS, alerts -> distinct(alerts, "alertId") >= GROUPS);
    awaitCheckpoints(jobs, decide, 2);
    assertThat(
            flink
                .getExecutionGraph(decide.getJobID())
                .get()
                .getStatusTimestamp(JobStatus.RESTARTING))
        .as("when it restarted")
        .isPositive();
    decide.cancel().get();
    List<JsonNode> alerts = jobs.committed(SALES_ALERTS);
    assertThat(alerts).hasSize(GROUPS);
    assertThat(distinct(alerts, "buyingGroupId")).isEqualTo(GROUPS);
    List<JsonNode> events = jobs.committed(Topic.JOURNEY_EVENTS);
    assertThat(events).doesNotHaveDuplicates();
    assertThat(events.stream().filter(event -> event.path("type").asText().equals("completed")))
        .hasSize(GROUPS);
  }

  @Test
  void a_mail_job_that_resumes_mails_what_is_new_and_nothing_again() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "resumed").withTopics();
    jobs.sendWarmGroup(lumia);
    JobClient decide = jobs.decide();
    JobClient mail = jobs.mail(server.getSmtp().getPort());
    awaitMails(2);
    awaitCheckpoints(jobs, mail, 2);
    mail.cancel().get();
    Path checkpoint = Objects.requireNonNull(jobs.newestCheckpointFolder(mail));

    sendGroups(jobs, 1, 2);
    jobs.await(SALES_ALERTS, alerts -> alerts.size() == 2);
    JobClient resumed = jobs.resumeMail(checkpoint, server.getSmtp().getPort());
    awaitMails(4);
    awaitCheckpoints(jobs, resumed, 2);
    String savepoint =
        resumed
            .stopWithSavepoint(
                false,
                folder.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get();

    sendGroups(jobs, 2, 3);
    jobs.await(SALES_ALERTS, alerts -> alerts.size() == 3);
    JobClient again = jobs.resumeMail(Path.of(URI.create(savepoint)), server.getSmtp().getPort());
    awaitMails(6);
    awaitCheckpoints(jobs, again, 2);
    again.cancel().get();
    decide.cancel().get();

    assertThat(server.getReceivedMessages()).hasSize(6);
    assertThat(messageIds()).doesNotHaveDuplicates();
  }

  /** Further groups of the same four people: each is warm at once. */
  private void sendGroups(KafkaJobs jobs, int from, int until) {
    for (int i = from; i < until; i++) {
      jobs.send(BUYING_GROUPS, lumia.group("bg-lumia-" + i, lumia.now()));
    }
  }

  private void awaitMails(int count) {
    Eventually.holds(
        count + " mails", PATIENCE, () -> server.getReceivedMessages().length >= count);
  }

  private static void awaitCheckpoints(KafkaJobs jobs, JobClient job, int more) throws Exception {
    long before = jobs.newestCheckpoint(job);
    Eventually.holds(
        more + " more checkpoints", PATIENCE, () -> jobs.newestCheckpoint(job) >= before + more);
  }

  private static long distinct(List<JsonNode> records, String field) {
    return records.stream().map(record -> record.path(field).asText()).distinct().count();
  }

  private List<String> messageIds() throws MessagingException {
    List<String> ids = new ArrayList<>();
    for (MimeMessage mail : server.getReceivedMessages()) {
      ids.add(mail.getMessageID());
    }
    return ids;
  }
}
