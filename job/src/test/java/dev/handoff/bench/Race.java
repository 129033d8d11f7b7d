package dev.handoff.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FileUtils;

/** Several contestants on one log, one after the other, again and again. */
final class Race {

  /** Rounds that count. */
  static final int ROUNDS = Integer.getInteger("handoff.bench.rounds", 3);

  /**
   * How long each contestant runs before them, again and again: with the job on both cores, the
   * platform's compiler was busy for a minute.
   */
  static final Duration WARM_UP =
      Duration.ofSeconds(Integer.getInteger("handoff.bench.warm-up", 60));

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
    GeneratedLog log = GeneratedLog.write(size, folder("log"));
    for (Contestant contestant : contestants) {
      warmUp(contestant, log);
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

  private void warmUp(Contestant contestant, GeneratedLog log) throws Exception {
    Duration ran = Duration.ZERO;
    while (ran.compareTo(WARM_UP) < 0) {
      ran = ran.plus(run(contestant, log));
    }
  }

  private double rate(Contestant contestant, GeneratedLog log, int round) throws Exception {
    Duration took = run(contestant, log);
    double rate = log.size().activities() * 1e3 / took.toMillis();
    System.out.printf(
        "  round %d  %-24s %,10.0f activities a second%n", round + 1, contestant.name(), rate);
    return rate;
  }

  private Duration run(Contestant contestant, GeneratedLog log) throws Exception {
    Path output = folder("output");
    Duration took = cluster.run(contestant, log, output);
    FileUtils.deleteDirectory(output.toFile());
    return took;
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(folder.resolve(name + "-" + runs++));
  }
}
