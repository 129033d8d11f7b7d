package dev.handoff.codec;

import dev.handoff.domain.backtest.AlertChange;
import dev.handoff.domain.backtest.Alerted;
import dev.handoff.domain.backtest.BacktestReport;
import dev.handoff.domain.backtest.BacktestReport.Draft;
import dev.handoff.domain.backtest.NodeStays.NodeStay;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Backtests, as {@code backtest --json} prints them. */
public final class BacktestWriter {
  private BacktestWriter() {}

  /** Compact JSON; what there is none of is left out. */
  public static byte[] write(BacktestReport report) {
    return JsonOutput.object(
        out -> {
          out.instant("from", report.from());
          out.instant("logBegin", report.logBegin());
          out.instant("until", report.until());
          out.text("timeZone", report.zone().getId());
          out.longInteger("records", report.records());
          out.objects("drafts", report.drafts(), BacktestWriter::writeDraft);
          out.texts("notes", report.notes());
          out.object("alerts", report, BacktestWriter::writeCounts);
          out.objects("changes", report.alerts(), BacktestWriter::writeChange);
          out.objects("liveStays", report.liveStays(), BacktestWriter::writeStay);
          out.objects("draftStays", report.draftStays(), BacktestWriter::writeStay);
        });
  }

  private static void writeDraft(JsonOutput out, Draft draft) {
    out.text("kind", draft.kind());
    out.text("id", draft.id());
    out.integer("version", draft.version() == 0 ? null : draft.version());
    out.flag("deleted", draft.version() == 0);
    out.integers("replaces", draft.liveVersions());
    out.instant("since", draft.since());
    out.text("status", draft.status());
  }

  private static void writeCounts(JsonOutput out, BacktestReport report) {
    out.integer("live", report.liveAlerts());
    out.integer("draft", report.draftAlerts());
    for (AlertChange.Kind kind : AlertChange.Kind.values()) {
      out.integer(kind.wireName(), report.count(kind));
    }
  }

  private static void writeChange(JsonOutput out, AlertChange change) {
    Alerted either = change.either();
    out.text("change", change.kind().wireName());
    out.text("buyingGroupId", either.buyingGroupId());
    out.text("groupName", either.groupName());
    out.text("accountName", either.accountName());
    out.text("journeyId", either.journeyId());
    out.text("nodeId", either.nodeId());
    Duration shift = change.shift();
    out.text("shift", shift == null || shift.isZero() ? null : shift.toString());
    out.object("live", change.live(), BacktestWriter::writeAlerted);
    out.object("draft", change.draft(), BacktestWriter::writeAlerted);
  }

  private static void writeAlerted(JsonOutput out, Alerted alerted) {
    out.text("alertId", alerted.alertId());
    out.integer("journeyVersion", alerted.journeyVersion());
    out.instant("at", alerted.at());
    out.integer("engagementScore", alerted.engagementScore());
    out.integer("completenessScore", alerted.completenessScore());
    out.texts("recipients", alerted.recipients());
  }

  private static void writeStay(JsonOutput out, NodeStay stay) {
    out.text("journeyId", stay.journeyId());
    out.integer("journeyVersion", stay.version());
    out.text("nodeId", stay.nodeId());
    out.integer("reached", stay.reached());
    out.integer("stillThere", stay.stillThere());
    out.integer("timedOut", stay.timedOut());
    out.text("median", stay.median().toString());
    out.text("ninetieth", stay.ninetieth().toString());
    out.text("longest", stay.longest().toString());
    Map<String, Integer> exits = new TreeMap<>(stay.exits());
    out.object("exits", exits, (o, counts) -> counts.forEach(o::integer));
  }
}
