package dev.handoff.tool.backtest;

import dev.handoff.domain.backtest.AlertChange;
import dev.handoff.domain.backtest.AlertChange.Kind;
import dev.handoff.domain.backtest.Alerted;
import dev.handoff.domain.backtest.BacktestReport;
import dev.handoff.domain.backtest.BacktestReport.Draft;
import dev.handoff.domain.backtest.NodeStays.NodeStay;
import dev.handoff.domain.backtest.ReadableDuration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A backtest to be read on a terminal. Names no person. */
final class BacktestText {

  private static final int MOST_CHANGES = 50;

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  /** Ids come from other systems, and a terminal acts on these. */
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final BacktestReport report;
  private final List<String> lines = new ArrayList<>();

  BacktestText(BacktestReport report) {
    this.report = report;
  }

  /** All of it, without a line break at the end. */
  String text() {
    lines.clear();
    Instant begin = report.from() == null ? report.logBegin() : report.from();
    line("%s to %s, times in %s", time(begin), time(report.until()), report.zone());
    report.drafts().forEach(this::draft);
    line("");
    line("alerts under the live catalog %6d", report.liveAlerts());
    line("alerts under the draft        %6d", report.draftAlerts());
    for (Kind kind : Kind.values()) {
      line("  %-28s%6d", kind.wireName(), report.count(kind));
    }
    changes();
    section("How long groups stood at a node (those where nobody waits are left out)");
    line(
        "  %-5s %-44s %7s %5s %8s  %-10s %-10s",
        "", "journey/node version", "reached", "there", "timeouts", "median", "9 of 10");
    report.liveStays().forEach(stay -> stay("live", stay));
    report.draftStays().forEach(stay -> stay("draft", stay));
    section("To know");
    report.notes().forEach(note -> line("  %s", note));
    return String.join(System.lineSeparator(), lines);
  }

  private void draft(Draft draft) {
    String what = draft.version() == 0 ? "withdrawn" : "version " + draft.version();
    String status = draft.status() == null ? "" : ", " + draft.status();
    String instead =
        draft.liveVersions().isEmpty()
            ? "there is no live one"
            : "in place of version " + join(draft.liveVersions());
    line(
        "draft %s %s %s%s: %s, from %s",
        draft.kind(), draft.id(), what, status, instead, time(draft.since()));
  }

  private void changes() {
    List<AlertChange> changes = report.changes();
    section("Changes");
    if (changes.isEmpty()) {
      line("  None: the same alerts at the same instants.");
    }
    changes.stream().limit(MOST_CHANGES).forEach(this::change);
    if (changes.size() > MOST_CHANGES) {
      line("  … and %d more, in report.json", changes.size() - MOST_CHANGES);
    }
  }

  private void change(AlertChange change) {
    Alerted either = change.either();
    String shift =
        switch (change.kind()) {
          case EARLIER, LATER -> {
            String by = change.shift() == null ? "" : ReadableDuration.of(change.shift());
            yield " by " + by;
          }
          default -> "";
        };
    line(
        "  %-8s%s  %s at %s%s",
        change.kind().wireName(),
        either.buyingGroupId(),
        either.journeyId(),
        either.nodeId(),
        shift);
    said("live", change.live());
    said("draft", change.draft());
  }

  private void said(String run, @Nullable Alerted alerted) {
    if (alerted != null) {
      line(
          "          %-6s%s  engagement %d, completeness %d %%, %d recipient%s",
          run,
          time(alerted.at()),
          alerted.engagementScore(),
          alerted.completenessScore(),
          alerted.recipients().size(),
          alerted.recipients().size() == 1 ? "" : "s");
    }
  }

  private void stay(String run, NodeStay stay) {
    if (!stay.longest().isZero()) {
      line(
          "  %-5s %-44s %7d %5d %8d  %-10s %-10s",
          run,
          stay.journeyId() + "/" + stay.nodeId() + " " + stay.version(),
          stay.reached(),
          stay.stillThere(),
          stay.timedOut(),
          ReadableDuration.of(stay.median()),
          ReadableDuration.of(stay.ninetieth()));
    }
  }

  private void section(String title) {
    line("");
    line("%s", title);
  }

  private void line(String format, @Nullable Object... values) {
    String line = String.format(Locale.ROOT, format, values).stripTrailing();
    lines.add(CONTROL.matcher(line).replaceAll("?"));
  }

  private static String join(List<Integer> versions) {
    return String.join(", ", versions.stream().map(String::valueOf).toList());
  }

  private String time(Instant instant) {
    return TIME.format(instant.atZone(report.zone()));
  }
}
