package dev.handoff.codec;

import dev.handoff.domain.insight.Association;
import dev.handoff.domain.insight.Insights;
import dev.handoff.domain.insight.Insights.Standing;
import dev.handoff.domain.insight.RateRatio;
import dev.handoff.domain.insight.RiskFit;
import dev.handoff.domain.insight.RiskQuality;
import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.insight.SegmentModel.Segment;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Both answers and the segments, as {@code insights --json} prints them and a page shows them. */
public final class InsightsWriter {
  private static final MathContext SHOWN = new MathContext(6);

  private InsightsWriter() {}

  /**
   * Compact JSON; what there is none of is left out.
   *
   * @param segments whose names are shown
   * @param people how many persons are told of, those with the highest risk first; their ids are
   *     personal data
   */
  public static byte[] write(Insights insights, SegmentModel segments, int people) {
    return JsonOutput.object(
        out -> {
          out.instant("from", insights.from());
          out.instant("until", insights.until());
          out.integer("peopleWithMail", insights.people());
          out.objects("associations", insights.associations(), InsightsWriter::association);
          out.object("risk", insights.risk(), InsightsWriter::risk);
          out.objects(
              "segments",
              segments.segments(),
              (o, segment) -> segment(o, segment, insights.segments().get(segment.id())));
          List<Standing> standings = insights.persons();
          out.objects(
              "people",
              standings.subList(0, Math.min(people, standings.size())),
              (o, person) -> person(o, person, insights.associations()));
        });
  }

  private static void association(JsonOutput out, Association.Result result) {
    out.text("side", wire(result.exposure().side()));
    out.text("window", result.exposure().length().toString());
    ratio(out, result.overall());
    out.longInteger(
        "peopleWithEnough",
        result.byPerson().values().stream()
            .filter(one -> one.verdict() != RateRatio.Verdict.NOT_ENOUGH)
            .count());
  }

  private static void ratio(JsonOutput out, RateRatio ratio) {
    out.text("verdict", wire(ratio.verdict()));
    out.integer("n", ratio.n());
    out.integer("people", ratio.people());
    out.integer("interactions", ratio.exposed());
    out.decimal("expected", number(ratio.expected()));
    if (ratio.verdict() != RateRatio.Verdict.NOT_ENOUGH) {
      out.decimal("ratio", number(ratio.ratio()));
      out.decimal("lower", number(ratio.lower()));
      out.decimal("upper", number(ratio.upper()));
    }
  }

  private static void risk(JsonOutput out, RiskFit fit) {
    out.text("verdict", wire(fit.verdict()));
    out.integer("fittedSamples", fit.fitted());
    out.integer("fittedLeft", fit.fittedLeft());
    if (fit.lastDay() > 0) {
      out.text("firstDay", LocalDate.ofEpochDay(fit.firstDay()).toString());
      out.text("splitDay", LocalDate.ofEpochDay(fit.splitDay()).toString());
      out.text("lastDay", LocalDate.ofEpochDay(fit.lastDay()).toString());
    }
    out.objects(
        "trends",
        fit.trends(),
        (o, trend) -> {
          o.text("feature", trend.feature());
          o.decimal("coefficient", number(trend.coefficient()));
          o.decimal("oddsRatio", number(trend.oddsRatio()));
          o.decimal("lower", number(trend.lower()));
          o.decimal("upper", number(trend.upper()));
        });
    out.objects(
        "transactionalMessages",
        fit.messages(),
        (o, after) -> {
          o.text("message", after.message());
          o.integer("samples", after.samples());
          o.integer("left", after.left());
          o.decimal("share", number(after.share()));
          o.decimal("shareOfOthers", number(after.shareOfOthers()));
        });
    out.object("laterData", fit.quality(), InsightsWriter::quality);
  }

  private static void quality(JsonOutput out, RiskQuality quality) {
    out.integer("samples", quality.samples());
    out.integer("left", quality.left());
    out.decimal("auc", number(quality.auc()));
    out.decimal("aucLower", number(quality.aucLower()));
    out.decimal("aucUpper", number(quality.aucUpper()));
    out.decimal("calibrationIntercept", number(quality.calibrationIntercept()));
    out.decimal("calibrationSlope", number(quality.calibrationSlope()));
    out.decimal("topTenthShare", number(quality.topTenthShare()));
    out.objects(
        "tenths",
        quality.tenths(),
        (o, tenth) -> {
          o.integer("samples", tenth.samples());
          o.decimal("foretold", number(tenth.foretold()));
          o.decimal("seen", number(tenth.seen()));
        });
  }

  private static void segment(JsonOutput out, Segment segment, @Nullable Integer people) {
    out.text("id", segment.id());
    out.text("name", segment.name());
    out.text("nameFr", segment.nameFr());
    out.text("description", segment.description());
    out.text("descriptionFr", segment.descriptionFr());
    out.integer("people", people == null ? 0 : people);
  }

  private static void person(
      JsonOutput out, Standing person, List<Association.Result> associations) {
    out.text("personId", person.personId());
    out.text("segment", person.segment().isEmpty() ? null : person.segment());
    out.decimal("unsubscribeRisk", person.risk());
    out.objects(
        "reasons",
        person.reasons(),
        (o, reason) -> {
          o.text("feature", reason.feature());
          o.decimal("value", number(reason.value()));
          o.decimal("logOdds", number(reason.logOdds()));
        });
    out.objects(
        "associations",
        associations.stream()
            .filter(result -> result.byPerson().containsKey(person.personId()))
            .toList(),
        (o, result) -> {
          o.text("side", wire(result.exposure().side()));
          o.text("window", result.exposure().length().toString());
          RateRatio ratio = result.byPerson().get(person.personId());
          if (ratio != null) {
            ratio(o, ratio);
          }
        });
  }

  private static String wire(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Null for what is no number: the upper end of a ratio to nothing. */
  private static @Nullable BigDecimal number(double value) {
    return Double.isFinite(value) ? new BigDecimal(value, SHOWN) : null;
  }
}
