package dev.handoff.codec;

import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.ReportKey;
import dev.handoff.domain.report.ReportRow;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads records of the topic {@code message-report}. Never throws on any input. */
public final class ReportRowReader {
  private ReportRowReader() {}

  /** The row in these bytes, or why there is none. */
  public static Parsed<ReportRow> read(byte[] json) {
    return RecordReader.read(json, ReportRowReader::row);
  }

  private static ReportRow row(JsonRecord record) {
    ReportKey key =
        ReportKey.of(
            record.form("day", ReportRowReader::day, LocalDate.EPOCH),
            record.optionalOneOf("class", WireNames.MESSAGE_CLASSES),
            record.optionalText("message"),
            record.optionalText("journeyId"));
    Counts counts = Counts.none();
    for (Metric metric : Metric.values()) {
      counts =
          switch (metric) {
            case BOUNCED_HARD, BOUNCED_SOFT, BOUNCED_MESSAGE -> counts;
            case DEFERRED, CONFIRMED -> counts.with(metric, optional(record, metric.wireName()));
            default -> counts.with(metric, record.requiredInt(metric.wireName(), 0));
          };
    }
    return new ReportRow(key, withSuppressed(record, withBounces(record, counts)));
  }

  /**
   * A row without classes of bounces, as others may write it, does not say whose fault they are.
   */
  private static Counts withBounces(JsonRecord record, Counts counts) {
    int bounced = record.requiredInt("bounced", 0);
    JsonRecord classes = record.optionalObject("bounces");
    if (classes == null) {
      return counts.with(Metric.BOUNCED_SOFT, bounced);
    }
    Counts with = counts;
    for (var ofClass : WireNames.BOUNCE_CLASSES.entrySet()) {
      with = with.with(Metric.of(ofClass.getValue()), optional(classes, ofClass.getKey()));
    }
    if (with.bounced() != bounced) {
      record.fault("bounces", "are " + with.bounced() + " in all; bounced is " + bounced);
    }
    return with;
  }

  private static Counts withSuppressed(JsonRecord record, Counts counts) {
    JsonRecord reasons = record.object("suppressed");
    Counts with = counts;
    for (Reason reason : Reason.values()) {
      with = with.withSuppressed(reason.wireName(), optional(reasons, reason.wireName()));
    }
    return with;
  }

  private static long optional(JsonRecord record, String field) {
    Integer count = record.optionalInt(field, 0);
    return count == null ? 0 : count;
  }

  private static LocalDate day(String text) throws UnreadableException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new UnreadableException("is not a day; write it like 2026-01-31");
    }
  }
}
