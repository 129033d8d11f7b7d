package dev.handoff.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole deciding half beside what people would use instead: {@code mvn -Pbench verify
 * -Dit.test=PipelineBench}, with {@code -Dhandoff.bench.contestants=floor} only those. The log's
 * size is that of {@link LogSize#asked}, the rounds that of {@link Race#ROUNDS}.
 */
class PipelineBench {

  private static final Contestant ARRIVAL = new Handoff("arrival");
  private static final Contestant EVENT_TIME = new Handoff("event-time");

  private static final Contestant SHAPE = new ShapedFloorPeer(false);
  private static final Contestant SORTED_SHAPE = new ShapedFloorPeer(true);

  private static final List<Target> TARGETS =
      List.of(
          new Target(ARRIVAL.name(), "SlidingEventTimeWindows", 10, SHAPE.name()),
          new Target(ARRIVAL.name(), "SQL HOP", 10, SHAPE.name()),
          new Target(ARRIVAL.name(), "SQL OVER", 2, SHAPE.name()),
          new Target(ARRIVAL.name(), "the floor", 0.5, SHAPE.name()),
          new Target(EVENT_TIME.name(), "the floor", 0.25, SORTED_SHAPE.name()));

  /** Which contestants take part: those in whose names this is found; empty: all. */
  private static final Pattern TAKING_PART =
      Pattern.compile(System.getProperty("handoff.bench.contestants", ""));

  @TempDir Path folder;

  @Test
  void the_whole_deciding_half_beside_its_peers() throws Exception {
    LogSize size = LogSize.asked();
    List<Contestant> contestants = new ArrayList<>(List.of(ARRIVAL, EVENT_TIME));
    contestants.addAll(Peers.all());
    contestants.removeIf(contestant -> !takesPart(contestant.name()));
    List<Measured> rows;
    try (BenchCluster cluster = new BenchCluster(folder.resolve("checkpoints"))) {
      rows = new Race(cluster, folder).run(contestants, size);
    }
    BenchFiles.write(
        "pipeline",
        new BenchReport(
            "The deciding half, and what people would use instead",
            "%s. %s. Medians of %d rounds, in turn, after each has run for %d s."
                .formatted(size, BenchCluster.settings(), Race.ROUNDS, Race.WARM_UP.toSeconds()),
            rows,
            TARGETS.stream()
                .filter(target -> takesPart(target.of()) && takesPart(target.against()))
                .toList()));
  }

  private static boolean takesPart(String name) {
    return TAKING_PART.matcher(name).find();
  }
}
