package dev.handoff.domain.report;

/**
 * A row of the report: a record of the topic {@code message-report} (SPEC section 7); or a change
 * of one, on its way there.
 *
 * @param counts of a row all its mails, of a change the difference
 */
public record ReportRow(ReportKey key, Counts counts) {}
