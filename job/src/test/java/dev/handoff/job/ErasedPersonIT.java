package dev.handoff.job;

import static dev.handoff.job.RocksFiles.agesIn;
import static dev.handoff.job.Winnie.WHO;
import static dev.handoff.job.Winnie.WINNIE;
import static dev.handoff.job.Winnie.chat;
import static dev.handoff.job.Winnie.mark;
import static dev.handoff.job.Winnie.winnie;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.FoundBytes;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.fixture.LumiaRecords.Keyed;
import dev.handoff.fixture.MailServers;
import dev.handoff.state.StateFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompressionType;

/**
 * An erased person is nowhere in what the running jobs save (SPEC section 8, promise 4): not in the
 * values that the State Processor API reads from a savepoint, not in its bytes, and with time not
 * in the files of incremental checkpoints. The files are searched as they are: the jobs here run
 * without compression, and keep nothing inside the checkpoint's metadata.
 *
 * <p>RocksDB takes the age of its files from the machine's clock. A day of it is simulated by an
 * age of a second, where the job has half a day ({@link StateFiles}); other people go on meanwhile,
 * as in any day.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ErasedPersonIT {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(KafkaJobs.flink(METRICS.addToConfiguration(new Configuration())));

  @TempDir private Path folder;
  private final GreenMail server = MailServers.started();
  private final LumiaRecords lumia = LumiaRecords.today();

  /** As the job's own, with a second for half a day; Flink makes it by its name. */
  public static final class DayOfASecond extends StateFiles {
    private static final long serialVersionUID = 1L;

    public DayOfASecond() {
      super(Duration.ofSeconds(1));
    }
  }

  @AfterEach
  void stopServer() {
    server.stop();
  }

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void aSavepointTakenAfterwardsHoldsNothingOfThemInAnyValueOrByte() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "savepoint").withTopics();
    JobClient decide = decide(jobs, StateFiles.class);
    JobClient mail = jobs.mail(server.getSmtp().getPort());
    warmUp(jobs);
    Eventually.holds("mails", PATIENCE, () -> server.getReceivedMessages().length == 2);
    Path before = save(decide, SavepointFormatType.CANONICAL);
    assertThat(FoundBytes.in(before, WHO)).as("bytes before").isEqualTo(new TreeSet<>(WHO));
    assertThat(whoIsInValues(before, OperatorUid.ROUTE)).isEqualTo(new TreeSet<>(WHO));
    assertThat(whoIsInValues(before, OperatorUid.EVALUATE)).isEqualTo(new TreeSet<>(WHO));

    erase(jobs);
    Path after = save(decide, SavepointFormatType.CANONICAL);
    assertThat(FoundBytes.in(after, WHO)).as("bytes after").isEmpty();
    for (String stage : List.of(OperatorUid.TRACK, OperatorUid.ROUTE, OperatorUid.EVALUATE)) {
      assertThat(whoIsInValues(after, stage)).as("values of " + stage).isEmpty();
    }
    Path ofMail = save(mail, SavepointFormatType.CANONICAL);
    assertThat(FoundBytes.in(ofMail, WHO)).as("bytes of the mail job").isEmpty();
    assertThat(whoIsInValues(ofMail, OperatorUid.DELIVER)).as("values of deliver").isEmpty();
  }

  @Test
  void withTimeTheFilesOfCheckpointsHoldNothingOfThemEither() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "checkpoints").withTopics();
    JobClient decide = decide(jobs, DayOfASecond.class);
    warmUp(jobs);
    Path files = folder.resolve(decide.getJobID().toHexString());
    Eventually.holds("she is in the files", PATIENCE, () -> whoIsInFiles(files).equals(WHO));

    erase(jobs);
    int[] others = {0};
    Eventually.holds(
        "nothing of her is in the files",
        PATIENCE,
        () -> {
          othersGoOn(jobs, others[0]++);
          return whoIsInFiles(files).isEmpty();
        });
    assertThat(whoIsInFiles(save(decide, SavepointFormatType.NATIVE)))
        .as("a savepoint in RocksDB's own format: the same files")
        .isEmpty();
  }

  @Test
  void laterRecordsOfTheirsAreDroppedAndCounted() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "late").withTopics();
    JobClient decide = decide(jobs, StateFiles.class);
    warmUp(jobs);
    erase(jobs);
    assertThat(refused(decide)).isZero();

    jobs.send(Topic.PEOPLE, winnie(lumia.ago(Duration.ofDays(1))));
    jobs.send(Topic.ACTIVITIES, chat("chat-late", lumia.ago(Duration.ofDays(2))));
    jobs.send(Topic.INTERESTING_MOMENTS, mark("m-late", lumia.ago(Duration.ofHours(1))));
    Eventually.holds("three records are counted", PATIENCE, () -> refused(decide) == 3);
    Path saved = save(decide, SavepointFormatType.CANONICAL);
    assertThat(FoundBytes.in(saved, WHO)).isEmpty();
  }

  @Test
  void theJobItselfHasFilesMergedAfterHalfADay() throws Exception {
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "age").withTopics();
    JobClient decide = jobs.decide();
    tellAll(jobs);
    Path files = folder.resolve(decide.getJobID().toHexString());
    Eventually.holds(
        "RocksDB's own account of its options, in the checkpoint, says half a day and nothing else",
        PATIENCE,
        () -> agesIn(files).equals(Set.of("ttl=43200")));
  }

  /** The deciding job, with files that can be searched. */
  private static JobClient decide(KafkaJobs jobs, Class<? extends StateFiles> stateFiles)
      throws Exception {
    StreamExecutionEnvironment env = jobs.environment(null);
    Configuration searchable = new Configuration();
    searchable.set(RocksDBOptions.OPTIONS_FACTORY, stateFiles.getName());
    searchable.set(
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL, List.of(CompressionType.NO_COMPRESSION));
    searchable.set(CheckpointingOptions.FS_SMALL_FILE_THRESHOLD, MemorySize.ZERO);
    env.configure(searchable);
    HandoffJob.buildDeciding(env, jobs.settings(List.of("--mail", "none")));
    return env.executeAsync("decide " + jobs.story());
  }

  /** Winnie and the others are in a warm group, and sales has been told. */
  private void warmUp(KafkaJobs jobs) {
    tellAll(jobs);
    jobs.await(Topic.SALES_ALERTS, alerts -> !alerts.isEmpty());
    jobs.await(Topic.SCORES, scores -> !scores.isEmpty() && members(scores).contains(WINNIE));
  }

  private void tellAll(KafkaJobs jobs) {
    jobs.send(Topic.CATALOG, lumia.catalog(KafkaJobs.SALES.toArray(new String[0])));
    jobs.send(Topic.PEOPLE, lumia.people());
    jobs.send(Topic.PEOPLE, winnie(lumia.ago(Duration.ofDays(10))));
    jobs.send(
        Topic.BUYING_GROUPS,
        new Keyed(
            LumiaRecords.GROUP,
            lumia
                .group()
                .value()
                .replace(
                    "\"members\":[",
                    "\"members\":[{\"personId\":\"%s\",\"role\":\"Decision Maker\"},"
                        .formatted(WINNIE))));
    jobs.send(Topic.ACTIVITIES, chat("chat-1", lumia.ago(Duration.ofDays(3))));
    jobs.send(Topic.INTERESTING_MOMENTS, mark("m-1", lumia.ago(Duration.ofDays(2))));
    jobs.send(Topic.ACTIVITIES, lumia.meetings(10));
  }

  private void erase(KafkaJobs jobs) {
    jobs.send(
        Topic.PEOPLE,
        new Keyed(
            WINNIE,
            "{\"personId\":\"%s\",\"erased\":true,\"updatedAt\":\"%s\"}"
                .formatted(WINNIE, lumia.now())));
    jobs.await(Topic.SCORES, scores -> !members(scores).contains(WINNIE));
  }

  private void othersGoOn(KafkaJobs jobs, int time) {
    for (String personId : List.of(LumiaRecords.ADA, LumiaRecords.BEN, LumiaRecords.CHLOE)) {
      jobs.send(
          Topic.ACTIVITIES,
          lumia.activity("again-" + time, personId, "pageViewed", lumia.ago(Duration.ofHours(1))));
    }
    jobs.send(Topic.BUYING_GROUPS, lumia.group("bg-lumia-" + time, lumia.now()));
  }

  /** Who is in the group now. */
  private static List<String> members(List<JsonNode> scores) {
    JsonNode last =
        scores.stream()
            .filter(score -> score.path("buyingGroupId").asText().equals(LumiaRecords.GROUP))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    return StreamSupport.stream(last.path("members").spliterator(), false)
        .map(member -> member.path("personId").asText())
        .toList();
  }

  private static long refused(JobClient job) {
    return METRICS.findMetrics(job.getJobID(), "recordsOfErased").values().stream()
        .mapToLong(metric -> ((Counter) metric).getCount())
        .sum();
  }

  private Path save(JobClient job, SavepointFormatType format) throws Exception {
    Path target = Files.createDirectories(folder.resolve("savepoints"));
    return Path.of(URI.create(job.triggerSavepoint(target.toUri().toString(), format).get()));
  }

  private static Set<String> whoIsInValues(Path savepoint, String uid) throws Exception {
    List<byte[]> values = SavedValues.of(savepoint.toUri().toString(), uid);
    assertThat(values).as("keys and values of " + uid).isNotEmpty();
    Set<String> found = new TreeSet<>();
    values.forEach(value -> found.addAll(FoundBytes.in(value, WHO)));
    return found;
  }

  private static Set<String> whoIsInFiles(Path files) throws Exception {
    return RocksFiles.wordsIn(files, WHO);
  }
}
