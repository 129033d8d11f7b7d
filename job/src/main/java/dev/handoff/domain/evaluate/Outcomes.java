package dev.handoff.domain.evaluate;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.journey.JourneyEvent;

/** Where the evaluation of a group says what came of it. */
public interface Outcomes {

  void score(ScoreRecord score);

  void alert(SalesAlert alert);

  void event(JourneyEvent event);

  /** At the end of a day or of a bounded run: raw scores, for calibration. */
  void observed(RawScores scores);
}
