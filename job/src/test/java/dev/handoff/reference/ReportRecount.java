package dev.handoff.reference;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.codec.ReportRowReader;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.MailReport;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.ReportKey;
import dev.handoff.domain.report.ReportRow;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * The report counted again from the raw topics by {@code deploy/sql/report.sql}, which shares no
 * code with the job: DuckDB reads the files and does everything.
 */
public final class ReportRecount {

  private static final List<Metric> COUNTED =
      List.of(
          Metric.SENT,
          Metric.DEFERRED,
          Metric.DELIVERED,
          Metric.CONFIRMED,
          Metric.OPENED,
          Metric.CLICKED,
          Metric.COMPLAINED,
          Metric.UNSUBSCRIBED,
          Metric.CONVERTED,
          Metric.AUTOMATED);

  private final Path query;
  private final ZoneId zone;

  /**
   * @param query the SQL file
   * @param zone in which mails have a day of sending
   */
  public ReportRecount(Path query, ZoneId zone) {
    this.query = query;
    this.zone = zone;
  }

  /** The rows, each as a line, in order. */
  public List<String> rows(Path input, Path output) throws IOException, SQLException {
    String sql =
        Files.readString(query)
            .replace("${input}", input.toAbsolutePath().toString())
            .replace("${output}", output.toAbsolutePath().toString())
            .replace("${zone}", zone.getId());
    List<String> rows = new ArrayList<>();
    try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
        Statement statement = Objects.requireNonNull(connection).createStatement()) {
      statement.execute(sql);
      try (ResultSet found = statement.executeQuery("select * from report")) {
        while (found.next()) {
          rows.add(line(found));
        }
      }
    }
    Collections.sort(rows);
    return rows;
  }

  private static String line(ResultSet row) throws SQLException {
    List<String> cells = new ArrayList<>();
    for (String key : List.of("day", "class", "message", "journeyId")) {
      cells.add(Objects.requireNonNullElse(row.getString(key), ""));
    }
    for (Metric metric : COUNTED) {
      cells.add(metric.wireName() + "=" + row.getLong(metric.wireName()));
    }
    cells.add("bounced=" + row.getLong("bounced"));
    TreeMap<String, Long> suppressed = new TreeMap<>();
    Array reasons = row.getArray("reasons");
    if (reasons != null) {
      for (Object reason : (Object[]) reasons.getArray()) {
        suppressed.merge(reason.toString(), 1L, Long::sum);
      }
    }
    cells.add("suppressed=" + suppressed);
    return String.join(" ", cells);
  }

  /** The rows that the job has written, in the same form. */
  public static List<String> written(Path output) throws IOException {
    List<ReportRow> rows = new ArrayList<>();
    for (String line : Files.readAllLines(output.resolve("message-report.ndjson"))) {
      rows.addAll(ReportRowReader.read(line.getBytes(UTF_8)).items());
    }
    return MailReport.of(rows).rows().stream().map(ReportRecount::line).sorted().toList();
  }

  private static String line(ReportRow row) {
    ReportKey key = row.key();
    Counts counts = row.counts();
    List<String> cells = new ArrayList<>();
    cells.add(key.day().toString());
    cells.add(name(key.messageClass()));
    cells.add(Objects.requireNonNullElse(key.message(), ""));
    cells.add(Objects.requireNonNullElse(key.journeyId(), ""));
    for (Metric metric : COUNTED) {
      cells.add(metric.wireName() + "=" + counts.of(metric));
    }
    cells.add("bounced=" + counts.bounced());
    cells.add("suppressed=" + counts.suppressed());
    return String.join(" ", cells);
  }

  private static String name(@Nullable MessageClass messageClass) {
    return messageClass == null ? "" : messageClass.wireName();
  }

  /**
   * Compares, for {@code deploy/local/check-demo}: query, zone, input, output. Exit code 1 when the
   * two differ.
   */
  public static void main(String[] arguments) throws IOException, SQLException {
    Path output = Path.of(arguments[3]);
    List<String> counted =
        new ReportRecount(Path.of(arguments[0]), ZoneId.of(arguments[1]))
            .rows(Path.of(arguments[2]), output);
    List<String> written = written(output);
    PrintStream out = System.out;
    written.stream()
        .filter(row -> !counted.contains(row))
        .forEach(row -> out.println("report " + row));
    counted.stream()
        .filter(row -> !written.contains(row))
        .forEach(row -> out.println("query  " + row));
    out.println(written.size() + " rows of the report, " + counted.size() + " of the query");
    System.exit(counted.equals(written) && !written.isEmpty() ? 0 : 1);
  }
}
