package dev.handoff.tool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.codec.ScoreQuantilesWriter;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.job.JobSettings;
import dev.handoff.job.SettingsReader;
import dev.handoff.sketch.DaySketch;
import dev.handoff.tool.replay.LogReplay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The demo's log replayed to its end: the raw scores of its days, and the last of its scores. */
final class ObservedDemo {

  static final Path DEMO = Path.of("..", "deploy", "local");
  private static final Instant END = Instant.parse("2026-10-15T22:00:00Z");

  private ObservedDemo() {}

  /** The raw scores of all groups, by day. */
  static List<RawScores> observe(Path input) throws Exception {
    LogReplay replay = new LogReplay(settings(input), END);
    List<RawScores> all = new ArrayList<>();
    replay.groupIds().forEach(group -> all.addAll(replay.run(group).observed()));
    all.sort(Comparator.comparing(RawScores::day));
    return all;
  }

  /** As the job writes them: the quantiles of each day. */
  static void write(Path folder, List<RawScores> observed) throws IOException {
    Map<Integer, DaySketch> days = new TreeMap<>();
    observed.forEach(scores -> days.computeIfAbsent(scores.day(), DaySketch::new).add(scores));
    Files.write(
        folder.resolve("score-quantiles.ndjson"),
        days.values().stream()
            .map(day -> new String(ScoreQuantilesWriter.write(day.quantiles()), UTF_8))
            .toList());
  }

  /** The last scores of each group that lives. */
  static List<ScoreRecord> lastScores(Path input) throws Exception {
    LogReplay replay = new LogReplay(settings(input), END);
    return replay.groupIds().stream()
        .map(group -> replay.run(group).scores())
        .filter(scores -> !scores.isEmpty())
        .map(scores -> scores.get(scores.size() - 1))
        .filter(score -> !score.deleted())
        .toList();
  }

  private static JobSettings settings(Path input) throws Exception {
    return SettingsReader.readForFiles(
        "--config", DEMO.resolve("demo.yaml").toString(), "--input", input.toString());
  }
}
