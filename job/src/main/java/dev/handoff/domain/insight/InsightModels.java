package dev.handoff.domain.insight;

/**
 * The models in force at one instant.
 *
 * @param risk who may unsubscribe
 * @param segments who behaves alike
 */
public record InsightModels(RiskModel risk, SegmentModel segments) {

  /** While the catalog holds none. */
  public static InsightModels builtIn() {
    return new InsightModels(BuiltInModels.risk(), BuiltInModels.segments());
  }

  public InsightModels with(RiskModel other) {
    return new InsightModels(other, segments);
  }

  public InsightModels with(SegmentModel other) {
    return new InsightModels(risk, other);
  }

  /**
   * What these models make of how a person took mail.
   *
   * @param before what was made of it the day before, since nobody changes segments lightly
   */
  public MemberInsight of(MailFeatures features, MemberInsight before) {
    return new MemberInsight(
        features.hasMail() ? segments.segmentOf(features, before.segment()) : "",
        features.mayLeave() ? risk.risk(features) : null);
  }
}
