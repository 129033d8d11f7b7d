package dev.handoff.bench;

import java.util.Collection;
import java.util.Locale;

/** The findings as one HTML page that needs nothing else: a plot and a table of each. */
final class BenchPage {

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Handoff: benchmarks</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <style>
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
        color: #1d1d1f; background: #fff }
      h2 { margin-top: 3rem } p.setting, small { color: #5a5a60 }
      .plot { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .4rem 1rem }
      .track { position: relative; height: 1.5rem }
      .bar { position: absolute; top: .2rem; height: 1.1rem; background: #2f6fb5; border-radius: 2px }
      .ours .bar { background: #b5532f }
      .span { position: absolute; top: .7rem; height: .1rem; background: #1d1d1f }
      table { border-collapse: collapse; width: 100%; margin-top: 1rem }
      td, th { text-align: left; padding: .3rem .6rem; border-bottom: 1px solid #ddd; vertical-align: top }
      td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
      @media (prefers-color-scheme: dark) {
        body { color: #eee; background: #18181b } p.setting, small { color: #aaa }
        td, th { border-color: #444 } .span { background: #eee }
      }
      </style></head><body>
      <h1>Handoff: benchmarks</h1>
      <p>Bars are medians of the rounds, the thin line reaches from the least to the most. Rows of one
      table were measured in one run, in turn. Only ratios within a table mean something: the figures
      are of the machine that they were measured on.</p>
      """;

  private BenchPage() {}

  static String of(Collection<BenchReport> reports) {
    StringBuilder page = new StringBuilder(HEAD);
    reports.forEach(report -> section(report, page));
    return page.append("</body></html>\n").toString();
  }

  private static void section(BenchReport report, StringBuilder page) {
    page.append(
        "<h2>%s</h2>%n<p class=\"setting\">%s</p>%n"
            .formatted(text(report.title()), text(report.setting())));
    double most = report.rows().stream().mapToDouble(Measured::most).max().orElse(1);
    page.append("<div class=\"plot\">\n");
    for (Measured row : report.rows()) {
      String ours = row.name().startsWith("Handoff") ? " ours" : "";
      page.append(
          "<div>%s</div><div class=\"track%s\"><div class=\"bar\" style=\"width:%s%%\"></div><div class=\"span\" style=\"left:%s%%;width:%s%%\"></div></div>%n"
              .formatted(
                  text(row.name()),
                  ours,
                  percent(row.median() / most),
                  percent(row.least() / most),
                  percent((row.most() - row.least()) / most)));
    }
    page.append("</div>\n<table><tr><th></th><th class=\"n\">median</th><th class=\"n\">least</th>")
        .append("<th class=\"n\">most</th><th></th></tr>\n");
    for (Measured row : report.rows()) {
      page.append(
          "<tr><td>%s<br><small>%s</small></td><td class=\"n\">%,.1f</td><td class=\"n\">%,.1f</td><td class=\"n\">%,.1f</td><td>%s</td></tr>%n"
              .formatted(
                  text(row.name()),
                  text(row.settings()),
                  row.median(),
                  row.least(),
                  row.most(),
                  text(row.unit())));
    }
    page.append("</table>\n<ul>\n");
    report
        .reached()
        .forEach(reached -> page.append("<li>%s</li>%n".formatted(text(reached.words()))));
    page.append("</ul>\n");
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f", 100 * share);
  }

  private static String text(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
