package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mail server never holds back a checkpoint (DESIGN section 2), however slow it is and however
 * many mails wait for it: what the checkpoints of one job take is compared with what they take in
 * the same job with a server that answers at once.
 */
class SlowServerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int ALERTS = 10;
  private static final int RECIPIENTS = 200;
  private static final int MAILS = ALERTS * RECIPIENTS;
  private static final int CHECKPOINTS = 8;

  /** No checkpoint takes longer, or on a busy machine not much longer than it takes anyway. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir Path folder;

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void checkpoints_are_as_short_with_a_server_that_is_slow_or_says_nothing_as_with_a_quick_one(
      @InjectMiniCluster MiniCluster flink) throws Exception {
    ScriptedSmtp quick = new ScriptedSmtp();
    List<Duration> usual = durations(flink, "quick", quick);
    assertThat(quick.accepted()).as("mails were leaving").isPositive();

    // Greeting, EHLO, MAIL, RCPT, DATA, the final dot: half a minute a mail.
    ScriptedSmtp slow = new ScriptedSmtp().slow(Duration.ofSeconds(5));
    List<Duration> whenSlow = durations(flink, "slow", slow);
    assertThat(slow.connections()).as("threads were handing over").isPositive();
    assertThat(slow.accepted()).as("nearly all were waiting").isLessThan(MAILS / 50);

    ScriptedSmtp silent = new ScriptedSmtp().answer("MAIL", ScriptedSmtp.SILENCE);
    List<Duration> whenSilent = durations(flink, "silent", silent);
    assertThat(silent.senders()).as("threads were handing over").isNotEmpty();
    assertThat(silent.accepted()).as("all were waiting").isZero();

    System.out.printf(
        "longest of %d checkpoints: %d ms, with a slow server %d ms, with a silent one %d ms%n",
        CHECKPOINTS,
        longest(usual).toMillis(),
        longest(whenSlow).toMillis(),
        longest(whenSilent).toMillis());
    Duration most =
        Stream.of(SHORT, longest(usual).multipliedBy(4))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    for (List<Duration> checkpoints : List.of(whenSlow, whenSilent)) {
      assertThat(longest(checkpoints)).isLessThanOrEqualTo(most);
      assertThat(checkpoints.get(checkpoints.size() / 2)).as("the median").isLessThan(SHORT);
    }
  }

  private static Duration longest(List<Duration> sorted) {
    return sorted.get(sorted.size() - 1);
  }

  /** What checkpoints take that begin when all mails were let through, the shortest first. */
  private List<Duration> durations(MiniCluster flink, String story, ScriptedSmtp server)
      throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder.resolve(story), story).withTopics();
    JobClient mail = jobs.mail(server.port());
    try (server) {
      sendAlerts(jobs);
      jobs.await(MESSAGES, rows -> rows.size() == MAILS);
      long since = System.currentTimeMillis();
      Eventually.holds(
          CHECKPOINTS + " checkpoints with the server " + story,
          PATIENCE,
          () -> completed(flink, mail, since).size() >= CHECKPOINTS);
      return completed(flink, mail, since).stream()
          .map(checkpoint -> Duration.ofMillis(checkpoint.getEndToEndDuration()))
          .sorted()
          .toList();
    } finally {
      mail.cancel().get();
    }
  }

  private static List<CompletedCheckpointStats> completed(
      MiniCluster flink, JobClient job, long since) throws Exception {
    CheckpointStatsSnapshot statistics =
        Objects.requireNonNull(
            flink.getExecutionGraph(job.getJobID()).get().getCheckpointStatsSnapshot());
    return statistics.getHistory().getCheckpoints().stream()
        .filter(checkpoint -> checkpoint.getTriggerTimestamp() >= since)
        .filter(CompletedCheckpointStats.class::isInstance)
        .map(CompletedCheckpointStats.class::cast)
        .toList();
  }

  private static void sendAlerts(KafkaJobs jobs) {
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    for (int i = 0; i < ALERTS; i++) {
      ObjectNode alert = Schemas.validExample("sales-alerts", "lumia-is-ready").record().deepCopy();
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
