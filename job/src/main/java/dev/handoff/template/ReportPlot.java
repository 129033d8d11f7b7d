package dev.handoff.template;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.MailReport;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.ReportRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and stopped day by day: bars above and below one line, on one scale. Places are in
 * percent of the width and pixels of height, so that the page can draw them in any width.
 */
final class ReportPlot {

  private static final int HEIGHT = 220;
  private static final int TOP = 16;
  private static final int MOST_TICKS = 8;
  private static final int MOST_DAYS = 120;
  private static final List<Integer> STEPS = List.of(1, 2, 7, 14, 28, 91, 182, 364);

  /** A piece of a bar. */
  record Piece(String css, String y, String height) {}

  /**
   * One day.
   *
   * @param x left edge, percent of the width
   * @param width of the bar, percent of the width
   * @param words the same as text
   */
  record Bar(String x, String width, List<Piece> pieces, String words) {}

  /** A day under the plot. */
  record Tick(String x, String label, boolean second) {}

  /** A line across, with its number. */
  record Grid(String y, String label) {}

  /**
   * The whole plot.
   *
   * @param baseline where the line between sent and stopped is
   */
  record View(int height, String baseline, List<Bar> bars, List<Tick> ticks, List<Grid> grid) {}

  private final MailReport report;
  private final ReportWords words;
  private final List<@Nullable MessageClass> classes;

  ReportPlot(MailReport report, ReportWords words, List<@Nullable MessageClass> classes) {
    this.report = report;
    this.words = words;
    this.classes = classes;
  }

  /** The plot; null when there is no day. Of very many days the newest are drawn. */
  @Nullable View view() {
    LocalDate last = report.lastDay();
    LocalDate first = report.firstDay();
    if (first == null || last == null) {
      return null;
    }
    LocalDate from = first.isBefore(last.minusDays(MOST_DAYS)) ? last.minusDays(MOST_DAYS) : first;
    Map<LocalDate, Counts> days = MailReport.byDay(report.rows()).tailMap(from, true);
    long up = most(days, true);
    long down = most(days, false);
    double scale = (double) (HEIGHT - TOP) / Math.max(1, up + down);
    double baseline = TOP + up * scale;
    int count = (int) (last.toEpochDay() - from.toEpochDay()) + 1;
    return new View(
        HEIGHT,
        places(baseline),
        bars(days, from, count, baseline, scale),
        ticks(from, count),
        grid(up, down, baseline, scale));
  }

  private static long most(Map<LocalDate, Counts> days, boolean sent) {
    return days.values().stream()
        .mapToLong(day -> sent ? day.of(Metric.SENT) : day.suppressedTotal())
        .max()
        .orElse(0);
  }

  private List<Bar> bars(
      Map<LocalDate, Counts> days, LocalDate from, int count, double baseline, double scale) {
    Map<LocalDate, List<Piece>> pieces = new TreeMap<>();
    Map<LocalDate, double[]> ends = new TreeMap<>();
    for (MessageClass ofClass : classes) {
      List<ReportRow> rows = report.of(ofClass);
      NavigableMap<LocalDate, Counts> byDay = MailReport.byDay(rows);
      byDay
          .tailMap(from, true)
          .forEach(
              (day, counts) -> {
                double[] end = ends.computeIfAbsent(day, d -> new double[] {baseline, baseline});
                List<Piece> list = pieces.computeIfAbsent(day, d -> new ArrayList<>());
                double sent = counts.of(Metric.SENT) * scale;
                double stopped = counts.suppressedTotal() * scale;
                String css = css(ofClass);
                if (sent > 0) {
                  end[0] -= sent;
                  list.add(new Piece(css, places(end[0]), places(sent)));
                }
                if (stopped > 0) {
                  list.add(new Piece(css + " stopped", places(end[1]), places(stopped)));
                  end[1] += stopped;
                }
              });
    }
    List<Bar> bars = new ArrayList<>();
    double width = 100.0 / count;
    pieces.forEach(
        (day, list) -> {
          double left = (day.toEpochDay() - from.toEpochDay()) * width;
          bars.add(
              new Bar(
                  places(left + width * 0.12),
                  places(width * 0.76),
                  list,
                  say(day, days.getOrDefault(day, Counts.none()))));
        });
    return bars;
  }

  private String say(LocalDate day, Counts counts) {
    return words.say(
        "day.words",
        words.day(day),
        words.number(counts.of(Metric.SENT)),
        words.number(counts.suppressedTotal()));
  }

  private List<Tick> ticks(LocalDate from, int count) {
    int step = STEPS.stream().filter(days -> count / days <= MOST_TICKS).findFirst().orElse(count);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < count; i += step) {
      ticks.add(
          new Tick(
              places((i + 0.5) * 100.0 / count), words.day(from.plusDays(i)), (i / step) % 2 == 1));
    }
    return ticks;
  }

  private List<Grid> grid(long up, long down, double baseline, double scale) {
    long step = niceStep(Math.max(up, down));
    List<Grid> grid = new ArrayList<>();
    for (long n = -(down / step) * step; n <= up; n += step) {
      if (n != 0) {
        grid.add(new Grid(places(baseline - n * scale), words.number(Math.abs(n))));
      }
    }
    return grid;
  }

  /** 1, 2 or 5 times a power of ten: at most four lines on the longer side. */
  private static long niceStep(long most) {
    long power = 1;
    while (true) {
      for (int factor : new int[] {1, 2, 5}) {
        if (most / (factor * power) <= 4) {
          return factor * power;
        }
      }
      power *= 10;
    }
  }

  static String places(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** The name of a class's colour. */
  static String css(@Nullable MessageClass messageClass) {
    return messageClass == null ? "none" : messageClass.wireName();
  }
}
