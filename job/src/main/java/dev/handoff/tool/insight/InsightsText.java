package dev.handoff.tool.insight;

import static dev.handoff.tool.insight.Table.number;

import dev.handoff.domain.insight.Association;
import dev.handoff.domain.insight.Exposure;
import dev.handoff.domain.insight.Insights;
import dev.handoff.domain.insight.Insights.Standing;
import dev.handoff.domain.insight.RateRatio;
import dev.handoff.domain.insight.RiskModel.Reason;
import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.insight.SegmentModel.Segment;
import java.util.List;
import java.util.stream.Collectors;

/** Both answers and the segments, to be read on a terminal. */
final class InsightsText {

  private static final int REASONS = 3;

  private InsightsText() {}

  /**
   * All of it, without a line break at the end.
   *
   * @param people how many persons are told of
   */
  static String of(Insights insights, SegmentModel segments, int people) {
    Table table = new Table();
    table.line("Mail of %d people.", insights.people());
    table.line("");
    table.line("Do people interact more with promotional mail near a transactional one?");
    table.line("  Interactions from %s to %s.", insights.from(), insights.until());
    table.line("");
    table.line(
        "  %-14s %6s %9s %10s %16s %6s %7s",
        "time", "seen", "expected", "rate ratio", "95 % interval", "n", "people");
    insights.associations().forEach(result -> association(result, table));
    table.line(
        "  Each person is held against themselves, at mail of the same age, hour and weekday.");
    table.line("  This is association: it does not say that one brings the other about.");
    table.line("");
    FitText.write(insights.risk(), table);
    table.line("");
    table.line("Segments");
    for (Segment segment : segments.segments()) {
      table.line(
          "  %-34s %6d  %s",
          segment.name(),
          insights.segments().getOrDefault(segment.id(), 0),
          segment.description() == null ? "" : segment.description());
    }
    persons(insights.persons(), people, table);
    return table.text();
  }

  private static void association(Association.Result result, Table table) {
    RateRatio ratio = result.overall();
    boolean enough = ratio.verdict() != RateRatio.Verdict.NOT_ENOUGH;
    String side = result.exposure().side() == Exposure.Side.BEFORE ? " before" : " after";
    table.line(
        "  %-14s %6d %9s %10s %16s %6d %7d  %s",
        Table.window(result.exposure().length()) + side,
        ratio.exposed(),
        number(ratio.expected(), 1),
        enough ? number(ratio.ratio(), 2) : "",
        enough ? number(ratio.lower(), 2) + " to " + number(ratio.upper(), 2) : "",
        ratio.n(),
        ratio.people(),
        Table.verdict(ratio));
  }

  private static void persons(List<Standing> persons, int people, Table table) {
    if (people == 0) {
      return;
    }
    table.line("");
    table.line("People with the highest risk");
    for (Standing person : persons.subList(0, Math.min(people, persons.size()))) {
      table.line(
          "  %-24s %6s  %-16s %s",
          person.personId(),
          person.risk() == null ? "" : person.risk(),
          person.segment(),
          person.reasons().stream()
              .limit(REASONS)
              .map(InsightsText::reason)
              .collect(Collectors.joining(", ")));
    }
  }

  private static String reason(Reason reason) {
    return reason.feature() + " " + number(reason.value(), 2);
  }
}
