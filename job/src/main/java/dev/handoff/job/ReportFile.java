package dev.handoff.job;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.handoff.codec.Parsed;
import dev.handoff.codec.ReportRowReader;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.report.MailReport;
import dev.handoff.domain.report.ReportRow;
import dev.handoff.domain.report.ReportSection;
import dev.handoff.sink.NdjsonFiles;
import dev.handoff.source.TopicFiles;
import dev.handoff.template.Brand;
import dev.handoff.template.ReportPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /** The rows of a run over files: of its topic, or those so far while the run goes on. */
  public static ReportFile of(Path output) throws IOException {
    ReportFile read = new ReportFile();
    Path topic = new TopicFiles(output).file(Topic.MESSAGE_REPORT);
    List<Path> files =
        Files.isRegularFile(topic)
            ? List.of(topic)
            : new NdjsonFiles(output).soFar(Topic.MESSAGE_REPORT);
    files.forEach(file -> TopicFiles.forEach(Topic.MESSAGE_REPORT, file, read::add));
    return read;
  }

  /** Puts a page in its place at once: whoever looks sees the old one or the new one, whole. */
  public static void put(Path page, String html) throws IOException {
    Path unfinished = page.resolveSibling("." + page.getFileName() + ".unfinished");
    Files.writeString(unfinished, html);
    Files.move(unfinished, page, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  /**
   * Writes the page beside the topics of a run over files.
   *
   * @param sections what others have worked out
   * @param live of a run that goes on; null when it has ended
   */
  static void write(
      JobSettings settings,
      Brand brand,
      Path output,
      List<ReportSection> sections,
      ReportPage.@Nullable Live live)
      throws IOException {
    put(
        output.resolve(NAME),
        new ReportPage(brand, settings.alerts().locale(), settings.engagement().zone())
            .render(of(output).report(), sections, live));
  }
}
