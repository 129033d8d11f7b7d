package dev.handoff.codec;

import dev.handoff.domain.engagement.ScoreModel;
import dev.handoff.domain.evaluate.GroupExplanation;
import dev.handoff.domain.evaluate.GroupExplanation.DayPart;
import dev.handoff.domain.evaluate.GroupExplanation.Departure;
import dev.handoff.domain.evaluate.GroupExplanation.JourneyPart;
import dev.handoff.domain.evaluate.GroupExplanation.Leaving;
import dev.handoff.domain.evaluate.GroupExplanation.MemberPart;
import dev.handoff.domain.evaluate.GroupExplanation.RolePart;
import dev.handoff.domain.evaluate.GroupExplanation.Scores;
import dev.handoff.domain.evaluate.GroupExplanation.TypePart;
import dev.handoff.domain.journey.Condition.Finding;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.JourneyStanding;
import java.util.List;
import java.util.Locale;

/** Explanations of groups, as {@code explain --json} prints them. */
public final class ExplanationWriter {
  private ExplanationWriter() {}

  /** Compact JSON; what there is none of is left out. */
  public static byte[] write(GroupExplanation group) {
    return JsonOutput.object(
        out -> {
          out.text("buyingGroupId", group.buyingGroupId());
          out.text("name", group.name());
          out.text("accountName", group.accountName());
          out.text("solutionInterest", group.solutionInterest());
          out.text("status", group.status());
          out.text("stage", group.stage());
          out.instant("at", group.at());
          out.object("engagement", group.scores(), ExplanationWriter::writeEngagement);
          out.objects("members", group.members(), ExplanationWriter::writeMember);
          out.integer("awaitedMembers", group.awaited());
          out.object("leavesNext", group.departure(), ExplanationWriter::writeDeparture);
          out.object("completeness", group.scores(), ExplanationWriter::writeCompleteness);
          out.objects("journeys", group.journeys(), ExplanationWriter::writeJourney);
        });
  }

  private static void writeEngagement(JsonOutput out, Scores scores) {
    out.integer("score", scores.engagement());
    out.decimal("unrounded", scores.unrounded());
    out.decimal("raw", scores.raw());
    out.decimal("reference", scores.reference());
    out.object("model", scores.model(), ExplanationWriter::writeModel);
  }

  private static void writeModel(JsonOutput out, ScoreModel model) {
    out.text("id", model.id());
    out.integer("version", model.version());
    out.text("transform", model.transform().name().toLowerCase(Locale.ROOT));
    out.decimal("personReference", model.personReference());
    out.decimal("groupReference", model.groupReference());
  }

  private static void writeMember(JsonOutput out, MemberPart member) {
    out.text("personId", member.personId());
    out.text("name", member.name());
    out.text("role", member.role());
    out.decimal("share", member.share());
    out.integer("score", member.score());
    out.decimal("unrounded", member.unrounded());
    out.decimal("raw", member.raw());
    out.decimal("brings", member.brings());
    out.objects("parts", member.types(), ExplanationWriter::writeType);
  }

  private static void writeType(JsonOutput out, TypePart type) {
    ScoreWriter.writePart(out, type.part());
    out.objects("days", type.days(), ExplanationWriter::writeDay);
  }

  private static void writeDay(JsonOutput out, DayPart day) {
    out.text("day", day.day().toString());
    out.integer("tally", day.tally());
    out.decimal("raw", day.raw());
  }

  private static void writeDeparture(JsonOutput out, Departure departure) {
    out.instant("at", departure.at());
    out.text("day", departure.day().toString());
    out.integer("scoreThen", departure.engagementThen());
    out.decimal("unroundedThen", departure.unroundedThen());
    out.objects("leaving", departure.leaving(), ExplanationWriter::writeLeaving);
  }

  private static void writeLeaving(JsonOutput out, Leaving leaving) {
    out.text("personId", leaving.personId());
    out.text("name", leaving.name());
    out.text("type", leaving.type());
    out.integer("tally", leaving.tally());
    out.decimal("raw", leaving.raw());
  }

  private static void writeCompleteness(JsonOutput out, Scores scores) {
    out.integer("score", scores.completeness());
    out.objects("roles", scores.roles(), ExplanationWriter::writeRole);
    out.texts("missingRoles", scores.missingRoles());
  }

  private static void writeRole(JsonOutput out, RolePart role) {
    out.text("role", role.role());
    out.decimal("share", role.share());
    out.truth("requiredForCompleteness", role.required());
    out.integer("assigned", role.assigned());
    out.integer("membersRequired", role.membersRequired());
  }

  private static void writeJourney(JsonOutput out, JourneyPart journey) {
    JourneyStanding standing = journey.standing();
    out.text("journeyId", standing.journeyId());
    out.text("name", standing.name());
    out.integer("version", standing.version() == 0 ? null : standing.version());
    out.text(
        "status",
        standing.status() == null ? null : standing.status().name().toLowerCase(Locale.ROOT));
    out.text("state", standing.state().wireName());
    out.integer("entry", standing.entry());
    out.instant("enteredAt", standing.enteredAt());
    out.text("nodeId", standing.nodeId());
    out.instant("since", standing.since());
    out.instant("due", standing.due());
    out.object("lastStep", journey.lastStep(), ExplanationWriter::writeStep);
    out.text("waitsFor", standing.asks());
    List<Finding> findings = standing.findings();
    out.objects("findings", findings, ExplanationWriter::writeFinding);
  }

  private static void writeStep(JsonOutput out, JourneyEvent step) {
    JourneyEvent.Reason reason = step.reason();
    out.text("type", step.type().wireName());
    out.text("nodeId", step.nodeId());
    out.text("reason", reason == null ? null : reason.wireName());
    out.instant("at", step.at());
  }

  private static void writeFinding(JsonOutput out, Finding finding) {
    out.text("condition", finding.condition());
    out.text("value", finding.value());
    out.truth("holds", finding.holds());
  }
}
