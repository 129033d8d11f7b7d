package dev.handoff.operator;

import dev.handoff.bench.BenchFiles;
import dev.handoff.bench.BenchReport;
import dev.handoff.bench.Measured;
import dev.handoff.operator.ThreeStages.Saved;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.CheckpointStorage;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is kept, saved and restored as groups grow in number and size, on RocksDB and on the heap:
 * the three keyed stages in one thread, without parsing and network. Its rates are those of a test
 * harness, which makes a serialiser for each record beside the main output: {@code GrowthBench} has
 * the job's. {@code mvn -Pbench verify -Dit.test=StateGrowthBench}, with {@code
 * -Dhandoff.most-members=10000} for a shorter run.
 */
class StateGrowthBench {

  private static final int MOST = Integer.getInteger("handoff.most-members", 100_000);
  private static final int ACTIVITIES = Integer.getInteger("handoff.scaling.activities", 10_000);
  private static final int ROUNDS = 3;
  private static final Duration STEADY = Duration.ofHours(1);
  private static final Duration REPLAY = Duration.ofDays(30);
  private static final String RATE = "activities a second, one thread";

  private static final Crowd USUAL = Crowd.USUAL;
  private static final int MEBIBYTES = 256;

  @TempDir Path folder;

  private final Map<String, List<Measured>> checkpoints = new LinkedHashMap<>();

  @Test
  void what_is_kept_as_groups_grow() throws Exception {
    run("warm-up", USUAL, rocksDb(), STEADY);
    checkpoints.clear();
    List<Measured> rows = new ArrayList<>();
    rows.add(run("10,000 members", USUAL, rocksDb(), STEADY));
    for (int members = 100_000; members <= MOST; members *= 10) {
      String name = "%,d members".formatted(members);
      rows.add(run(name, USUAL.of(members), rocksDb(), STEADY));
    }
    for (int groups : List.of(2, 8)) {
      rows.add(
          run(groups + " groups a person", USUAL.withGroupsPerPerson(groups), rocksDb(), STEADY));
    }
    for (int seats : List.of(5, 50, 500)) {
      rows.add(
          run(seats + " members a group", USUAL.withMembersPerGroup(seats), rocksDb(), STEADY));
    }
    for (int journeys : List.of(1, 20, 200)) {
      rows.add(
          run(
              journeys + (journeys == 1 ? " journey" : " journeys"),
              USUAL.withJourneys(journeys),
              rocksDb(),
              STEADY));
    }
    rows.add(run("a group with 20 % of all", USUAL.withHotShare(0.2), rocksDb(), STEADY));
    rows.add(run("30 days, one after the other", USUAL, rocksDb(), REPLAY));
    rows.add(run("on the heap", USUAL, new HashMapStateBackend(), STEADY));
    BenchFiles.write(
        "state-growth",
        new BenchReport(
            "The three keyed stages in a test harness, as they grow",
            "%s; one of these changed a row; %,d activities a round, %d rounds after one to warm up; RocksDB with %d MiB a stage"
                .formatted(USUAL, ACTIVITIES, ROUNDS, MEBIBYTES),
            rows,
            List.of()));
    List<Measured> saves = new ArrayList<>();
    checkpoints.values().forEach(saves::addAll);
    BenchFiles.write(
        "state-growth-checkpoints",
        new BenchReport(
            "Full checkpoints and restores",
            "of the stages above, to a local disk",
            saves,
            List.of()));
  }

  private static StateBackend rocksDb() {
    EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(true);
    backend.getMemoryConfiguration().setFixedMemoryPerSlot(MEBIBYTES + "mb");
    return backend;
  }

  private Measured run(String name, Crowd crowd, StateBackend backend, Duration over)
      throws Exception {
    List<Double> rates = new ArrayList<>();
    Saved saved;
    CheckpointStorage disk =
        new FileSystemCheckpointStorage(Files.createTempDirectory(folder, "checkpoints").toUri());
    try (ThreeStages stages = new ThreeStages(Order.ARRIVAL, backend, disk, null)) {
      crowd.join(stages);
      Instant at = Crowd.BEGIN;
      for (int round = 0; round <= ROUNDS; round++) {
        Duration share = over.dividedBy(ROUNDS + 1);
        long began = System.nanoTime();
        crowd.live(stages, ACTIVITIES, at, share, round);
        at = at.plus(share);
        stages.time(at);
        if (round > 0) {
          rates.add(ACTIVITIES * 1e9 / (System.nanoTime() - began));
        }
      }
      saved = checkpoint(name, crowd, stages);
    }
    restore(name, backend, disk, saved);
    Measured measured = new Measured(name, crowd.toString(), RATE, rates);
    System.out.printf("  %-32s %,10.0f%n", name, measured.median());
    return measured;
  }

  private Saved checkpoint(String name, Crowd crowd, ThreeStages stages) throws Exception {
    List<OperatorSubtaskState> states = new ArrayList<>();
    long began = System.nanoTime();
    for (AbstractStreamOperatorTestHarness<?> stage : stages.stages()) {
      states.add(
          stage.snapshotWithLocalState(1, 1, CheckpointType.CHECKPOINT).getJobManagerOwnedState());
    }
    double took = (System.nanoTime() - began) / 1e6;
    Saved saved = new Saved(states.get(0), states.get(1), states.get(2));
    double bytes = saved.all().stream().mapToLong(SavedBytes::sizeOfKeyedState).sum();
    List<Measured> rows = new ArrayList<>();
    rows.add(new Measured(name + ": size", crowd.toString(), "MB", List.of(bytes / 1e6)));
    rows.add(new Measured(name + ": a member", "", "bytes", List.of(bytes / crowd.members())));
    rows.add(new Measured(name + ": checkpoint", "", "ms", List.of(took)));
    checkpoints.put(name, rows);
    return saved;
  }

  private void restore(String name, StateBackend backend, CheckpointStorage disk, Saved saved)
      throws Exception {
    long began = System.nanoTime();
    new ThreeStages(Order.ARRIVAL, backend, disk, saved).close();
    double took = (System.nanoTime() - began) / 1e6;
    List<Measured> rows = new ArrayList<>(Objects.requireNonNull(checkpoints.get(name)));
    rows.add(new Measured(name + ": restore", "", "ms", List.of(took)));
    checkpoints.put(name, rows);
  }
}
