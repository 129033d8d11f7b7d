package dev.handoff.codec;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.ReportKey;
import dev.handoff.domain.report.ReportRow;

/** Rows of the report as the topic {@code message-report} holds them (SPEC section 7). */
public final class ReportRowWriter {
  private ReportRowWriter() {}

  /** Compact JSON. */
  public static byte[] write(ReportRow row) {
    ReportKey key = row.key();
    MessageClass messageClass = key.messageClass();
    Counts counts = row.counts();
    return JsonOutput.object(
        out -> {
          out.text("day", key.day().toString());
          out.text("class", messageClass == null ? null : messageClass.wireName());
          out.text("message", key.message());
          out.text("journeyId", key.journeyId());
          count(out, counts, Metric.SENT);
          count(out, counts, Metric.DEFERRED);
          count(out, counts, Metric.DELIVERED);
          count(out, counts, Metric.CONFIRMED);
          count(out, counts, Metric.OPENED);
          count(out, counts, Metric.CLICKED);
          out.longInteger("bounced", counts.bounced());
          out.object(
              "bounces",
              WireNames.BOUNCE_CLASSES,
              (o, classes) ->
                  classes.forEach(
                      (name, ofClass) -> {
                        long bounces = counts.of(Metric.of(ofClass));
                        o.longInteger(name, bounces == 0 ? null : Long.valueOf(bounces));
                      }));
          count(out, counts, Metric.COMPLAINED);
          count(out, counts, Metric.UNSUBSCRIBED);
          out.object(
              "suppressed",
              counts.suppressed(),
              (o, reasons) -> reasons.forEach((reason, stopped) -> o.longInteger(reason, stopped)));
          count(out, counts, Metric.CONVERTED);
          count(out, counts, Metric.AUTOMATED);
        });
  }

  /** The key of the topic. */
  public static String key(ReportRow row) {
    return row.key().id();
  }

  private static void count(JsonOutput out, Counts counts, Metric metric) {
    out.longInteger(metric.wireName(), counts.of(metric));
  }
}
