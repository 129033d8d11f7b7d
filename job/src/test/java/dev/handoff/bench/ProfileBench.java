package dev.handoff.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the deciding half spends its time: a recording of Java Flight Recorder, its flame graph
 * ({@code target/bench/flame.html}) and the shares of what it does. {@code mvn -Pbench verify
 * -Dit.test=ProfileBench}.
 */
class ProfileBench {

  private static final Path RECORDING = Path.of("target", "bench", "profile.jfr");
  private static final Path PAGE = Path.of("target", "bench", "flame.html");
  private static final int FEWEST_SAMPLES = 100;

  @TempDir Path folder;

  @Test
  void where_the_time_goes() throws Exception {
    Files.createDirectories(RECORDING.getParent());
    LogSize size = LogSize.asked();
    GeneratedLog small =
        GeneratedLog.write(size.withActivities(size.activities() / 5), folder.resolve("small"));
    GeneratedLog log = GeneratedLog.write(size, folder.resolve("log"));
    Contestant handoff = new Handoff("arrival");
    try (BenchCluster cluster = new BenchCluster(folder.resolve("checkpoints"));
        Recording recording = new Recording(Configuration.getConfiguration("profile"))) {
      cluster.run(handoff, small, Files.createDirectories(folder.resolve("warm-up")));
      recording.start();
      cluster.run(handoff, log, Files.createDirectories(folder.resolve("output")));
      recording.stop();
      recording.dump(RECORDING);
    }
    FlameGraph graph = FlameGraph.of(RECORDING);
    assertThat(graph.samples()).isGreaterThan(FEWEST_SAMPLES);
    Files.writeString(PAGE, graph.html("The deciding half: " + size));
    BenchFiles.write(
        "profile",
        new BenchReport(
            "Where the deciding half spends its time",
            "%s; %,d samples; one share may lie in another; flame graph: %s"
                .formatted(size, graph.samples(), PAGE),
            rows(graph),
            List.of()));
  }

  private static List<Measured> rows(FlameGraph graph) {
    Map<String, String[]> parts = new LinkedHashMap<>();
    parts.put("parse", new String[] {"dev.handoff.operator.ParseRecords"});
    parts.put("track", new String[] {"dev.handoff.operator.TrackGroups"});
    parts.put("route", new String[] {"dev.handoff.operator.RoutePerson"});
    parts.put("evaluate", new String[] {"dev.handoff.operator.EvaluateGroup"});
    parts.put("read state", new String[] {"dev.handoff.state.StateAccess.read"});
    parts.put("write state", new String[] {"dev.handoff.state.StateAccess.write"});
    parts.put("journeys", new String[] {"dev.handoff.domain.journey.JourneyRunner"});
    parts.put("score records made", new String[] {"dev.handoff.domain.evaluate.ScoreRecords"});
    parts.put("records written as JSON", new String[] {"dev.handoff.codec.JsonOutput"});
    parts.put("score points", new String[] {"dev.handoff.domain.engagement.EngagementScorer"});
    parts.put(
        "sent to the next stage",
        new String[] {"org.apache.flink.runtime.io.network.api.writer.RecordWriter"});
    parts.put(
        "received from the last one",
        new String[] {
          "org.apache.flink.runtime.io.network.api.serialization"
              + ".SpillingAdaptiveSpanningRecordDeserializer"
        });
    parts.put(
        "timers", new String[] {"org.apache.flink.streaming.api.operators.InternalTimerService"});
    List<Measured> rows = new ArrayList<>();
    parts.forEach(
        (name, begins) ->
            rows.add(new Measured(name, "", "% of samples", List.of(graph.percentIn(begins)))));
    return rows;
  }
}
