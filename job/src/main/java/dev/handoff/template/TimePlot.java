package dev.handoff.template;

import dev.handoff.domain.backtest.AlertChange;
import dev.handoff.domain.backtest.AlertChange.Kind;
import dev.handoff.domain.backtest.Alerted;
import dev.handoff.domain.backtest.BacktestReport;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Alerts on a line of time, one row a group: places in percent of the width, so that the page can
 * draw them in any width.
 */
final class TimePlot {

  private static final int MOST_ROWS = 60;
  private static final int MOST_TICKS = 8;
  private static final List<Integer> STEPS = List.of(1, 2, 7, 14, 28, 91, 182, 364, 1_820);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

  private final ZoneId zone;
  private final Instant begin;
  private final Instant end;

  /**
   * A day under the plot.
   *
   * @param x percent of the width
   * @param label such as "1 Sep"
   * @param second whether a narrow page leaves the label out
   */
  record Tick(String x, String label, boolean second) {}

  /**
   * One alert in one or both runs.
   *
   * @param kind how it changed
   * @param live percent of the width; empty when there is none
   * @param draft likewise
   * @param words the same as text
   */
  record Mark(String kind, String live, String draft, String words) {}

  /** One group. */
  record Row(String group, String name, List<Mark> marks) {}

  /**
   * The whole plot.
   *
   * @param left groups that are not drawn
   */
  record View(List<Tick> ticks, List<Row> rows, int left) {}

  private TimePlot(ZoneId zone, Instant begin, Instant end) {
    this.zone = zone;
    this.begin = begin;
    this.end = end;
  }

  /**
   * The plot of a report. Groups with a change come before those without where there are too many.
   *
   * @param words what is said of an alert
   */
  static View of(BacktestReport report, AlertWords words) {
    Map<String, List<AlertChange>> byGroup = new LinkedHashMap<>();
    report.alerts().stream()
        .sorted(
            (one, other) ->
                Boolean.compare(one.kind() == Kind.UNCHANGED, other.kind() == Kind.UNCHANGED))
        .map(change -> change.either().buyingGroupId())
        .distinct()
        .limit(MOST_ROWS)
        .sorted()
        .forEach(group -> byGroup.put(group, new ArrayList<>()));
    int groups =
        (int)
            report.alerts().stream()
                .map(change -> change.either().buyingGroupId())
                .distinct()
                .count();
    for (AlertChange change : report.alerts()) {
      List<AlertChange> row = byGroup.get(change.either().buyingGroupId());
      if (row != null) {
        row.add(change);
      }
    }
    TimePlot plot = new TimePlot(report.zone(), beginOf(report), report.until());
    List<Row> rows = new ArrayList<>();
    byGroup.forEach(
        (group, changes) ->
            rows.add(
                new Row(
                    Untrusted.line(group, 60),
                    Untrusted.line(changes.get(0).either().groupName(), 60),
                    changes.stream().map(change -> plot.mark(change, words)).toList())));
    return new View(plot.ticks(), rows, groups - rows.size());
  }

  /** Says of an alert what a reader of the plot must know. */
  interface AlertWords {
    String of(AlertChange change);
  }

  /** Not much before the first alert: a log may begin years earlier. */
  private static Instant beginOf(BacktestReport report) {
    Instant from = report.from();
    if (from != null) {
      return from;
    }
    Instant first = report.until();
    for (AlertChange change : report.alerts()) {
      first = earlier(first, change.live());
      first = earlier(first, change.draft());
    }
    Instant before =
        first.minus(ChronoUnit.MILLIS.between(first, report.until()), ChronoUnit.MILLIS);
    Instant begin = before.isBefore(report.logBegin()) ? report.logBegin() : before;
    return begin.isBefore(report.until()) ? begin : report.until().minus(1, ChronoUnit.DAYS);
  }

  private static Instant earlier(Instant one, @Nullable Alerted other) {
    return other == null || one.isBefore(other.at()) ? one : other.at();
  }

  private Mark mark(AlertChange change, AlertWords words) {
    return new Mark(
        change.kind().wireName(), x(change.live()), x(change.draft()), words.of(change));
  }

  private String x(@Nullable Alerted alerted) {
    return alerted == null ? "" : x(alerted.at());
  }

  private String x(Instant at) {
    double share =
        (double) ChronoUnit.MILLIS.between(begin, at)
            / Math.max(1, ChronoUnit.MILLIS.between(begin, end));
    return String.format(Locale.ROOT, "%.2f", 100 * Math.max(0, Math.min(1, share)));
  }

  private List<Tick> ticks() {
    LocalDate first = LocalDate.ofInstant(begin, zone).plusDays(1);
    LocalDate last = LocalDate.ofInstant(end, zone);
    long days = ChronoUnit.DAYS.between(first, last);
    int step = STEPS.stream().filter(size -> days / size < MOST_TICKS).findFirst().orElse(3_650);
    List<Tick> ticks = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(step)) {
      ticks.add(
          new Tick(x(day.atStartOfDay(zone).toInstant()), DAY.format(day), ticks.size() % 2 == 1));
    }
    return ticks;
  }
}
