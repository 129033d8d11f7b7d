package dev.handoff.codec;

import dev.handoff.domain.alert.ScorePart;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.alert.ScoreRecord.MemberScore;

/** Score records as the topic {@code scores} holds them (SPEC section 7). */
public final class ScoreWriter {
  private ScoreWriter() {}

  /** Compact JSON; of a deleted group {@code {buyingGroupId, at, deleted: true}}. */
  public static byte[] write(ScoreRecord record) {
    return JsonOutput.object(
        out -> {
          out.text("buyingGroupId", record.buyingGroupId());
          out.instant("at", record.at());
          if (record.deleted()) {
            out.flag("deleted", true);
          } else {
            writeScores(out, record);
          }
        });
  }

  private static void writeScores(JsonOutput out, ScoreRecord record) {
    out.integer("engagementScore", record.engagementScore());
    out.decimal("engagementScoreUnrounded", record.engagementScoreUnrounded());
    out.integer("completenessScore", record.completenessScore());
    out.texts("missingRoles", record.missingRoles());
    out.objects("members", record.members(), ScoreWriter::writeMember);
  }

  private static void writeMember(JsonOutput out, MemberScore member) {
    out.text("personId", member.personId());
    out.text("role", member.role());
    out.integer("engagementScore", member.engagementScore());
    out.decimal("engagementScoreUnrounded", member.engagementScoreUnrounded());
    out.objects("parts", member.parts(), ScoreWriter::writePart);
  }

  static void writePart(JsonOutput out, ScorePart part) {
    out.text("type", part.type());
    out.integer("tally", part.tally());
    out.decimal("weight", part.weight());
    out.decimal("raw", part.raw());
  }
}
