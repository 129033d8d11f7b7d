package dev.handoff.domain.evaluate;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.journey.JourneyEvent;

/** Where the evaluation of a group says what came of it. */
public interface Outcomes {

  void score(ScoreRecord score);

  void alert(SalesAlert alert);

  void event(JourneyEvent event);
}
