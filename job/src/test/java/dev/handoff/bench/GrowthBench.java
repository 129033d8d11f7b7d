package dev.handoff.bench;

import dev.handoff.job.LoadedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The rate of the whole deciding half, in arrival order, as one thing of the log grows: once people
 * and groups are loaded, see {@link LoadedRun}. {@code mvn -Pbench verify -Dit.test=GrowthBench},
 * with {@code -Dhandoff.most-members=100000} for a shorter run, {@code
 * -Dhandoff.growth.rows=journey} for some rows.
 */
class GrowthBench {

  private static final int MOST = Integer.getInteger("handoff.most-members", 1_000_000);
  private static final int ACTIVITIES = Integer.getInteger("handoff.growth.activities", 480_000);
  private static final int ROUNDS = Integer.getInteger("handoff.bench.rounds", 3);
  private static final LogSize USUAL = new LogSize(10_000, ACTIVITIES, 30, 1, 10, 3, 0);

  /** Long enough that RocksDB has merged what loading wrote when the half comes that counts. */
  private static final LogSize LONG = USUAL.withActivities(ACTIVITIES / 2 * 5);

  /** A GiB a slot, as the runbook asks for. */
  private static final int MANAGED_MEBIBYTES = 1_024 * BenchCluster.PARALLELISM;

  /** Part of the names of the rows that are run; empty: all. */
  private static final String ROWS = System.getProperty("handoff.growth.rows", "");

  @TempDir Path folder;

  @Test
  void the_rate_as_the_log_grows() throws Exception {
    Map<String, LogSize> sizes = new LinkedHashMap<>();
    for (int members = USUAL.people(); members <= MOST; members *= 10) {
      sizes.put("%,d members".formatted(members), LONG.withPeople(members));
    }
    // Where an activity is worth many, a smaller log takes as long.
    sizes.put("2 groups a person", USUAL.withGroupsPerPerson(2).withActivities(ACTIVITIES / 2));
    sizes.put("8 groups a person", USUAL.withGroupsPerPerson(8).withActivities(ACTIVITIES / 8));
    sizes.put("5 members a group", USUAL.withMembersPerGroup(5));
    sizes.put("50 members a group", USUAL.withMembersPerGroup(50).withActivities(ACTIVITIES / 2));
    sizes.put(
        "500 members a group", USUAL.withMembersPerGroup(500).withActivities(ACTIVITIES / 10));
    sizes.put("1 journey", USUAL.withJourneys(1));
    sizes.put("20 journeys", USUAL.withJourneys(20));
    sizes.put("200 journeys", USUAL.withJourneys(200));
    sizes.put("a group with 20 % of all", USUAL.withHotShare(0.2));
    sizes.keySet().removeIf(name -> !name.contains(ROWS));
    Map<String, List<Double>> rates = new LinkedHashMap<>();
    try (BenchCluster cluster =
        new BenchCluster(folder.resolve("checkpoints"), MANAGED_MEBIBYTES)) {
      rate(cluster, USUAL);
      for (int round = 0; round < ROUNDS; round++) {
        for (Map.Entry<String, LogSize> size : sizes.entrySet()) {
          double rate = rate(cluster, size.getValue());
          System.out.printf("  round %d  %-26s %,10.0f%n", round + 1, size.getKey(), rate);
          rates.computeIfAbsent(size.getKey(), first -> new ArrayList<>()).add(rate);
        }
      }
    }
    List<Measured> rows = new ArrayList<>();
    sizes.forEach(
        (name, size) ->
            rows.add(
                new Measured(
                    name,
                    size.toString(),
                    "activities a second",
                    rates.getOrDefault(name, List.of()))));
    List<Target> targets = new ArrayList<>();
    for (int members = 100_000; members <= MOST; members *= 10) {
      targets.add(new Target("%,d members".formatted(members), "10,000 members", 0.7));
    }
    targets.add(new Target("200 journeys", "1 journey", 0.5));
    targets.removeIf(target -> !target.of().contains(ROWS) || !target.against().contains(ROWS));
    BenchFiles.write(
        "growth",
        new BenchReport(
            "The deciding half as its log grows",
            "%s; one thing changed a row, %,d activities where members are what changes, and fewer where each is worth many; %s, of which none is made here; the second half of the activities counts; %d rounds in turn"
                .formatted(
                    USUAL, LONG.activities(), BenchCluster.settings(MANAGED_MEBIBYTES), ROUNDS),
            rows,
            targets));
  }

  private double rate(BenchCluster cluster, LogSize size) throws Exception {
    GeneratedLog log = GeneratedLog.write(size, folder.resolve("log"));
    Path output = Files.createDirectories(folder.resolve("output"));
    double rate =
        LoadedRun.rate(
            cluster.environment(),
            new Handoff("arrival").settings(log, output),
            (long) size.people() * size.groupsPerPerson(),
            size.activities());
    FileUtils.deleteDirectory(log.folder().toFile());
    FileUtils.deleteDirectory(output.toFile());
    return rate;
  }
}
