package dev.handoff.codec;

import dev.handoff.domain.insight.RiskModel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Writes a fitted risk model as a catalog record, which {@link CatalogReader} takes. */
public final class RiskModelWriter {
  private RiskModelWriter() {}

  /**
   * Where the coefficients come from.
   *
   * @param from start of the time the model was fitted on
   * @param until end of it
   * @param samples how many people, each at the end of some days, it was fitted on
   * @param auc how well it ranked people on later data
   */
  public record Fit(Instant from, Instant until, int samples, BigDecimal auc) {}

  /** The record in compact JSON. */
  public static byte[] write(RiskModel model, Fit fit) {
    return JsonOutput.object(
        out -> {
          out.text("kind", model.kind().wireName());
          out.text("id", model.id());
          out.integer("version", model.version());
          out.instant("updatedAt", model.updatedAt());
          out.decimal("intercept", BigDecimal.valueOf(model.intercept()));
          out.object("coefficients", model.coefficients(), RiskModelWriter::numbers);
          out.object("typical", model.typical(), RiskModelWriter::numbers);
          out.object(
              "fit",
              fit,
              (o, known) -> {
                o.instant("from", known.from());
                o.instant("until", known.until());
                o.integer("people", known.samples());
                o.decimal("auc", known.auc());
              });
        });
  }

  private static void numbers(JsonOutput out, Map<String, Double> numbers) {
    new TreeMap<>(numbers).forEach((name, value) -> out.decimal(name, BigDecimal.valueOf(value)));
  }
}
