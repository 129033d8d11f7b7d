package dev.handoff.template;

import dev.handoff.domain.backtest.BacktestReport;
import dev.handoff.domain.backtest.NodeStays.NodeStay;
import dev.handoff.domain.backtest.ReadableDuration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Bars of how long groups stood at each node, live beside draft, in percent of the width. */
final class StayPlot {

  private StayPlot() {}

  /**
   * The stays at one node in one run.
   *
   * @param run {@code live} or {@code draft}
   * @param version the journey's
   * @param median length of the bar, percent of the width
   * @param ninetieth length of the line behind it
   * @param words the same as text
   */
  record Bar(String run, int version, String median, String ninetieth, String words) {}

  /** A node with the bars of both runs. */
  record Node(String id, List<Bar> bars) {}

  /** A journey with the nodes at which anybody waited. */
  record Journey(String id, List<Node> nodes) {}

  /**
   * A line of the table.
   *
   * @param exits how stays ended, most first: "passed (matched) 4, timed-out 1"
   */
  record Line(
      String journey,
      int version,
      String node,
      String run,
      int reached,
      int stillThere,
      int timedOut,
      String median,
      String ninetieth,
      String longest,
      String exits) {}

  /** The journeys by id; nodes at which nobody waited are left out. */
  static List<Journey> of(BacktestReport report) {
    long longest =
        Stream.concat(report.liveStays().stream(), report.draftStays().stream())
            .mapToLong(stay -> stay.ninetieth().toMillis())
            .max()
            .orElse(0);
    Map<String, Map<String, List<Bar>>> journeys = new TreeMap<>();
    add("live", report.liveStays(), longest, journeys);
    add("draft", report.draftStays(), longest, journeys);
    List<Journey> views = new ArrayList<>();
    journeys.forEach(
        (id, nodes) -> {
          List<Node> rows = new ArrayList<>();
          nodes.forEach((node, bars) -> rows.add(new Node(Untrusted.line(node, 60), bars)));
          views.add(new Journey(Untrusted.line(id, 60), rows));
        });
    return views;
  }

  private static void add(
      String run,
      List<NodeStay> stays,
      long longest,
      Map<String, Map<String, List<Bar>>> journeys) {
    for (NodeStay stay : stays) {
      if (!stay.longest().isZero()) {
        journeys
            .computeIfAbsent(stay.journeyId(), id -> new LinkedHashMap<>())
            .computeIfAbsent(stay.nodeId(), node -> new ArrayList<>())
            .add(
                new Bar(
                    run,
                    stay.version(),
                    percent(stay.median(), longest),
                    percent(stay.ninetieth(), longest),
                    words(stay)));
      }
    }
  }

  private static String words(NodeStay stay) {
    return ReadableDuration.of(stay.median())
        + (stay.stillThere() > 0 ? ", " + stay.stillThere() + " still there" : "")
        + (stay.timedOut() > 0 ? ", " + stay.timedOut() + " timed out" : "");
  }

  private static String percent(Duration duration, long longest) {
    return String.format(Locale.ROOT, "%.2f", 100.0 * duration.toMillis() / Math.max(1, longest));
  }

  /** Every node of both runs. */
  static List<Line> lines(BacktestReport report) {
    return Stream.concat(
            report.liveStays().stream().map(stay -> line("live", stay)),
            report.draftStays().stream().map(stay -> line("draft", stay)))
        .toList();
  }

  private static Line line(String run, NodeStay stay) {
    List<String> exits =
        stay.exits().entrySet().stream()
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(exit -> exit.getKey() + " " + exit.getValue())
            .toList();
    return new Line(
        Untrusted.line(stay.journeyId(), 60),
        stay.version(),
        Untrusted.line(stay.nodeId(), 60),
        run,
        stay.reached(),
        stay.stillThere(),
        stay.timedOut(),
        ReadableDuration.of(stay.median()),
        ReadableDuration.of(stay.ninetieth()),
        ReadableDuration.of(stay.longest()),
        String.join(", ", exits));
  }
}
