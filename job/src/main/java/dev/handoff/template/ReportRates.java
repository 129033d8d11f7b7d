package dev.handoff.template;

import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.Measure;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.Rate;
import dev.handoff.domain.report.ReportSection;
import dev.handoff.domain.report.ReportSection.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Counts and rates as the page shows them. */
final class ReportRates {

  /** The columns of a table of messages or journeys, by the key of their heading. */
  static final List<String> COLUMNS =
      List.of(
          "sent",
          "delivered",
          "opened",
          "clicked",
          "converted",
          "bounced",
          "complained",
          "unsubscribed",
          "suppressed",
          "automated");

  private static final double NARROWEST_SCALE = 0.02;

  private final ReportWords words;

  ReportRates(ReportWords words) {
    this.words = words;
  }

  /**
   * One rate of one class.
   *
   * @param rate the rate in words; that there are too few, or none
   * @param of how many of how many
   * @param interval its interval in words; empty when there is none
   * @param low where it begins on the line, percent of the width
   * @param width how long it is
   * @param at where the rate is
   */
  record Cell(
      String css,
      String rate,
      String of,
      String interval,
      String low,
      String width,
      String at,
      boolean shown) {}

  /** One rate of every class, on one scale. */
  record Line(String name, String base, String scale, List<Cell> cells) {}

  /** One count of every class. */
  record CountLine(String name, List<String> counts) {}

  /** Everything about some counts beside each other. */
  record Matrix(List<CountLine> counts, List<Line> rates, List<CountLine> bounces) {}

  /** What others have worked out. */
  record SectionView(
      String title, String answer, List<EstimateView> estimates, List<String> notes) {}

  /** One of their numbers. */
  record EstimateView(
      String label,
      String n,
      String value,
      String interval,
      String low,
      String width,
      String at,
      String neutral,
      boolean shown) {}

  /** The same metrics of several counts beside each other. */
  Matrix of(List<Counts> columns, List<String> css) {
    return new Matrix(
        List.of(
            countLine("asked", columns.stream().map(ReportRates::asked)),
            countLine("sent", columns.stream().map(counts -> counts.of(Metric.SENT))),
            countLine("suppressed", columns.stream().map(Counts::suppressedTotal)),
            countLine("deferred", columns.stream().map(counts -> counts.of(Metric.DEFERRED))),
            countLine("confirmed", columns.stream().map(counts -> counts.of(Metric.CONFIRMED)))),
        Stream.of(Measure.values()).map(measure -> line(measure, columns, css)).toList(),
        bounces(columns));
  }

  private static long asked(Counts counts) {
    return counts.of(Metric.SENT) + counts.suppressedTotal();
  }

  private CountLine countLine(String key, Stream<Long> counts) {
    return new CountLine(words.say(key), counts.map(words::number).toList());
  }

  private List<CountLine> bounces(List<Counts> columns) {
    List<CountLine> lines = new ArrayList<>();
    for (Metric metric :
        List.of(Metric.BOUNCED_HARD, Metric.BOUNCED_SOFT, Metric.BOUNCED_MESSAGE)) {
      if (columns.stream().anyMatch(counts -> counts.of(metric) > 0)) {
        String key = metric.wireName().replace("bounced.", "bounce.");
        lines.add(countLine(key, columns.stream().map(counts -> counts.of(metric))));
      }
    }
    return lines;
  }

  private Line line(Measure measure, List<Counts> columns, List<String> css) {
    List<Rate> rates = columns.stream().map(measure::in).toList();
    double most = rates.stream().filter(Rate::isEnough).mapToDouble(Rate::high).max().orElse(1);
    double scale = niceScale(most);
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      cells.add(cell(rates.get(i), scale, css.get(i)));
    }
    return new Line(
        words.say("measure." + measure),
        words.say("base." + measure),
        words.say("scale", words.percent(scale)),
        cells);
  }

  private static double niceScale(double most) {
    for (double scale : new double[] {NARROWEST_SCALE, 0.05, 0.1, 0.2, 0.5}) {
      if (most <= scale) {
        return scale;
      }
    }
    return 1;
  }

  private Cell cell(Rate rate, double scale, String css) {
    String of =
        rate.among() == 0
            ? ""
            : words.say("of", words.number(rate.of()), words.number(rate.among()));
    return rate.isEnough()
        ? new Cell(
            css,
            words.percent(rate.share()),
            of,
            words.say("interval", words.percent(rate.low()), words.percent(rate.high())),
            ReportPlot.places(100 * rate.low() / scale),
            ReportPlot.places(100 * (rate.high() - rate.low()) / scale),
            ReportPlot.places(100 * rate.share() / scale),
            true)
        : new Cell(css, words.brief(rate), of, "", "0", "0", "0", false);
  }

  /** One line of a table, in the order of {@link #COLUMNS}. */
  List<String> cells(Counts counts) {
    return Stream.of(
            counts.of(Metric.SENT),
            counts.of(Metric.DELIVERED),
            counts.of(Metric.OPENED),
            counts.of(Metric.CLICKED),
            counts.of(Metric.CONVERTED),
            counts.bounced(),
            counts.of(Metric.COMPLAINED),
            counts.of(Metric.UNSUBSCRIBED),
            counts.suppressedTotal(),
            counts.of(Metric.AUTOMATED))
        .map(words::number)
        .toList();
  }

  /** What others have worked out, with its numbers on one line each. */
  SectionView section(ReportSection section) {
    double most =
        section.estimates().stream()
            .flatMap(one -> Stream.of(one.high(), one.neutral()))
            .filter(value -> value != null && Double.isFinite(value))
            .mapToDouble(value -> value)
            .max()
            .orElse(1);
    double scale = most <= 0 ? 1 : most * 1.05;
    return new SectionView(
        section.title(),
        section.answer(),
        section.estimates().stream().map(one -> estimate(one, scale)).toList(),
        section.notes());
  }

  private EstimateView estimate(Estimate one, double scale) {
    Double value = one.value();
    Double low = one.low();
    Double high = one.high();
    Double neutral = one.neutral();
    String n = "n = " + words.number(one.n());
    String line = neutral == null ? "" : ReportPlot.places(100 * neutral / scale);
    if (value == null || low == null || high == null) {
      return new EstimateView(one.label(), n, words.say("few"), "", "0", "0", "0", line, false);
    }
    double from = Math.max(0, low);
    double to = Math.min(scale, high);
    return new EstimateView(
        one.label(),
        n,
        words.decimal(value),
        words.say("interval", words.decimal(low), words.decimal(high)),
        ReportPlot.places(100 * from / scale),
        ReportPlot.places(100 * (to - from) / scale),
        ReportPlot.places(100 * Math.min(scale, Math.max(0, value)) / scale),
        line,
        true);
  }
}
