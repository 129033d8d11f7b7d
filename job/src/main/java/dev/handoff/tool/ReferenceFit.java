package dev.handoff.tool;

import dev.handoff.domain.calibration.Proposal;
import dev.handoff.domain.calibration.Proposal.Side;
import dev.handoff.domain.calibration.References;
import dev.handoff.domain.calibration.ScoreQuantiles.Quantile;
import dev.handoff.domain.calibration.SketchedScores;
import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.engagement.ScoreModel.Transform;
import dev.handoff.sketch.ScoreSketch;
import dev.handoff.sketch.UnreadableSketchException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds the references that put a quantile of raw scores at a score. The person reference comes
 * first: a group's raw score is made of its members' scores, so that another person reference makes
 * other raw scores of groups.
 */
final class ReferenceFit {

  private static final MathContext SHOWN = new MathContext(4);

  private final ScoreModel model;
  private final double quantile;
  private final double score;
  private final int atLeast;
  private final TreeSet<Integer> days = new TreeSet<>();
  private final ScoreSketch people = new ScoreSketch();
  private final ScoreSketch groups = new ScoreSketch();
  private final ScoreSketch groupsUncapped = new ScoreSketch();

  /**
   * @param model in force; every sketch must be of it
   * @param atLeast how many raw scores a reference takes
   */
  ReferenceFit(ScoreModel model, double quantile, double score, int atLeast) {
    this.model = model;
    this.quantile = quantile;
    this.score = score;
    this.atLeast = atLeast;
  }

  /** Adds a day, or what another job has seen of it. */
  void add(SketchedScores scores) throws UnreadableSketchException {
    days.add(scores.day());
    people.merge(scores.people());
    groups.merge(scores.groups());
    groupsUncapped.merge(scores.groupsUncapped());
  }

  /** What comes of all that was added, at least one day. */
  Proposal proposal() {
    Transform transform = model.transform();
    Side ofPeople = side(people, 1, quantileOf(people), "people", model.personReference(), false);
    BigDecimal personReference = ofPeople.then();
    boolean moved = personReference.compareTo(model.personReference()) != 0;
    ScoreSketch sketch = moved ? groupsUncapped : groups;
    double scale = moved ? References.groupRaw(1, transform, personReference) : 1;
    Side ofGroups =
        side(sketch, scale, quantileOf(sketch), "groups", model.groupReference(), moved);
    return new Proposal(List.copyOf(days), model, quantile, score, ofPeople, ofGroups);
  }

  private @Nullable Double quantileOf(ScoreSketch sketch) {
    return sketch.count() == 0 ? null : sketch.quantile(quantile);
  }

  private Side side(
      ScoreSketch sketch,
      double scale,
      @Nullable Double value,
      String who,
      BigDecimal now,
      boolean estimated) {
    List<Quantile> quantiles =
        sketch.quantiles().stream()
            .map(
                shown ->
                    new Quantile(
                        shown.name(), new BigDecimal(shown.value().doubleValue() * scale, SHOWN)))
            .toList();
    BigDecimal proposed = null;
    String refusal = null;
    if (value == null || sketch.count() < atLeast) {
      refusal = "too few " + who + ": " + sketch.count() + ", of at least " + atLeast;
    } else {
      proposed = References.solve(value * scale, model.transform(), score);
      refusal = proposed == null ? "no reference that a score model takes fits" : null;
    }
    return new Side(
        sketch.count(),
        quantiles,
        value == null ? null : new BigDecimal(value * scale, SHOWN),
        now,
        proposed,
        estimated,
        refusal);
  }
}
