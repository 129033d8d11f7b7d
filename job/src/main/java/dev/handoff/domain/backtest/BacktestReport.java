package dev.handoff.domain.backtest;

import dev.handoff.domain.backtest.AlertChange.Kind;
import dev.handoff.domain.backtest.NodeStays.NodeStay;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a draft catalog would have changed over a past log.
 *
 * @param from alerts and stays before it are left out; null: none are
 * @param logBegin the oldest good record's time
 * @param until where both runs end
 * @param zone in which times are shown
 * @param records good records in the log
 * @param drafts the definitions that were tried
 * @param notes what else a reader must know
 * @param alerts every alert of both runs, by group and then by time
 * @param liveStays how long groups stood at each node under the live catalog
 * @param draftStays the same under the draft
 */
public record BacktestReport(
    @Nullable Instant from,
    Instant logBegin,
    Instant until,
    ZoneId zone,
    long records,
    List<Draft> drafts,
    List<String> notes,
    List<AlertChange> alerts,
    List<NodeStay> liveStays,
    List<NodeStay> draftStays) {

  /**
   * A definition of the draft, and what it took the place of.
   *
   * @param kind its kind, as a catalog record writes it
   * @param id its id
   * @param version its version; 0 for a withdrawal
   * @param liveVersions the versions in the live catalog that it replaced, in order
   * @param since from when it was in force
   * @param status of a journey, how it was run, for example {@code live}, or {@code live (written
   *     draft)}; else null
   */
  public record Draft(
      String kind,
      String id,
      int version,
      List<Integer> liveVersions,
      Instant since,
      @Nullable String status) {}

  /** How many alerts changed in this way. */
  public int count(Kind kind) {
    return (int) alerts.stream().filter(change -> change.kind() == kind).count();
  }

  /** Alerts under the live catalog. */
  public int liveAlerts() {
    return (int) alerts.stream().filter(change -> change.live() != null).count();
  }

  /** Alerts under the draft. */
  public int draftAlerts() {
    return (int) alerts.stream().filter(change -> change.draft() != null).count();
  }

  /** Those that are not the same in both. */
  public List<AlertChange> changes() {
    return alerts.stream().filter(change -> change.kind() != Kind.UNCHANGED).toList();
  }
}
