package dev.handoff.state;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.ReportKey;
import dev.handoff.domain.report.ReportRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of the report, as stored.
 *
 * @param counts by name, so that metrics can be added
 * @param changed whether it differs from what was last written
 */
public record StoredReportRow(
    int formatVersion,
    int epochDay,
    @Nullable MessageClass messageClass,
    @Nullable String message,
    @Nullable String journeyId,
    Map<String, Long> counts,
    boolean changed) {

  private static final int FORMAT_VERSION = 1;

  /** The stored form. */
  public static StoredReportRow of(ReportRow row, boolean changed) {
    ReportKey key = row.key();
    return new StoredReportRow(
        FORMAT_VERSION,
        key.epochDay(),
        key.messageClass(),
        key.message(),
        key.journeyId(),
        row.counts().byName(),
        changed);
  }

  /** The row. */
  public ReportRow toDomain() {
    return new ReportRow(
        new ReportKey(epochDay, messageClass, message, journeyId), new Counts(counts));
  }
}
