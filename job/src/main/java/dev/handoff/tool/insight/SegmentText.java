package dev.handoff.tool.insight;

import static dev.handoff.tool.insight.Table.number;
import static dev.handoff.tool.insight.Table.percent;

import dev.handoff.domain.insight.SegmentCount;
import dev.handoff.domain.insight.SegmentFit;
import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.insight.SegmentModel.Segment;
import dev.handoff.domain.insight.SegmentStability;
import java.time.LocalDate;

/** How many segments there are and what they are like, to be read on a terminal. */
final class SegmentText {

  private SegmentText() {}

  /** Appends all of it. */
  static void write(SegmentFit fit, Table table) {
    table.line("Do people fall into segments by how they take mail?");
    if (fit.verdict() == SegmentFit.Verdict.NOT_ENOUGH) {
      table.line(
          "  Not enough: %d people with mail, of at least %d, over at least a whole window.",
          fit.people(), SegmentFit.FEWEST_PEOPLE);
      return;
    }
    table.line(
        "  %d people with mail in the window that ends on %s.",
        fit.people(), LocalDate.ofEpochDay(fit.lastDay()));
    table.line("");
    table.line("  %-10s %18s %12s", "segments", "differences left", "enough");
    for (SegmentCount count : fit.counts()) {
      table.line(
          "  %-10d %18s %12s%s",
          count.segments(),
          percent(count.left()),
          count.enough() == null ? "" : number(count.enough(), 2),
          count.segments() == fit.segments() ? "  chosen" : "");
    }
    table.line(
        "  Enough is how often people of so many segments, who differ by degrees only inside them,");
    table.line(
        "  look as much as if there were more. The smallest number above %s is chosen.",
        SegmentFit.MOST_CHANCE);
    SegmentModel model = fit.model();
    SegmentStability stability = fit.stability();
    if (model == null || stability == null) {
      table.line("");
      table.line("  No segments: people differ by degrees, as far as can be seen.");
      return;
    }
    segments(model, stability, table);
    table.line("");
    table.line(
        "  From one day to the next %s of people change segments%s",
        percent(stability.changing()),
        fit.verdict() == SegmentFit.Verdict.UNSTABLE
            ? ", more than " + percent(SegmentFit.MOST_CHANGING) + ": too unstable to use."
            : " (" + stability.changes() + " of " + stability.days() + ").");
  }

  private static void segments(SegmentModel model, SegmentStability stability, Table table) {
    for (Segment segment : model.segments()) {
      table.line("");
      table.line(
          "  %s, %d people: %s",
          segment.id(), stability.people().getOrDefault(segment.id(), 0), segment.name());
      table.line("    %s", segment.description() == null ? "" : segment.description());
    }
  }
}
