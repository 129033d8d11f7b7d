package dev.handoff.tool;

import dev.handoff.domain.calibration.Proposal;
import dev.handoff.domain.calibration.Proposal.Side;
import dev.handoff.domain.calibration.References;
import dev.handoff.domain.calibration.ScoreQuantiles.Quantile;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Proposed references, to be read on a terminal. */
final class ProposalText {

  private final Proposal proposal;
  private final List<String> lines = new ArrayList<>();

  ProposalText(Proposal proposal) {
    this.proposal = proposal;
  }

  /** All of it, without a line break at the end. */
  String text() {
    lines.clear();
    List<Integer> days = proposal.days();
    LocalDate last = LocalDate.ofEpochDay(days.get(days.size() - 1));
    line(
        "Raw scores above 0 %s, score model %s version %d%s",
        days.size() == 1
            ? "of " + last
            : "of " + days.size() + " days to " + last + ", each day anew",
        proposal.model().id(),
        proposal.model().version(),
        proposal.model().version() == 0 ? " (built in)" : "");
    line("");
    line("%-34s %8s %8s %8s %8s %8s %8s", "", "p50", "p75", "p90", "p95", "p99", "max");
    rows("people", "personReference", proposal.people());
    rows("groups", "groupReference", proposal.groups());
    line("");
    line(
        "A raw score at quantile %s is to score %s:",
        plain(proposal.quantile()), plain(proposal.score()));
    outcome("personReference", proposal.people());
    outcome("groupReference", proposal.groups());
    if (proposal.groups().estimated()) {
      line(
          "  Groups' raw scores are estimated for the new personReference; where a member reaches 100");
      line("  they will be a little lower. Calibrate again when it has been in force for a day.");
    }
    return String.join(System.lineSeparator(), lines);
  }

  private void rows(String who, String reference, Side side) {
    String estimate = side.estimated() ? ", estimated" : "";
    row(side, "raw scores of " + side.count() + " " + who + estimate, Quantile::value, 2);
    if (!side.estimated()) {
      row(
          side,
          "  scores with " + reference + " " + side.now(),
          value -> score(value, side.now()),
          0);
    }
    if (side.proposed() != null || side.estimated()) {
      BigDecimal then = side.then();
      row(side, "  scores with " + reference + " " + then, value -> score(value, then), 0);
    }
  }

  private BigDecimal score(Quantile value, BigDecimal reference) {
    return BigDecimal.valueOf(
        References.score(value.value().doubleValue(), proposal.model().transform(), reference));
  }

  private void row(Side side, String name, Function<Quantile, BigDecimal> value, int decimals) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-34s", name));
    for (Quantile quantile : side.quantiles()) {
      row.append(
          String.format(
              Locale.ROOT,
              " %8s",
              value.apply(quantile).setScale(decimals, RoundingMode.HALF_UP).toPlainString()));
    }
    line("%s", row);
  }

  private void outcome(String reference, Side side) {
    if (side.refusal() != null) {
      line("  %-16s %s, stays: %s", reference, side.now().toPlainString(), side.refusal());
    } else {
      line("  %-16s %s → %s", reference, side.now().toPlainString(), side.then().toPlainString());
    }
  }

  private void line(String format, Object... values) {
    lines.add(String.format(Locale.ROOT, format, values).stripTrailing());
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
