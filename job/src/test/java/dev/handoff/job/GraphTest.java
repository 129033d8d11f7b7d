package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.handoff.sink.NdjsonFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every graph keeps its state over upgrades: uids, no generic types, one maximal parallelism. */
class GraphTest {

  @TempDir private Path folder;
  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.createLocalEnvironment();

  @Test
  void everyOperatorBetweenFilesHasAUid() throws Exception {
    StreamGraph graph = overFiles();
    assertThat(uids(graph))
        .contains("track", "route", "evaluate", "observe", "deliver-mail", "read-activities")
        .contains("write-send-requests", "write-interesting-moments")
        .contains("report-message", "report-goals", "report", "write-message-report")
        .contains("write-message-report-so-far")
        .doesNotContain("none");
    assertKeepsState(graph);
  }

  @Test
  void everyOperatorOfTheDecidingHalfOnKafkaHasAUid() throws Exception {
    HandoffJob.configure(env);
    HandoffJob.buildDeciding(
        overKafka(), HandoffJob.connectors(env, overKafka(), Duration.ofHours(1)));
    StreamGraph graph = env.getStreamGraph();
    assertThat(uids(graph))
        .contains("track", "route", "evaluate", "sketch", "observe")
        .doesNotContain("none");
    assertKeepsState(graph);
  }

  @Test
  void everyOperatorOfTheMailingHalfOnKafkaHasAUid() throws Exception {
    HandoffJob.configure(env);
    JobSettings live = overKafka().inArrivalOrder();
    HandoffJob.buildMailing(live, HandoffJob.connectors(env, live, Duration.ofHours(1)), List.of());
    StreamGraph graph = env.getStreamGraph();
    assertThat(uids(graph))
        .contains("address", "address-person", "deliver-mail")
        .contains("report-message", "report-goals", "report", "write-message-report")
        .doesNotContain("none");
    assertKeepsState(graph);
  }

  @Test
  void anOperatorWithoutAUidIsRefused() {
    HandoffJob.configure(env);
    env.fromData("Ada", "Ben").uid("names").sinkTo(new DiscardingSink<>());
    assertThatThrownBy(env::getStreamGraph)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Auto generated UIDs have been disabled");
  }

  @Test
  void aTypeThatNeedsKryoIsRefused() {
    HandoffJob.configure(env);
    env.fromData(1, 2)
        .uid("numbers")
        .map(Object.class::cast)
        .returns(TypeInformation.of(Object.class))
        .uid("anything")
        .sinkTo(new DiscardingSink<>())
        .uid("nowhere");
    assertThatThrownBy(() -> env.getStreamGraph().getJobGraph())
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Generic types have been disabled");
  }

  private StreamGraph overFiles() throws Exception {
    Files.createDirectory(folder.resolve("in"));
    Files.createFile(folder.resolve("in").resolve("activities.ndjson"));
    JobSettings settings =
        SettingsReader.read(
            "--input", folder.resolve("in").toString(), "--output", folder.toString());
    HandoffJob.configure(env);
    HandoffJob.buildOverFiles(env, settings, new NdjsonFiles(folder.resolve("out")));
    return env.getStreamGraph();
  }

  /** In event time, so that no catalog is read from a broker beforehand. */
  private JobSettings overKafka() throws Exception {
    return SettingsReader.read(
        "--source",
        "kafka",
        "--kafka.bootstrap.servers",
        "localhost:9092",
        "--order",
        "event-time",
        "--mail",
        "smtp",
        "--mail.smtp.host",
        "localhost");
  }

  private static void assertKeepsState(StreamGraph graph) {
    assertThat(graph.getJobConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(graph.getJobConfiguration().get(PipelineOptions.MAX_PARALLELISM)).isEqualTo(720);
    assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
  }

  private static List<String> uids(StreamGraph graph) {
    List<String> uids = new ArrayList<>();
    for (StreamNode node : graph.getStreamNodes()) {
      uids.add(node.getTransformationUID() == null ? "none" : node.getTransformationUID());
    }
    return uids;
  }
}
