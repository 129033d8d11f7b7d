package dev.handoff.codec;

import dev.handoff.domain.calibration.ScoreQuantiles;
import dev.handoff.domain.calibration.ScoreQuantiles.Distribution;
import dev.handoff.domain.calibration.ScoreQuantiles.Quantile;
import java.time.LocalDate;
import java.util.Base64;

/** Score quantiles as the topic {@code score-quantiles} holds them. */
public final class ScoreQuantilesWriter {
  private ScoreQuantilesWriter() {}

  /** Compact JSON. */
  public static byte[] write(ScoreQuantiles record) {
    return JsonOutput.object(
        out -> {
          out.text("day", key(record));
          out.instant("at", record.at());
          out.text("model", record.model());
          out.integer("version", record.version());
          out.object("people", record.people(), ScoreQuantilesWriter::writeDistribution);
          out.object("groups", record.groups(), ScoreQuantilesWriter::writeDistribution);
          out.object(
              "groupsUncapped", record.groupsUncapped(), ScoreQuantilesWriter::writeDistribution);
        });
  }

  /** The day as a date: the key of the topic. */
  public static String key(ScoreQuantiles record) {
    return LocalDate.ofEpochDay(record.day()).toString();
  }

  private static void writeDistribution(JsonOutput out, Distribution distribution) {
    out.longInteger("count", distribution.count());
    out.object(
        "quantiles",
        distribution.quantiles(),
        (o, quantiles) -> {
          for (Quantile quantile : quantiles) {
            o.decimal(quantile.name(), quantile.value());
          }
        });
    out.text("sketch", Base64.getEncoder().encodeToString(distribution.sketch()));
  }
}
