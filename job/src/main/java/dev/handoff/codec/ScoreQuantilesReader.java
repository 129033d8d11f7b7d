package dev.handoff.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.handoff.domain.calibration.SketchedScores;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/**
 * Reads records of the topic {@code score-quantiles}: their sketches, from which the quantiles can
 * be had again. Never throws on any input.
 */
public final class ScoreQuantilesReader {
  private ScoreQuantilesReader() {}

  /** The sketches of a day in these bytes, or what is wrong. */
  public static Parsed<SketchedScores> read(byte[] json) {
    try {
      JsonNode node = RecordJson.parse(json);
      String refusal = Envelope.refusal(node);
      return refusal == null
          ? judge(JsonRecord.root(node), json)
          : Parsed.rejected(Rejection.whole(refusal, json));
    } catch (UnreadableException e) {
      return Parsed.rejected(Rejection.whole(e.reason(), json));
    }
  }

  private static Parsed<SketchedScores> judge(JsonRecord record, byte[] json) {
    SketchedScores scores =
        new SketchedScores(
            record.form("day", ScoreQuantilesReader::epochDay, 0),
            record.time("at"),
            record.text("model"),
            record.requiredInt("version", 0),
            sketch(record.object("people")),
            sketch(record.object("groups")),
            sketch(record.object("groupsUncapped")));
    List<FieldFault> faults = record.faults();
    return faults.isEmpty()
        ? Parsed.of(scores)
        : Parsed.rejected(
            new Rejection(faults.get(0).sentence(), faults.get(0).path(), json, List.of()));
  }

  private static byte[] sketch(JsonRecord distribution) {
    return distribution.form("sketch", ScoreQuantilesReader::bytes, new byte[0]);
  }

  private static Integer epochDay(String text) throws UnreadableException {
    try {
      return Math.toIntExact(LocalDate.parse(text).toEpochDay());
    } catch (DateTimeException e) {
      throw new UnreadableException("is not a day; write it like 2026-01-31");
    }
  }

  private static byte[] bytes(String text) throws UnreadableException {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("is not Base64");
    }
  }
}
