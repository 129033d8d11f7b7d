package dev.handoff.tool.insight;

import static dev.handoff.tool.insight.Table.number;
import static dev.handoff.tool.insight.Table.percent;

import dev.handoff.domain.insight.RiskFit;
import dev.handoff.domain.insight.RiskFit.AfterMessage;
import dev.handoff.domain.insight.RiskFit.Trend;
import dev.handoff.domain.insight.RiskModel;
import dev.handoff.domain.insight.RiskQuality;
import dev.handoff.domain.insight.RiskQuality.Tenth;
import java.time.LocalDate;

/** What comes before an unsubscribe, to be read on a terminal. */
final class FitText {

  private FitText() {}

  /** Appends all of it. */
  static void write(RiskFit fit, Table table) {
    table.line(
        "What comes before an unsubscribe or a complaint, within %d days?", RiskModel.HORIZON_DAYS);
    RiskQuality quality = fit.quality();
    if (fit.model() == null || quality == null) {
      table.line(
          "  Not enough: %d departures to fit on, of at least %d, and at least %d later ones to"
              + " measure on.",
          fit.fittedLeft(), RiskFit.FEWEST_TO_FIT, RiskFit.FEWEST_TO_MEASURE);
      messages(fit, table);
      return;
    }
    table.line(
        "  Fitted on %d samples of %s to %s, of which %d left.",
        fit.fitted(),
        LocalDate.ofEpochDay(fit.firstDay()),
        LocalDate.ofEpochDay(fit.splitDay()).minusDays(1),
        fit.fittedLeft());
    table.line("");
    table.line("  %-36s %11s %21s", "all others equal, one more of", "odds times", "95 % interval");
    for (Trend trend : fit.trends()) {
      table.line(
          "  %-36s %11s %21s",
          trend.feature(),
          number(trend.oddsRatio(), 3),
          number(trend.lower(), 3) + " to " + number(trend.upper(), 3));
    }
    messages(fit, table);
    quality(fit, quality, table);
  }

  private static void messages(RiskFit fit, Table table) {
    if (fit.messages().isEmpty()) {
      return;
    }
    table.line("");
    table.line(
        "  %-36s %8s %8s %12s %12s",
        "in the week after the message", "n", "left", "share", "others");
    for (AfterMessage after : fit.messages()) {
      table.line(
          "  %-36s %8d %8d %12s %12s",
          after.message(),
          after.samples(),
          after.left(),
          percent(after.share()),
          percent(after.shareOfOthers()));
    }
  }

  private static void quality(RiskFit fit, RiskQuality quality, Table table) {
    table.line("");
    table.line(
        "  On later data, %s to %s: %d samples, of which %d left.",
        LocalDate.ofEpochDay(fit.splitDay()),
        LocalDate.ofEpochDay(fit.lastDay()),
        quality.samples(),
        quality.left());
    table.line(
        "  AUC %s (%s to %s): %s",
        number(quality.auc(), 3),
        number(quality.aucLower(), 3),
        number(quality.aucUpper(), 3),
        fit.verdict() == RiskFit.Verdict.BETTER_THAN_CHANCE
            ? "better than chance."
            : "no better than chance.");
    table.line(
        "  Of the tenth with the highest risk %s left, of all %s.",
        percent(quality.topTenthShare()), percent(quality.share()));
    table.line(
        "  Calibration: slope %s (1 is right), intercept %s (0 is right).",
        number(quality.calibrationSlope(), 2), number(quality.calibrationIntercept(), 2));
    table.line("  %-10s %8s %10s %10s", "tenth", "n", "foretold", "seen");
    int tenth = 1;
    for (Tenth part : quality.tenths()) {
      table.line(
          "  %-10d %8d %10s %10s",
          tenth++, part.samples(), percent(part.foretold()), percent(part.seen()));
    }
  }
}
