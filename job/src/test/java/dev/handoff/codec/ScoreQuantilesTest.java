package dev.handoff.codec;

import static dev.handoff.codec.Records.assertNamesWhatIsMissing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.calibration.RawScores;
import dev.handoff.fixture.Schemas;
import dev.handoff.sketch.DaySketch;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A day's quantiles are written as their schema says, and read with the sketches behind them. */
class ScoreQuantilesTest {
  private static final Instant TUESDAY = Instant.parse("2026-09-01T08:00:00Z");

  @Test
  void scoreQuantilesAreWrittenInOrderAndTheirSketchesReadBack() {
    DaySketch day = new DaySketch(20_697);
    day.add(new RawScores(20_697, TUESDAY, "default", 2, new double[] {4, 4, 100}, 60, 420));
    byte[] json = ScoreQuantilesWriter.write(day.quantiles());

    assertThat(json)
        .asString(UTF_8)
        .startsWith(
            """
            {"day":"2026-09-01","at":"2026-09-01T08:00:00Z","model":"default","version":2,\
            "people":{"count":3,"quantiles":{"p50":3.963,"p75":3.963""");
    assertThat(Schemas.faults("score-quantiles", json)).isEmpty();
    assertThat(ScoreQuantilesReader.read(json).items())
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(day.sketched());
  }

  @Test
  void scoreQuantilesThatAreWrongAreRejectedByField() {
    assertNamesWhatIsMissing(
        "score-quantiles",
        ScoreQuantilesReader::read,
        "day",
        "at",
        "model",
        "version",
        "people",
        "groupsUncapped");
    assertThat(ScoreQuantilesReader.read("[]".getBytes(UTF_8)).rejections()).hasSize(1);
  }
}
