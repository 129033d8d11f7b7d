package dev.handoff.codec;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Sales alerts as the topic {@code sales-alerts} holds them (SPEC section 7), written by the
 * deciding half and read back by the mail half and the preview. What was read and written again is
 * the same, byte for byte.
 */
public final class SalesAlertCodec {
  private SalesAlertCodec() {}

  /**
   * The alert in compact JSON, one object; fields that this version does not know are passed over.
   *
   * @throws UnreadableAlertException when it is not JSON, or a field is missing or wrong
   */
  public static SalesAlert read(byte[] json) throws UnreadableAlertException {
    return SalesAlertReader.read(json);
  }

  /** Compact JSON. */
  public static byte[] write(SalesAlert alert) {
    return JsonOutput.object(
        out -> {
          writeDecision(out, alert);
          writeScores(out, alert);
          writeStory(out, alert);
          out.texts("recipients", alert.recipients());
          out.text("locale", alert.locale());
          out.text("timeZone", alert.timeZone());
          out.instant("redrivenAt", alert.redrivenAt());
        });
  }

  private static void writeDecision(JsonOutput out, SalesAlert alert) {
    out.text("alertId", alert.alertId());
    out.text("journeyId", alert.journeyId());
    out.integer("journeyVersion", alert.journeyVersion());
    out.integer("entry", alert.entry());
    out.text("nodeId", alert.nodeId());
    out.text("buyingGroupId", alert.buyingGroupId());
    out.instant("decidedAt", alert.decidedAt());
    out.instant("notAfter", alert.notAfter());
    out.object("group", alert.group(), SalesAlertCodec::writeGroup);
  }

  private static void writeScores(JsonOutput out, SalesAlert alert) {
    out.integer("engagementScore", alert.engagementScore());
    out.decimal("engagementScoreUnrounded", alert.engagementScoreUnrounded());
    out.integer("engagementScore7DaysBefore", alert.engagementScore7DaysBefore());
    if (!alert.trend().isEmpty()) {
      out.objects(
          "trend",
          alert.trend(),
          (o, day) -> {
            o.text("day", LocalDate.ofEpochDay(day.epochDay()).toString());
            o.integer("engagementScore", day.engagementScore());
          });
    }
    out.integer("completenessScore", alert.completenessScore());
    out.texts("missingRoles", alert.missingRoles());
    out.object(
        "calibration",
        alert.calibration(),
        (o, calibration) -> {
          o.text("model", calibration.model());
          o.integer("version", calibration.version());
        });
  }

  private static void writeStory(JsonOutput out, SalesAlert alert) {
    out.objects(
        "whyNow",
        alert.whyNow(),
        (o, why) -> {
          o.text("condition", why.condition());
          o.text("value", why.value());
        });
    out.objects(
        "topMembers",
        alert.topMembers(),
        (o, member) -> {
          o.text("personId", member.personId());
          o.text("name", member.name());
          o.text("role", member.role());
        });
    out.texts("topics", alert.topics());
    out.object(
        "summary",
        alert.summary(),
        (o, summary) -> {
          o.text("text", summary.text());
          o.text("origin", summary.origin().name().toLowerCase(Locale.ROOT));
        });
    out.object(
        "moments",
        alert.moments(),
        (o, moments) -> {
          o.integer("total", moments.total());
          o.objects("latest", moments.latest(), SalesAlertCodec::writeMoment);
        });
    out.objects("members", alert.members(), SalesAlertCodec::writeMember);
  }

  private static void writeGroup(JsonOutput out, SalesAlert.Group group) {
    out.text("name", group.name());
    out.text("accountId", group.accountId());
    out.text("accountName", group.accountName());
    out.object(
        "solutionInterest",
        group.solutionInterest(),
        (o, interest) -> {
          o.text("id", interest.id());
          o.text("name", interest.name());
        });
    out.text("status", group.status());
    out.text("stage", group.stage());
  }

  private static void writeMoment(JsonOutput out, Moment moment) {
    out.instant("at", moment.at());
    out.text("personId", moment.personId());
    out.text("name", moment.name());
    out.text("type", moment.type().wireName());
    out.text("description", moment.description());
  }

  private static void writeMember(JsonOutput out, AlertMember member) {
    out.text("personId", member.personId());
    out.text("name", member.name());
    out.text("title", member.title());
    out.text("role", member.role());
    out.integer("engagementScore", member.engagementScore());
    out.objects("parts", member.parts(), ScoreWriter::writePart);
    out.object("lastMoment", member.lastMoment(), SalesAlertCodec::writeMoment);
    out.objects(
        "activities",
        member.activities(),
        (o, activity) -> {
          o.text("type", activity.type());
          o.instant("at", activity.at());
          o.text("text", activity.text());
          o.text("url", activity.url());
        });
    out.objects(
        "otherGroups",
        member.otherGroups(),
        (o, group) -> {
          o.text("buyingGroupId", group.buyingGroupId());
          o.text("name", group.name());
        });
    out.text("email", member.email());
    out.text("phone", member.phone());
  }
}
