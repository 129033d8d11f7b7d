package dev.handoff.job;

import static dev.handoff.domain.exchange.Topic.DEAD_LETTERS;
import static dev.handoff.domain.exchange.Topic.SCORES;
import static dev.handoff.job.DemoRun.DATA;
import static dev.handoff.job.DemoRun.END;
import static dev.handoff.job.DemoRun.demo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.fixture.Eventually;
import dev.handoff.job.Disturbance.Gate;
import dev.handoff.sink.NdjsonFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The demo's forty-five days through the whole job: the same bytes at any parallelism, in any
 * interleaving, over a crash and over a rescale (SPEC sections 1 and 8).
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DemoDataIT {

  @RegisterExtension static final MiniClusterExtension FLINK = FileRun.cluster();

  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path once;
  private static Map<Topic, List<String>> undisturbed = Map.of();

  @TempDir private Path folder;

  @BeforeAll
  static void runsUndisturbed() throws Exception {
    undisturbed = demo(DATA, once.resolve("out")).toTheEnd();
  }

  @ParameterizedTest(name = "{0} tasks")
  @ValueSource(ints = {3, 4})
  void moreTasksWriteWhatOneDoes(int tasks) throws Exception {
    Path output = folder.resolve("out");
    assertSame(demo(DATA, output).parallelism(tasks).toTheEnd());
    assertSameMails(output);
  }

  @ParameterizedTest(name = "shuffled by {0}, {1} tasks")
  @CsvSource({"1, 3", "2, 3", "3, 1", "4, 4"})
  void linesMayComeInAnyOrderWithinTheLateness(long seed, int tasks) throws Exception {
    Path input = Shuffling.withinLateness(DATA, folder.resolve("in"), settings(), seed);
    Map<Topic, List<String>> shuffled =
        demo(input, folder.resolve("out")).parallelism(tasks).toTheEnd();
    assertThat(Shuffling.withoutLineNumbers(shuffled.getOrDefault(DEAD_LETTERS, List.of())))
        .isEqualTo(Shuffling.withoutLineNumbers(lines(DEAD_LETTERS)));
    shuffled.put(DEAD_LETTERS, lines(DEAD_LETTERS));
    assertSame(shuffled);
  }

  @Test
  void aCrashLosesNothingAndRepeatsNothing() throws Exception {
    Path output = folder.resolve("out");
    Gate gate = Disturbance.open();
    Map<Topic, List<String>> survived =
        demo(DATA, output)
            .parallelism(2)
            .checkpointEvery(Duration.ofMillis(100))
            .through(
                ends ->
                    Disturbance.failsOnceAfterACheckpoint(
                        Disturbance.waitsInTheMiddle(ends, gate), gate))
            .toTheEnd();
    assertThat(gate.failures()).as("crashes after a checkpoint").isEqualTo(1);
    assertSame(survived);
    assertSameMails(output);
  }

  @Test
  void aJobStoppedWithASavepointGoesOnWithThreeTasks() throws Exception {
    Path output = folder.resolve("out");
    Gate gate = Disturbance.open();
    JobClient job =
        demo(DATA, output).through(ends -> Disturbance.waitsInTheMiddle(ends, gate)).start();
    gate.awaitMiddle();
    AtomicReference<String> savepoint = new AtomicReference<>();
    Eventually.holds(
        "a savepoint, which fails while a task begins or ends, and leaves the job running",
        Duration.ofSeconds(20),
        () -> {
          savepoint.set(
              job.stopWithSavepoint(
                      false,
                      folder.resolve("savepoint").toUri().toString(),
                      SavepointFormatType.CANONICAL)
                  .get());
          return true;
        });
    Map<Topic, List<String>> goneOn =
        demo(DATA, output)
            .parallelism(3)
            .from(Objects.requireNonNull(savepoint.get()))
            .through(ends -> Disturbance.waitsInTheMiddle(ends, Disturbance.opened()))
            .toTheEnd();
    assertSame(goneOn);
    assertSameMails(output);
  }

  @ParameterizedTest(name = "interleaving {0}")
  @ValueSource(longs = {1, 2, 3})
  void arrivalOrderEndsInTheSameScores(long seed) throws Exception {
    Path input = Shuffling.anyOrder(DATA, folder.resolve("in"), seed);
    demo(input, folder.resolve("out"))
        .with("order", "arrival")
        .with("clock", END)
        .parallelism(seed == 1 ? 1 : 3)
        .toTheEnd();
    assertThat(lastScores(folder.resolve("out")))
        .containsExactlyInAnyOrderEntriesOf(lastScores(once.resolve("out")));
  }

  private static JobSettings settings() throws BadOptionsException {
    return DemoRun.settings(once.resolve("out"));
  }

  private static List<String> lines(Topic topic) {
    return undisturbed.getOrDefault(topic, List.of());
  }

  private static void assertSame(Map<Topic, List<String>> found) {
    assertThat(found.keySet()).isEqualTo(undisturbed.keySet());
    undisturbed.forEach(
        (topic, lines) -> {
          List<String> also = found.getOrDefault(topic, List.of());
          assertThat(without(also, lines)).as("too much in " + topic.wireName()).isEmpty();
          assertThat(without(lines, also)).as("missing from " + topic.wireName()).isEmpty();
          assertThat(also).isEqualTo(lines);
        });
  }

  private static List<String> without(List<String> lines, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return lines.stream().filter(line -> !known.contains(line)).toList();
  }

  private static void assertSameMails(Path output) throws Exception {
    assertThat(names(FileRun.mails(output))).isEqualTo(names(FileRun.mails(once.resolve("out"))));
  }

  private static List<String> names(List<Path> files) {
    return files.stream().map(file -> String.valueOf(file.getFileName())).toList();
  }

  /** The last scores of each group that lives, without their time and what they are made of. */
  private static Map<String, String> lastScores(Path output) throws Exception {
    Map<String, String> last = new TreeMap<>();
    for (String line : Files.readAllLines(new NdjsonFiles(output).file(SCORES))) {
      String group = JSON.readTree(line).get("buyingGroupId").asText();
      String scores = line.replaceFirst("\"at\":\"[^\"]*\",", "");
      last.put(group, scores.replaceAll("\"parts\":\\[[^\\]]*\\]", ""));
    }
    last.values().removeIf(score -> score.contains("\"deleted\":true"));
    return last;
  }
}
