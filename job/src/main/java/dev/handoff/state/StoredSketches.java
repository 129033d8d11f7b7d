package dev.handoff.state;

import dev.handoff.domain.calibration.SketchedScores;
import java.time.Instant;

/** What {@code observe} keeps of a day whose groups have not all had their turn, as stored. */
public record StoredSketches(
    int formatVersion,
    Instant at,
    String model,
    int version,
    byte[] people,
    byte[] groups,
    byte[] groupsUncapped) {

  private static final int FORMAT_VERSION = 1;

  /** The stored form of a day's sketches. */
  public static StoredSketches of(SketchedScores scores) {
    return new StoredSketches(
        FORMAT_VERSION,
        scores.at(),
        scores.model(),
        scores.version(),
        scores.people(),
        scores.groups(),
        scores.groupsUncapped());
  }

  /** The sketches. */
  public SketchedScores toDomain(int epochDay) {
    return new SketchedScores(epochDay, at, model, version, people, groups, groupsUncapped);
  }
}
