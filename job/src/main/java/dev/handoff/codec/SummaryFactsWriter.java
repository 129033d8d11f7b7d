package dev.handoff.codec;

import dev.handoff.domain.alert.SummaryFacts;
import dev.handoff.domain.alert.SummaryFacts.Asset;
import dev.handoff.domain.alert.SummaryFacts.DatedMoment;
import dev.handoff.domain.alert.SummaryFacts.KindCount;
import dev.handoff.domain.alert.SummaryFacts.Member;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The facts for a language model as a block of data, which no text in it can leave. */
public final class SummaryFactsWriter {
  private SummaryFactsWriter() {}

  /** Compact JSON without angle brackets and ampersands: those are escaped. */
  public static String write(SummaryFacts facts) {
    byte[] json =
        JsonOutput.object(
            out -> {
              out.integer("engagementScore", facts.engagementScore());
              out.integer("engagementScore7DaysBefore", facts.engagementScore7DaysBefore());
              out.integer("completenessPercent", facts.completenessScore());
              out.texts("missingRoles", facts.missingRoles());
              writeCounts(out, facts.activities());
              out.integer("interestingMoments", facts.moments());
              out.objects("latestMoments", facts.latestMoments(), SummaryFactsWriter::writeMoment);
              out.objects("members", facts.members(), SummaryFactsWriter::writeMember);
            });
    // Within JSON these stand only in texts.
    return new String(json, StandardCharsets.UTF_8)
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("&", "\\u0026");
  }

  private static void writeCounts(JsonOutput out, List<KindCount> counts) {
    out.objects(
        "activitiesIn30Days",
        counts,
        (o, count) -> {
          o.text("kind", count.kind());
          o.integer("count", count.count());
        });
  }

  private static void writeMoment(JsonOutput out, DatedMoment moment) {
    out.text("kind", moment.type().wireName());
    out.text("day", moment.day().toString());
    out.text("role", moment.role());
  }

  private static void writeMember(JsonOutput out, Member member) {
    out.text("role", member.role());
    out.text("title", member.title());
    out.integer("engagementScore", member.engagementScore());
    writeCounts(out, member.activities());
    out.objects("assets", member.assets(), SummaryFactsWriter::writeAsset);
  }

  private static void writeAsset(JsonOutput out, Asset asset) {
    out.text("kind", asset.kind());
    out.text("name", asset.name());
  }
}
