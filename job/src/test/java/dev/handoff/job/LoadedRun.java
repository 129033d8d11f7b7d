package dev.handoff.job;

import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.sink.NdjsonFiles;
import dev.handoff.sink.RecordBytes;
import dev.handoff.source.RecordTime;
import dev.handoff.source.TopicFiles;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The deciding half over files, whose activities wait until people and groups are loaded: what it
 * does a second in the second half of them, without checkpoints, while everything is there and all
 * buffers are full. The first half passes before: a million members gained speed for 20 s, while
 * RocksDB merged what loading had written. One at a time in a process, with the cluster in it.
 */
public final class LoadedRun {

  private static final Map<String, Integer> MEMBERS = new ConcurrentHashMap<>();
  private static final Duration PAUSE = Duration.ofSeconds(3);

  private static CountDownLatch loaded = new CountDownLatch(1);
  private static CompletableFuture<Double> rate = new CompletableFuture<>();

  private LoadedRun() {}

  /**
   * Activities a second.
   *
   * @param joins members of all groups together, a person once for each group
   * @param activities in the log, at least 2
   */
  public static double rate(
      StreamExecutionEnvironment env, JobSettings settings, long joins, long activities)
      throws Exception {
    CompletableFuture<Double> found = new CompletableFuture<>();
    loaded = new CountDownLatch(1);
    rate = found;
    MEMBERS.clear();
    HandoffJob.configure(env);
    // The gate holds barriers back too, and they would hold everything back with it; the first
    // source that ends asks for a checkpoint however long the interval is.
    env.getCheckpointConfig().disableCheckpointing();
    NdjsonFiles files = new NdjsonFiles(Objects.requireNonNull(settings.output()));
    TopicFiles input = new TopicFiles(Objects.requireNonNull(settings.input()));
    Connectors over = new FileConnectors(env, HandoffJob.sourceTime(settings, null), input, files);
    HandoffJob.build(settings, new Gated(over, activities));
    JobClient job = env.executeAsync("Handoff, loaded");
    CompletableFuture<Boolean> ended =
        job.getJobExecutionResult()
            .handle(
                (done, failed) ->
                    found.completeExceptionally(
                        new IllegalStateException(
                            "the job ended before all activities had passed", failed)));
    awaitLoaded(joins, found);
    loaded.countDown();
    double activitiesASecond = found.get();
    job.cancel().get();
    ended.get();
    return activitiesASecond;
  }

  /** Loading is over when every group has said that it has all its members, or it failed. */
  private static void awaitLoaded(long joins, CompletableFuture<Double> found)
      throws InterruptedException {
    while (!found.isDone() && joined() < joins) {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }

  private static long joined() {
    return MEMBERS.values().stream().mapToLong(Integer::longValue).sum();
  }

  /** Holds activities back until the rest is loaded, and counts them. */
  private static final class Gate extends RichMapFunction<RawRecord, RawRecord> {

    private static final long serialVersionUID = 1L;

    private final long activities;
    private transient long passed;
    private transient long halfPassedAt;

    Gate(long activities) {
      this.activities = activities;
    }

    @Override
    public RawRecord map(RawRecord record) throws InterruptedException {
      if (passed == 0) {
        loaded.await();
      }
      passed++;
      if (passed == activities / 2) {
        halfPassedAt = System.nanoTime();
      } else if (passed == activities) {
        rate.complete((activities - activities / 2) * 1e9 / (System.nanoTime() - halfPassedAt));
      }
      return record;
    }
  }

  /** Notes how many members groups say they have, until activities begin. */
  private static final class NoteMembers<T> extends RichMapFunction<T, T> {

    private static final long serialVersionUID = 1L;

    @Override
    public T map(T record) {
      if (loaded.getCount() > 0 && record instanceof ScoreRecord score) {
        MEMBERS.put(score.buyingGroupId(), score.members().size());
      }
      return record;
    }
  }

  /** Files with the gate before activities. */
  private static final class Gated extends ForwardingConnectors {

    private final long activities;

    Gated(Connectors files, long activities) {
      super(files);
      this.activities = activities;
    }

    @Override
    public DataStream<RawRecord> read(Topic topic, RecordTime time) {
      DataStream<RawRecord> records = super.read(topic, time);
      return topic == Topic.ACTIVITIES
          ? records.map(new Gate(activities)).uid("gate").setParallelism(1)
          : records;
    }

    @Override
    public <T> void write(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
      super.write(
          topic,
          topic == Topic.SCORES
              ? records.map(new NoteMembers<T>()).returns(records.getType()).uid("members")
              : records,
          bytes);
    }
  }
}
