package dev.handoff.template;

import dev.handoff.domain.backtest.AlertChange;
import dev.handoff.domain.backtest.AlertChange.Kind;
import dev.handoff.domain.backtest.Alerted;
import dev.handoff.domain.backtest.BacktestReport;
import dev.handoff.domain.backtest.BacktestReport.Draft;
import dev.handoff.domain.backtest.ReadableDuration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as one page of HTML, in English, that loads nothing from anywhere and runs no script.
 * What it draws it also says in words.
 */
public final class BacktestPage {

  private static final int MOST_CHANGES = 1_000;
  private static final int NAME = 80;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

  private final Brand brand;

  /** Pages of this brand. */
  public BacktestPage(Brand brand) {
    this.brand = brand;
  }

  /**
   * A mail that can be looked at.
   *
   * @param alertId the draft's alert that it is about
   * @param file where it is, from the page
   * @param subject its subject
   */
  public record Preview(String alertId, String file, String subject) {}

  /** A number over its name. */
  private record Count(String kind, int count) {}

  /** One definition of the draft, in words. */
  private record DraftView(String what, String how) {}

  /** One alert of the table; texts are empty where there is no alert. */
  private record ChangeView(
      String kind,
      String group,
      String name,
      String account,
      String journey,
      String node,
      String live,
      String draft,
      String shift,
      String scores,
      String recipients,
      String preview) {}

  /**
   * The page.
   *
   * @param previews mails of the draft's alerts, in the order in which they are listed
   * @throws IllegalStateException when the template is wrong
   */
  public String render(BacktestReport report, List<Preview> previews) {
    Map<String, String> files = new HashMap<>();
    previews.forEach(preview -> files.put(preview.alertId(), preview.file()));
    List<AlertChange> listed =
        report.alerts().stream()
            .sorted(Comparator.comparing(change -> change.kind() == Kind.UNCHANGED))
            .limit(MOST_CHANGES)
            .toList();
    Map<String, Object> model = new HashMap<>();
    model.put("brand", brand);
    model.put("colours", Palette.of(brand.colour()));
    model.put("begin", time(report, report.from() == null ? report.logBegin() : report.from()));
    model.put("until", time(report, report.until()));
    model.put("zone", report.zone().getId());
    model.put("records", String.format(Locale.ENGLISH, "%,d", report.records()));
    model.put("verdict", verdict(report));
    model.put("live", report.liveAlerts());
    model.put("draft", report.draftAlerts());
    List<Count> counts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      counts.add(new Count(kind.wireName(), report.count(kind)));
    }
    model.put("counts", counts);
    model.put("drafts", report.drafts().stream().map(draft -> view(report, draft)).toList());
    model.put("timeline", TimePlot.of(report, change -> words(report, change)));
    model.put("changes", listed.stream().map(change -> view(report, change, files)).toList());
    model.put("unlisted", report.alerts().size() - listed.size());
    model.put("journeys", StayPlot.of(report));
    model.put("stays", StayPlot.lines(report));
    model.put("previews", previews);
    model.put("notes", report.notes());
    return TemplateEngine.builtIn().fill("backtest.html.ftlh", model);
  }

  private static String verdict(BacktestReport report) {
    int changes = report.changes().size();
    return changes == 0
        ? "The draft sends the same alerts at the same instants."
        : "The draft changes " + changes + (changes == 1 ? " alert." : " alerts.");
  }

  private static DraftView view(BacktestReport report, Draft draft) {
    String name = draft.kind() + " " + Untrusted.line(draft.id(), NAME);
    List<String> how = new ArrayList<>();
    how.add(draft.version() == 0 ? "withdrawn" : "version " + draft.version());
    if (draft.status() != null) {
      how.add(draft.status());
    }
    how.add(
        draft.liveVersions().isEmpty()
            ? "there is no live one"
            : "in place of version "
                + String.join(", ", draft.liveVersions().stream().map(String::valueOf).toList()));
    how.add("counts from " + time(report, draft.since()));
    return new DraftView(name, String.join(", ", how));
  }

  private static ChangeView view(
      BacktestReport report, AlertChange change, Map<String, String> files) {
    Alerted either = change.either();
    Alerted draft = change.draft();
    return new ChangeView(
        change.kind().wireName(),
        Untrusted.line(either.buyingGroupId(), NAME),
        Untrusted.line(either.groupName(), NAME),
        Untrusted.line(either.accountName(), NAME),
        Untrusted.line(either.journeyId(), NAME),
        Untrusted.line(either.nodeId(), NAME),
        at(report, change.live()),
        at(report, draft),
        shift(change),
        scores(change),
        Untrusted.line(String.join(", ", either.recipients()), 400),
        draft == null ? "" : files.getOrDefault(draft.alertId(), ""));
  }

  private static String shift(AlertChange change) {
    return switch (change.kind()) {
      case EARLIER, LATER ->
          change.shift() == null
              ? ""
              : ReadableDuration.of(change.shift()) + " " + change.kind().wireName();
      default -> "";
    };
  }

  /** "engagement 66 → 45, completeness 88 %". */
  private static String scores(AlertChange change) {
    Alerted live = change.live() == null ? change.either() : change.live();
    Alerted draft = change.either();
    return "engagement "
        + moved(live.engagementScore(), draft.engagementScore(), "")
        + ", completeness "
        + moved(live.completenessScore(), draft.completenessScore(), "\u00a0%");
  }

  private static String moved(int from, int to, String unit) {
    return from == to ? from + unit : from + " → " + to + unit;
  }

  private static String words(BacktestReport report, AlertChange change) {
    Alerted either = change.either();
    List<String> parts = new ArrayList<>();
    if (change.live() != null) {
      parts.add("live " + at(report, change.live()));
    }
    if (change.draft() != null) {
      parts.add("draft " + at(report, change.draft()));
    }
    return Untrusted.line(
        change.kind().wireName()
            + ": "
            + either.journeyId()
            + " at "
            + either.nodeId()
            + ", "
            + String.join(", ", parts),
        300);
  }

  private static String at(BacktestReport report, @Nullable Alerted alerted) {
    return alerted == null ? "" : time(report, alerted.at());
  }

  private static String time(BacktestReport report, Instant instant) {
    return TIME.format(instant.atZone(report.zone()));
  }
}
