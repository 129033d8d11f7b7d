package dev.handoff.tool.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.backtest.BacktestReport.Draft;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DraftCatalogTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void aDraftStandsInForAllVersionsFromTheFirstOnAndWhereTheFirstStood() {
    DraftCatalog.Merged merged =
        draft(journey("hot", 9, "2027-01-01T00:00:00Z", "live"))
            .into(
                lines(
                    journey("other", 1, "2026-02-01T00:00:00Z", "live"),
                    journey("hot", 2, "2026-03-01T00:00:00Z", "live"),
                    "{\"kind\":\"journey\",\"id\":\"hot\",\"deleted\":true,\"updatedAt\":\"2026-02-20T00:00:00Z\"}",
                    "not a record",
                    journey("hot", 1, "2026-02-10T00:00:00Z", "live"),
                    journey("last", 1, "2026-04-01T00:00:00Z", "live")),
                BEGIN);

    assertThat(text(merged))
        .containsExactly(
            journey("other", 1, "2026-02-01T00:00:00Z", "live"),
            "not a record",
            journey("hot", 9, "2026-02-10T00:00:00Z", "live"),
            journey("last", 1, "2026-04-01T00:00:00Z", "live"));
    assertThat(merged.drafts())
        .containsExactly(
            new Draft(
                "journey", "hot", 9, List.of(1, 2), Instant.parse("2026-02-10T00:00:00Z"), "live"));
  }

  @Test
  void aDraftWithoutALiveOneCountsFromTheBeginningAndRunsAsIfItWereLive() {
    DraftCatalog.Merged merged =
        draft(journey("hot", 1, "2027-01-01T00:00:00Z", "draft"))
            .into(lines(journey("other", 1, "2026-02-01T00:00:00Z", "live")), BEGIN);

    assertThat(text(merged))
        .containsExactly(
            journey("hot", 1, "2026-01-01T00:00:00Z", "live"),
            journey("other", 1, "2026-02-01T00:00:00Z", "live"));
    assertThat(merged.drafts())
        .containsExactly(new Draft("journey", "hot", 1, List.of(), BEGIN, "live (written draft)"));
  }

  private static DraftCatalog draft(String... lines) {
    return new DraftCatalog(Stream.of(lines).map(line -> line.getBytes(UTF_8)).toList(), 30);
  }

  private static List<RawRecord> lines(String... lines) {
    List<RawRecord> records = new ArrayList<>();
    for (String line : lines) {
      byte[] bytes = line.getBytes(UTF_8);
      records.add(
          new RawRecord(
              "catalog",
              null,
              bytes,
              bytes.length,
              Origin.ofFile("draft.ndjson", records.size() + 1L)));
    }
    return records;
  }

  private static List<String> text(DraftCatalog.Merged merged) {
    return merged.records().stream().map(record -> new String(record, UTF_8)).toList();
  }

  private static String journey(String id, int version, String updatedAt, String status) {
    return """
    {"kind":"journey","id":"%s","version":%d,"updatedAt":"%s","name":"Hot","status":"%s",\
    "audience":"true","nodes":[{"id":"ready","type":"listen","until":"group.engagementScore >= 60"},\
    {"id":"done","type":"end"}]}"""
        .formatted(id, version, updatedAt, status);
  }
}
