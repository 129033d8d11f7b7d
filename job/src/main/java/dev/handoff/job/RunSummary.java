package dev.handoff.job;

import dev.handoff.operator.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** What the end of a run over files says: what was read, rejected, alerted, and where to look. */
final class RunSummary {

  private final Path output;
  private final Map<String, Object> accumulators;
  private final Duration took;

  RunSummary(Path output, Map<String, Object> accumulators, Duration took) {
    this.output = output;
    this.accumulators = accumulators;
    this.took = took;
  }

  void print(PrintStream out) throws IOException {
    out.printf("%nDone in %d s.%n", took.toSeconds());
    out.printf("%,9d records read%n", number(accumulators, Progress.RECORDS));
    out.printf(
        "%,9d dead letters     %s%n",
        number(accumulators, Progress.DEAD_LETTERS), at("dead-letters.ndjson"));
    out.printf(
        "%,9d sales alerts     %s%n",
        number(accumulators, Progress.ALERTS), at("sales-alerts.ndjson"));
    out.printf("%,9d mails            %s%n", mails(), at("inbox"));
    out.printf("%,9d score changes    %s%n", lines("scores.ndjson"), at("scores.ndjson"));
    out.printf(
        "%,9d journey steps    %s%n", lines("journey-events.ndjson"), at("journey-events.ndjson"));
    if (Files.isRegularFile(output.resolve(ReportFile.NAME))) {
      out.printf("          report           %s%n", at(ReportFile.NAME));
    }
  }

  /** The value of a counter so far; 0 before it has begun. */
  static long number(Map<String, Object> accumulators, String name) {
    return accumulators.get(name) instanceof Long value ? value : 0;
  }

  private String at(String name) {
    return output.resolve(name).toString();
  }

  private long mails() throws IOException {
    Path inbox = output.resolve("inbox");
    if (!Files.isDirectory(inbox)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(inbox)) {
      return files.filter(file -> file.toString().endsWith(".eml")).count();
    }
  }

  private long lines(String name) throws IOException {
    try (Stream<String> lines = Files.lines(output.resolve(name))) {
      return lines.count();
    }
  }
}
