package dev.handoff.sketch;

import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.calibration.ScoreQuantiles;
import dev.handoff.domain.calibration.ScoreQuantiles.Distribution;
import dev.handoff.domain.calibration.SketchedScores;
import java.time.Instant;

/**
 * The raw scores of one day on their way into sketches. What was added in any order and portions
 * ends in the same. Not thread-safe.
 */
public final class DaySketch {

  private final int day;
  private final ScoreSketch people = new ScoreSketch();
  private final ScoreSketch groups = new ScoreSketch();
  private final ScoreSketch groupsUncapped = new ScoreSketch();
  private Instant at = Instant.MIN;
  private String model = "";
  private int version = -1;

  /** Of no scores yet. */
  public DaySketch(int epochDay) {
    this.day = epochDay;
  }

  /** Adds the scores of one group, which must be of the day. */
  public void add(RawScores scores) {
    note(scores.at(), scores.model(), scores.version());
    for (double raw : scores.people()) {
      people.add(raw);
    }
    if (scores.group() > 0) {
      groups.add(scores.group());
    }
    if (scores.groupUncapped() > 0) {
      groupsUncapped.add(scores.groupUncapped());
    }
  }

  /** Adds sketches made here or by another task, which must be of the day. */
  public void merge(SketchedScores scores) {
    note(scores.at(), scores.model(), scores.version());
    try {
      people.merge(scores.people());
      groups.merge(scores.groups());
      groupsUncapped.merge(scores.groupsUncapped());
    } catch (UnreadableSketchException e) {
      throw new IllegalArgumentException("what one task wrote another cannot read", e);
    }
  }

  private void note(Instant instant, String modelId, int modelVersion) {
    at = instant.isAfter(at) ? instant : at;
    if (modelVersion > version) {
      model = modelId;
      version = modelVersion;
    }
  }

  /** All of it, to be stored or sent. */
  public SketchedScores sketched() {
    return new SketchedScores(
        day, at, model, version, people.bytes(), groups.bytes(), groupsUncapped.bytes());
  }

  /** All of it, to be published. */
  public ScoreQuantiles quantiles() {
    return new ScoreQuantiles(
        day,
        at,
        model,
        version,
        distribution(people),
        distribution(groups),
        distribution(groupsUncapped));
  }

  private static Distribution distribution(ScoreSketch sketch) {
    return new Distribution(sketch.count(), sketch.quantiles(), sketch.bytes());
  }
}
