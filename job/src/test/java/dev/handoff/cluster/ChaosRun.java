package dev.handoff.cluster;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What one run came to. Runs are kept, a JSON object a line.
 *
 * @param at when it began, ISO 8601
 * @param command what was asked for
 * @param mailServer that got the mails
 * @param load of the machine, the average over a minute when the run ended; less than 0: not known
 * @param seconds from the first alert to the last mail
 * @param alerts expected
 * @param recovered by fault, in milliseconds, from its beginning until both jobs had completed a
 *     checkpoint that began after its end
 * @param notRecovered faults after which that took too long
 * @param cut connections that ended without a goodbye
 * @param found what was expected beside what came
 */
record ChaosRun(
    String at,
    String command,
    String mailServer,
    double load,
    long seconds,
    int alerts,
    Map<String, List<Long>> recovered,
    int notRecovered,
    long cut,
    Reckoning found) {

  private static final ObjectMapper JSON =
      new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
  private static final String ROW = "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n";

  /** Adds it to those that are kept. */
  void keep(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        JSON.writeValueAsString(this) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** All that are kept, in their order. */
  static List<ChaosRun> kept(Path file) throws IOException {
    List<ChaosRun> runs = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      runs.add(JSON.readValue(line, new TypeReference<ChaosRun>() {}));
    }
    return runs;
  }

  /**
   * Whether everything came, nothing is wrong, and each copy of a mail is owed to a connection cut.
   * A job that was rolled back decides again, at a later time, what it had decided: the topics hold
   * copies then, which no mail may come of.
   */
  boolean isFine() {
    return found.alerts() == alerts
        && found.alertsMissing() + found.scoresWrong() + found.stepsMissing() == 0
        && (found.alertsUnequal() + found.stepsTwice() == 0 || rolledBack())
        && found.mails() == alerts
        && found.mailsMissing() + found.mailsUnequal() + found.mailsUnknown() == 0
        && found.mailsTwice() <= cut
        && found.mailsUncounted() == 0
        && notRecovered == 0;
  }

  private boolean rolledBack() {
    return recovered.containsKey(Fault.ROLLED_BACK.words());
  }

  /** A table of runs, in Markdown. */
  static String table(List<ChaosRun> runs) {
    StringBuilder table = new StringBuilder();
    table.append(
        row(
            "fault",
            "times",
            "alerts expected",
            "decided",
            "mailed",
            "mailed twice",
            "said so",
            "connections cut",
            "scores wrong",
            "recovered, median",
            "slowest"));
    table.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    runs.forEach(run -> run.rows(table));
    return table.toString();
  }

  private void rows(StringBuilder table) {
    boolean one = recovered.size() == 1;
    String only = one ? recovered.keySet().iterator().next() : "";
    List<Long> times = one ? sorted(only) : List.of();
    table.append(
        row(
            recovered.isEmpty() ? "none" : one ? only : "all of these in one run:",
            recovered.values().stream().mapToInt(List::size).sum() + notRecovered,
            alerts,
            found.alerts(),
            found.mails() - found.mailsMissing(),
            found.mailsTwice(),
            found.mailsTwice() - found.mailsUncounted(),
            cut,
            found.scoresWrong() + " of " + found.scores(),
            one ? seconds(times.get(times.size() / 2)) : "",
            one ? seconds(times.get(times.size() - 1)) : ""));
    if (!one) {
      for (String fault : recovered.keySet()) {
        List<Long> its = sorted(fault);
        table.append(
            row(
                fault,
                its.size(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                seconds(its.get(its.size() / 2)),
                seconds(its.get(its.size() - 1))));
      }
    }
  }

  private List<Long> sorted(String fault) {
    return recovered.getOrDefault(fault, List.of()).stream().sorted().toList();
  }

  /** What the table leaves out. */
  String words() {
    return """
        %s, %s, %s: %d s from the first alert to the last mail; load of the machine at the end %.1f.
        Alerts: %d missing or not due, %d twice in the topic, %d of them unequal. Scores: %d compared.
        Steps in journeys: %d, of which %d missing or not due, %d twice in the topic.
        Mails: %d missing, %d under an unknown Message-ID; %d came twice, each under the Message-ID
        of the first, %d of them not byte for byte. The job repeated %d attempts of unknown fate
        (mail-ledger) and says of %d mails that they were sent again (message-events); of the copies
        it has not counted %d.
        %s
        """
        .formatted(
            at,
            command,
            mailServer,
            seconds,
            load,
            found.alertsMissing(),
            found.alertsTwice(),
            found.alertsUnequal(),
            found.scores(),
            found.steps(),
            found.stepsMissing(),
            found.stepsTwice(),
            found.mailsMissing(),
            found.mailsUnknown(),
            found.mailsTwice(),
            found.mailsUnequal(),
            found.resent(),
            found.resentTold(),
            found.mailsUncounted(),
            isFine() ? "Fine." : "Not fine.");
  }

  private static String row(Object... cells) {
    return ROW.formatted(cells);
  }

  private static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }
}
