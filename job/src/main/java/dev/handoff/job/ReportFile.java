package dev.handoff.job;

import dev.handoff.codec.Parsed;
import dev.handoff.codec.ReportRowReader;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.report.MailReport;
import dev.handoff.domain.report.ReportRow;
import dev.handoff.domain.report.ReportSection;
import dev.handoff.source.TopicFiles;
import dev.handoff.template.Brand;
import dev.handoff.template.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The report's page, made of rows of {@code message-report} as they are read. */
public final class ReportFile {

  /** Its name in the output of a run over files. */
  public static final String NAME = "report.html";

  private final List<ReportRow> rows = new ArrayList<>();
  private int unreadable;

  /** Takes in one record; a null value says nothing new. */
  public void add(RawRecord raw) {
    byte[] json = raw.value();
    if (json != null) {
      Parsed<ReportRow> parsed = ReportRowReader.read(json);
      rows.addAll(parsed.items());
      unreadable += parsed.rejections().size();
    }
  }

  /** How many records are no rows. */
  public int unreadable() {
    return unreadable;
  }

  /** The report of what was read. */
  public MailReport report() {
    return MailReport.of(rows);
  }

  /**
   * Writes the page beside the topics of a run over files.
   *
   * @param sections what others have worked out
   */
  static Path write(JobSettings settings, Brand brand, Path output, List<ReportSection> sections)
      throws IOException {
    ReportFile read = new ReportFile();
    TopicFiles.forEach(
        Topic.MESSAGE_REPORT, new TopicFiles(output).file(Topic.MESSAGE_REPORT), read::add);
    Path page = output.resolve(NAME);
    Files.writeString(
        page,
        new ReportPage(brand, settings.alerts().locale(), settings.engagement().zone())
            .render(read.report(), sections));
    return page;
  }
}
