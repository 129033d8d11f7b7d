package dev.handoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several contestants on one log, one after the other, again and again. */
final class Race {

  /** Rounds that count; the one before them, on a small log, warms everything up. */
  static final int ROUNDS = Integer.getInteger("handoff.bench.rounds", 3);

  private static final double WARM_UP_SHARE = 0.2;

  private final BenchCluster cluster;
  private final Path folder;
  private int runs;

  /**
   * @param folder an empty one, for logs and outputs
   */
  Race(BenchCluster cluster, Path folder) {
    this.cluster = cluster;
    this.folder = folder;
  }

  /** Activities a second of each contestant, in the order given. */
  List<Measured> run(List<Contestant> contestants, LogSize size) throws Exception {
    GeneratedLog small =
        GeneratedLog.write(
            size.withActivities((int) (size.activities() * WARM_UP_SHARE)), folder("warm-up"));
    GeneratedLog log = GeneratedLog.write(size, folder("log"));
    for (Contestant contestant : contestants) {
      cluster.run(contestant, small, folder("output"));
    }
    Map<Contestant, List<Double>> rates = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Contestant contestant : contestants) {
        rates
            .computeIfAbsent(contestant, first -> new ArrayList<>())
            .add(rate(contestant, log, round));
      }
    }
    return rates.entrySet().stream()
        .map(
            rate ->
                new Measured(
                    rate.getKey().name(),
                    rate.getKey().settings(),
                    "activities a second",
                    rate.getValue()))
        .toList();
  }

  private double rate(Contestant contestant, GeneratedLog log, int round) throws Exception {
    Duration took = cluster.run(contestant, log, folder("output"));
    double rate = log.size().activities() * 1e3 / took.toMillis();
    System.out.printf(
        "  round %d  %-24s %,10.0f activities a second%n", round + 1, contestant.name(), rate);
    return rate;
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name + "-" + runs++));
  }
}
