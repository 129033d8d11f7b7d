package dev.handoff.domain.evaluate;

import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.message.MessageRequest;

/** Where the evaluation of a group says what came of it. */
public interface Outcomes {

  void score(ScoreRecord score);

  void alert(SalesAlert alert);

  void event(JourneyEvent event);

  /** A journey asks for a message to a member. */
  void request(MessageRequest request);

  /** A journey adds an interesting moment to a member, in whatever groups the person is. */
  void moment(InterestingMoment moment);

  /** At the end of a day or of a bounded run: raw scores, for calibration. */
  void observed(RawScores scores);
}
