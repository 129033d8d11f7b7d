package dev.handoff.codec;

import dev.handoff.domain.calibration.Proposal;
import dev.handoff.domain.calibration.Proposal.Side;
import dev.handoff.domain.calibration.ScoreQuantiles.Quantile;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Proposed references, as {@code calibrate --json} prints them. */
public final class ProposalWriter {
  private ProposalWriter() {}

  /**
   * Compact JSON; what there is none of is left out.
   *
   * @param record the catalog record that would put the proposal in force, or null
   */
  public static byte[] write(Proposal proposal, byte @Nullable [] record) {
    return JsonOutput.object(
        out -> {
          out.texts(
              "days",
              proposal.days().stream().map(day -> LocalDate.ofEpochDay(day).toString()).toList());
          out.text("model", proposal.model().id());
          out.integer("version", proposal.model().version());
          out.decimal("quantile", BigDecimal.valueOf(proposal.quantile()));
          out.decimal("score", BigDecimal.valueOf(proposal.score()));
          out.object("people", proposal.people(), ProposalWriter::writeSide);
          out.object("groups", proposal.groups(), ProposalWriter::writeSide);
          out.json("record", record);
        });
  }

  private static void writeSide(JsonOutput out, Side side) {
    out.longInteger("count", side.count());
    out.object(
        "quantiles",
        side.quantiles(),
        (o, quantiles) -> {
          for (Quantile quantile : quantiles) {
            o.decimal(quantile.name(), quantile.value());
          }
        });
    out.decimal("raw", side.raw());
    out.decimal("reference", side.now());
    out.decimal("proposed", side.proposed());
    out.flag("estimated", side.estimated());
    out.text("refusal", side.refusal());
  }
}
