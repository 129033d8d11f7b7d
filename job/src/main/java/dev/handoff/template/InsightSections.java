package dev.handoff.template;

import dev.handoff.domain.insight.Association;
import dev.handoff.domain.insight.Exposure;
import dev.handoff.domain.insight.Insights;
import dev.handoff.domain.insight.RateRatio;
import dev.handoff.domain.insight.RiskFit;
import dev.handoff.domain.insight.SegmentModel;
import dev.handoff.domain.report.ReportSection;
import dev.handoff.domain.report.ReportSection.Estimate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How people take mail, as sections of the report: both answers of SPEC section 6, and segments.
 */
public final class InsightSections {

  private static final int NAME = 60;

  private final ReportWords words;

  /**
   * @param locale {@code fr} for French, else English
   */
  public InsightSections(String locale) {
    words = new ReportWords(locale);
  }

  /** The sections. */
  public List<ReportSection> of(Insights insights, SegmentModel segments) {
    return List.of(near(insights), leaving(insights.risk()), segments(insights, segments));
  }

  private ReportSection near(Insights insights) {
    List<Estimate> estimates = new ArrayList<>();
    for (Association.Result result : insights.associations()) {
      RateRatio ratio = result.overall();
      boolean enough = ratio.verdict() != RateRatio.Verdict.NOT_ENOUGH;
      estimates.add(
          new Estimate(
              window(result.exposure()),
              ratio.n(),
              enough ? ratio.ratio() : null,
              enough ? ratio.lower() : null,
              enough ? ratio.upper() : null,
              1.0));
    }
    return new ReportSection(
        words.say("near"),
        words.say("near.answer"),
        estimates,
        List.of(words.say("near.how"), words.say("near.few", RateRatio.FEWEST)));
  }

  private String window(Exposure exposure) {
    Duration length = exposure.length();
    String time =
        length.toDays() > 0
            ? words.say("near.days", length.toDays())
            : words.say("near.hours", length.toHours());
    return words.say(exposure.side() == Exposure.Side.BEFORE ? "near.before" : "near.after", time);
  }

  private ReportSection leaving(RiskFit fit) {
    List<Estimate> estimates = new ArrayList<>();
    for (RiskFit.Trend trend : fit.trends()) {
      estimates.add(
          new Estimate(
              trend.feature(), fit.fitted(), trend.oddsRatio(), trend.lower(), trend.upper(), 1.0));
    }
    List<String> notes = new ArrayList<>();
    for (RiskFit.AfterMessage after : fit.messages()) {
      notes.add(
          words.say(
              "leaving.after",
              Untrusted.line(after.message(), NAME),
              words.number(after.left()),
              words.number(after.samples()),
              words.percent(after.share()),
              words.percent(after.shareOfOthers())));
    }
    String answer =
        fit.model() == null || fit.quality() == null
            ? words.say("leaving.few", fit.fittedLeft(), RiskFit.FEWEST_TO_FIT)
            : words.say(
                fit.verdict() == RiskFit.Verdict.BETTER_THAN_CHANCE
                    ? "leaving.better"
                    : "leaving.chance",
                words.decimal(fit.quality().auc()),
                words.decimal(fit.quality().aucLower()),
                words.decimal(fit.quality().aucUpper()));
    return new ReportSection(words.say("leaving"), answer, estimates, notes);
  }

  private ReportSection segments(Insights insights, SegmentModel model) {
    boolean french = words.language().equals("fr");
    List<String> notes = new ArrayList<>();
    for (SegmentModel.Segment segment : model.segments()) {
      String name = french && segment.nameFr() != null ? segment.nameFr() : segment.name();
      String told =
          french && segment.descriptionFr() != null
              ? segment.descriptionFr()
              : segment.description();
      int people = insights.segments().getOrDefault(segment.id(), 0);
      notes.add(
          words.say("segments.one", words.number(people), Untrusted.line(name, NAME))
              + (told == null ? "" : " " + Untrusted.line(told, 300)));
    }
    return new ReportSection(
        words.say("segments"),
        words.say("segments.answer", words.number(insights.people())),
        List.of(),
        notes);
  }
}
