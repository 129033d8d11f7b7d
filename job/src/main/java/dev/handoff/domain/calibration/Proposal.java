package dev.handoff.domain.calibration;

import dev.handoff.domain.calibration.ScoreQuantiles.Quantile;
import dev.handoff.domain.engagement.ScoreModel;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * References that would put a quantile of the observed raw scores at a chosen score.
 *
 * @param days the epoch days observed, ascending, at least one
 * @param model the score model in force, with which they were observed
 * @param quantile whose score is chosen, above 0, at most 1
 * @param score what it is to be, above 0, at most 100
 * @param people for {@code personReference}
 * @param groups for {@code groupReference}
 */
public record Proposal(
    List<Integer> days, ScoreModel model, double quantile, double score, Side people, Side groups) {

  /**
   * What is proposed for one of the two references.
   *
   * @param count how many raw scores; over several days, each day anew
   * @param quantiles the raw scores; with another {@code personReference}, groups' as they will be
   * @param raw the raw score at the chosen quantile; null when there are none
   * @param now the reference in force
   * @param proposed the reference proposed, three significant digits; null when none is
   * @param estimated whether it rests on an estimate: groups' raw scores with another {@code
   *     personReference}
   * @param refusal why none is proposed; null when one is
   */
  public record Side(
      long count,
      List<Quantile> quantiles,
      @Nullable BigDecimal raw,
      BigDecimal now,
      @Nullable BigDecimal proposed,
      boolean estimated,
      @Nullable String refusal) {

    /** The reference that will be in force when the proposal is taken. */
    public BigDecimal then() {
      return proposed == null ? now : proposed;
    }
  }

  /** Whether taking it would change anything. */
  public boolean changes() {
    return people.then().compareTo(people.now()) != 0 || groups.then().compareTo(groups.now()) != 0;
  }
}
