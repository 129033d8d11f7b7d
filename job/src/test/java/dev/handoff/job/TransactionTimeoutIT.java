package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.MESSAGES;
import static dev.handoff.domain.exchange.Topic.SALES_ALERTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.MailServers;
import dev.handoff.sink.TransactionLimit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that is down for longer than Kafka keeps its transactions open loses no alert. */
class TransactionTimeoutIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SHORT = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofMinutes(15);

  /** Kafka's own default for the longest transaction, which is less than the job would like. */
  @RegisterExtension
  static final KafkaBroker BROKER =
      new KafkaBroker(Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500"));

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink());

  @TempDir private Path folder;
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
  void anAlertWhoseTransactionKafkaTookBackIsWrittenAgainAndMailedOnce(
      @InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "late").withTopics();
    Path checkpoint = cutOffBeforeTheCommit(jobs, flink, SHORT);
    String topic = jobs.nameOf(SALES_ALERTS);
    Eventually.holds(
        "Kafka has taken the transaction back",
        PATIENCE,
        () -> BROKER.end(topic, "read_committed") == BROKER.end(topic, "read_uncommitted"));
    assertThat(jobs.committed(SALES_ALERTS)).as("nothing of it can be read").isEmpty();

    decide(jobs, checkpoint, SHORT, Duration.ofMillis(500));
    List<JsonNode> alerts = jobs.await(SALES_ALERTS, all -> !all.isEmpty());
    assertThat(alerts).hasSize(1);
    assertThat(alerts.get(0).path("buyingGroupId").asText()).isEqualTo(LumiaRecords.GROUP);
    jobs.mail(server.getSmtp().getPort());
    assertThat(server.waitForIncomingEmail(PATIENCE.toMillis(), 2)).isTrue();
  }

  @Test
  void afterAShortDowntimeTheAlertIsCommittedOnceAndNotWrittenAgain(
      @InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "soon").withTopics();
    Path checkpoint = cutOffBeforeTheCommit(jobs, flink, LONG);
    JobClient resumed = decide(jobs, checkpoint, LONG, Duration.ofMillis(500));
    jobs.await(SALES_ALERTS, all -> !all.isEmpty());
    awaitCheckpoints(jobs, resumed, 2);
    assertThat(jobs.committed(SALES_ALERTS)).hasSize(1);
  }

  @Test
  void anAlertThatComesAgainAlthoughItWasCommittedIsMailedOnce() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "twice").withTopics();
    jobs.sendWarmGroup(lumia);
    JobClient decide = decide(jobs, null, SHORT, Duration.ofMinutes(10));
    awaitWritten(jobs);
    String saved =
        decide
            .stopWithSavepoint(
                false,
                folder.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get();
    assertThat(jobs.committed(SALES_ALERTS)).as("a stop commits").hasSize(1);
    Instant stopped = Instant.now();
    jobs.mail(server.getSmtp().getPort());
    assertThat(server.waitForIncomingEmail(PATIENCE.toMillis(), 2)).isTrue();
    Eventually.holds(
        "more than half of the timeout is over",
        PATIENCE,
        () -> Instant.now().isAfter(stopped.plus(SHORT)));

    decide(jobs, Path.of(URI.create(saved)), SHORT, Duration.ofMillis(500));
    List<JsonNode> alerts = jobs.await(SALES_ALERTS, all -> all.size() == 2);
    assertThat(alerts.get(1)).as("the same bytes").isEqualTo(alerts.get(0));
    jobs.await(
        MESSAGES,
        all ->
            all.stream().filter(m -> m.path("reason").asText().equals("duplicate")).count() == 2);
    assertThat(server.getReceivedMessages()).hasSize(2);
  }

  @Test
  void whatTheBrokersAllowIsTheMostThatIsAskedFor() {
    String brokers = BROKER.bootstrapServers();
    assertThat(TransactionLimit.timeout(brokers, Map.of())).isEqualTo(Duration.ofMinutes(15));
    assertThat(TransactionLimit.timeout(brokers, Map.of("transaction.timeout.ms", "60000")))
        .isEqualTo(Duration.ofMinutes(1));
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "greedy").withTopics();
    assertThatThrownBy(() -> jobs.decide("--kafka.properties.transaction.timeout.ms", "3600000"))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining(
            "kafka.properties.transaction.timeout.ms: 3600000 is more than the brokers allow, which"
                + " is 900000 (transaction.max.timeout.ms)");
    assertThatThrownBy(() -> jobs.decide("--kafka.properties.transaction.timeout.ms", "1500"))
        .isInstanceOf(BadOptionsException.class)
        .hasMessageContaining(
            "execution.checkpointing.interval: PT0.5S is more than a quarter of PT1.5S");
  }

  @Test
  void theJobRunsOnBrokersWithKafkasDefaults() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "default").withTopics();
    jobs.sendWarmGroup(lumia);
    jobs.decide();
    assertThat(jobs.await(SALES_ALERTS, all -> !all.isEmpty())).hasSize(1);
  }

  /** The job as after a power cut: a checkpoint completed, and what it holds was not committed. */
  private static Path cutOffBeforeTheCommit(KafkaJobs jobs, MiniCluster flink, Duration timeout)
      throws Exception {
    LumiaRecords lumia = LumiaRecords.today();
    jobs.sendWarmGroup(lumia);
    StreamExecutionEnvironment env = jobs.environment(null);
    env.enableCheckpointing(Duration.ofMinutes(10).toMillis());
    JobSettings settings = jobs.settings(List.of("--mail", "none"));
    HeldCheckpoint held = new HeldCheckpoint(HandoffJob.connectors(env, settings, timeout));
    DecidePipeline.Decided decided =
        new DecidePipeline(settings, held, new Inputs(settings, held)).build();
    DecidePipeline.writeDeadLetters(held, decided.deadLetters());
    JobClient job = env.executeAsync("decide " + jobs.story());
    awaitWritten(jobs);
    CompletableFuture<?> unused = flink.triggerCheckpoint(job.getJobID());
    Eventually.holds("every sink has done its part", PATIENCE, held::isHeld);
    BROKER.goDown();
    held.release();
    Eventually.holds(
        "the checkpoint has completed", PATIENCE, () -> jobs.newestCheckpointFolder(job) != null);
    job.cancel().get();
    flink.requestJobResult(job.getJobID()).get();
    BROKER.goUp();
    assertThat(jobs.committed(SALES_ALERTS)).isEmpty();
    return Objects.requireNonNull(jobs.newestCheckpointFolder(job));
  }

  private static void awaitWritten(KafkaJobs jobs) {
    Eventually.holds(
        "an alert is written",
        PATIENCE,
        () -> !BROKER.written(jobs.nameOf(SALES_ALERTS)).isEmpty());
  }

  private static void awaitCheckpoints(KafkaJobs jobs, JobClient job, int more) throws Exception {
    long before = jobs.newestCheckpoint(job);
    Eventually.holds(
        more + " more checkpoints", PATIENCE, () -> jobs.newestCheckpoint(job) >= before + more);
  }

  private static JobClient decide(
      KafkaJobs jobs, @Nullable Path from, Duration timeout, Duration checkpoints)
      throws Exception {
    StreamExecutionEnvironment env = jobs.environment(from);
    env.enableCheckpointing(checkpoints.toMillis());
    JobSettings settings = jobs.settings(List.of("--mail", "none"));
    HandoffJob.buildDeciding(settings, HandoffJob.connectors(env, settings, timeout));
    return env.executeAsync("decide " + jobs.story());
  }
}
