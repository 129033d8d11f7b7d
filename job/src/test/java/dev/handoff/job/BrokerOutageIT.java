package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.KafkaBroker;
import dev.handoff.fixture.LumiaRecords;
import dev.handoff.operator.Order;
import dev.handoff.operator.Progress;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Time goes on while the broker is away, and what it did is written when the broker is back. */
class BrokerOutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** When the day before {@link #NOON}, on which everybody met, has left the window. */
  private static final Instant MIDNIGHT = Instant.parse("2026-03-31T00:00:00Z");

  @RegisterExtension static final KafkaBroker BROKER = new KafkaBroker();

  @RegisterExtension
  static final MiniClusterExtension FLINK = new MiniClusterExtension(KafkaJobs.flink(flink()));

  @TempDir private Path folder;

  private static Configuration flink() {
    Configuration flink = new Configuration();
    flink.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(500));
    return flink;
  }

  @AfterEach
  void stopJobs(@InjectMiniCluster MiniCluster flink) throws Exception {
    KafkaJobs.cancelAll(flink);
  }

  @Test
  void scoresFallAtAMidnightOfAnOutageAndAreWrittenOnceAfterIt() throws Exception {
    LumiaRecords lumia = new LumiaRecords(NOON);
    SetClock.now = NOON;
    KafkaJobs jobs = new KafkaJobs(BROKER, folder, "outage").withTopics();
    jobs.send(Topic.CATALOG, lumia.catalog("sales-emea@seller.example"));
    jobs.send(Topic.BUYING_GROUPS, lumia.group());
    jobs.send(Topic.ACTIVITIES, lumia.meetings(1));
    JobClient decide = decide(jobs);
    jobs.await(Topic.SCORES, scores -> scores.stream().anyMatch(BrokerOutageIT::countsAll));
    SetClock.now = MIDNIGHT.minusSeconds(60);
    Eventually.holds("the last day has come", PATIENCE, () -> newestInstant(decide).isAfter(NOON));
    int before = jobs.committed(Topic.SCORES).size();

    BROKER.goDown();
    SetClock.now = MIDNIGHT.plus(Duration.ofMinutes(6));
    BROKER.goUp();

    List<JsonNode> scores = jobs.await(Topic.SCORES, all -> all.size() > before);
    JsonNode fallen = scores.get(scores.size() - 1);
    assertThat(fallen.path("engagementScore").asInt()).isZero();
    assertThat(Instant.parse(fallen.path("at").asText()))
        .isBetween(MIDNIGHT, MIDNIGHT.plus(Duration.ofMinutes(5)));
    long checkpoint = jobs.newestCheckpoint(decide);
    Eventually.holds(
        "checkpoints complete again",
        PATIENCE,
        () -> jobs.newestCheckpoint(decide) > checkpoint + 1);
    assertThat(jobs.committed(Topic.SCORES)).doesNotHaveDuplicates().hasSize(before + 1);
    assertThat(jobs.committed(Topic.JOURNEY_EVENTS)).isNotEmpty().doesNotHaveDuplicates();
  }

  /** As submitted, but for the clock. */
  private static JobClient decide(KafkaJobs jobs) throws Exception {
    JobSettings read = jobs.settings(List.of("--mail", "none"));
    JobSettings settings =
        new JobSettings(
            read.ends(),
            read.input(),
            read.output(),
            read.kafka(),
            read.stages(),
            read.order(),
            read.lateness(),
            read.until(),
            SetClock.INSTANCE,
            read.engagement(),
            read.alerts(),
            read.personKeys(),
            read.format(),
            read.identityNamespace(),
            read.summaries(),
            read.mail(),
            read.gate(),
            read.embedded(),
            read.flink());
    assertThat(settings.order()).isEqualTo(Order.ARRIVAL);
    StreamExecutionEnvironment env = jobs.environment(null);
    HandoffJob.buildDeciding(env, settings);
    return env.executeAsync("decide " + jobs.story());
  }

  private static boolean countsAll(JsonNode score) {
    return score.path("members").size() == 4
        && score.path("engagementScore").asInt() > 0
        && score.findValuesAsText("tally").size() == 4;
  }

  /** As far as any group has got. */
  private static Instant newestInstant(JobClient job) throws Exception {
    Object newest = job.getAccumulators().get().get(Progress.INSTANT);
    return newest instanceof Long millis ? Instant.ofEpochMilli(millis) : Instant.EPOCH;
  }

  /** The same clock for every operator, wherever serialisation takes it. */
  private static final class SetClock extends Clock implements Serializable {
    private static final long serialVersionUID = 1L;
    static final SetClock INSTANCE = new SetClock();
    static volatile Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
