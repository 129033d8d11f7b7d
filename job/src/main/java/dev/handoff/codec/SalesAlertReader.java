package dev.handoff.codec;

import dev.handoff.domain.activity.MomentType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Calibration;
import dev.handoff.domain.alert.SalesAlert.DayScore;
import dev.handoff.domain.alert.SalesAlert.Group;
import dev.handoff.domain.alert.SalesAlert.Interest;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.SalesAlert.Moments;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.domain.alert.SalesAlert.OtherGroup;
import dev.handoff.domain.alert.SalesAlert.RecentActivity;
import dev.handoff.domain.alert.SalesAlert.Summary;
import dev.handoff.domain.alert.SalesAlert.TopMember;
import dev.handoff.domain.alert.SalesAlert.WhyNow;
import dev.handoff.domain.alert.ScorePart;
import java.util.List;
import java.util.Locale;

/** Builds a sales alert from its JSON; every part in the order of the record. */
final class SalesAlertReader {
  private SalesAlertReader() {}

  static SalesAlert read(byte[] json) throws UnreadableAlertException {
    AlertJson alert = AlertJson.parse(json);
    return new SalesAlert(
        alert.text("alertId"),
        alert.text("journeyId"),
        alert.integer("journeyVersion"),
        alert.integer("entry"),
        alert.text("nodeId"),
        alert.text("buyingGroupId"),
        alert.instant("decidedAt"),
        alert.instant("notAfter"),
        group(alert.object("group")),
        alert.integer("engagementScore"),
        alert.decimal("engagementScoreUnrounded"),
        alert.optionalInteger("engagementScore7DaysBefore"),
        alert.has("trend") ? alert.objects("trend", SalesAlertReader::dayScore) : List.of(),
        alert.integer("completenessScore"),
        alert.texts("missingRoles"),
        calibration(alert.object("calibration")),
        alert.objects("whyNow", why -> new WhyNow(why.text("condition"), why.text("value"))),
        alert.objects("topMembers", SalesAlertReader::topMember),
        alert.texts("topics"),
        summary(alert.object("summary")),
        moments(alert.object("moments")),
        alert.objects("members", SalesAlertReader::member),
        alert.texts("recipients"),
        alert.text("locale"),
        alert.text("timeZone"),
        alert.has("redrivenAt") ? alert.instant("redrivenAt") : null);
  }

  private static Group group(AlertJson group) throws UnreadableAlertException {
    AlertJson interest = group.object("solutionInterest");
    return new Group(
        group.text("name"),
        group.text("accountId"),
        group.text("accountName"),
        new Interest(interest.text("id"), interest.text("name")),
        group.text("status"),
        group.optionalText("stage"));
  }

  private static Calibration calibration(AlertJson calibration) throws UnreadableAlertException {
    return new Calibration(calibration.text("model"), calibration.integer("version"));
  }

  private static DayScore dayScore(AlertJson score) throws UnreadableAlertException {
    return new DayScore(score.epochDay("day"), score.integer("engagementScore"));
  }

  private static TopMember topMember(AlertJson member) throws UnreadableAlertException {
    return new TopMember(member.text("personId"), member.text("name"), member.text("role"));
  }

  private static Summary summary(AlertJson summary) throws UnreadableAlertException {
    return new Summary(
        summary.text("text"),
        summary.oneOf("origin", Origin.values(), origin -> origin.name().toLowerCase(Locale.ROOT)));
  }

  private static Moments moments(AlertJson moments) throws UnreadableAlertException {
    return new Moments(
        moments.integer("total"), moments.objects("latest", SalesAlertReader::moment));
  }

  private static Moment moment(AlertJson moment) throws UnreadableAlertException {
    return new Moment(
        moment.instant("at"),
        moment.optionalText("personId"),
        moment.text("name"),
        moment.oneOf("type", MomentType.values(), MomentType::wireName),
        moment.text("description"));
  }

  private static AlertMember member(AlertJson member) throws UnreadableAlertException {
    return new AlertMember(
        member.text("personId"),
        member.text("name"),
        member.optionalText("title"),
        member.text("role"),
        member.integer("engagementScore"),
        member.objects("parts", SalesAlertReader::part),
        member.has("lastMoment") ? moment(member.object("lastMoment")) : null,
        member.objects("activities", SalesAlertReader::activity),
        member.objects("otherGroups", SalesAlertReader::otherGroup),
        member.optionalText("email"),
        member.optionalText("phone"));
  }

  private static ScorePart part(AlertJson part) throws UnreadableAlertException {
    return new ScorePart(
        part.text("type"), part.integer("tally"), part.decimal("weight"), part.decimal("raw"));
  }

  private static RecentActivity activity(AlertJson activity) throws UnreadableAlertException {
    return new RecentActivity(
        activity.text("type"),
        activity.instant("at"),
        activity.optionalText("text"),
        activity.optionalText("url"));
  }

  private static OtherGroup otherGroup(AlertJson group) throws UnreadableAlertException {
    return new OtherGroup(group.text("buyingGroupId"), group.text("name"));
  }
}
