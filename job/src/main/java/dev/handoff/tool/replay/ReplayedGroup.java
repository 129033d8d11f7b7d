package dev.handoff.tool.replay;

import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.evaluate.GroupEvaluator;
import dev.handoff.domain.evaluate.GroupExplanation;
import dev.handoff.domain.evaluate.GroupFile;
import dev.handoff.domain.evaluate.Outcomes;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.JourneyPlace;
import dev.handoff.domain.message.MessageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One group, run to the end of a replay: what the job would have written, and why. */
public final class ReplayedGroup {

  private final GroupEvaluator evaluator;
  private final Instant until;
  private final List<ScoreRecord> scores = new ArrayList<>();
  private final List<SalesAlert> alerts = new ArrayList<>();
  private final List<JourneyEvent> steps = new ArrayList<>();
  private final List<MessageRequest> requests = new ArrayList<>();
  private final List<InterestingMoment> moments = new ArrayList<>();
  private final List<RawScores> observed = new ArrayList<>();
  private GroupFile file;
  private MembersInMemory members = new MembersInMemory();

  ReplayedGroup(String buyingGroupId, GroupEvaluator evaluator, Instant until) {
    this.evaluator = evaluator;
    this.until = until;
    this.file = new GroupFile(buyingGroupId);
  }

  /** Runs the group through its sorted records and its own agenda, up to the end. */
  void run(List<GroupRecord> records) {
    Outcomes outcomes = new Kept();
    int next = 0;
    while (next < records.size()) {
      Instant at = records.get(next).at();
      int first = next;
      while (next < records.size() && records.get(next).at().equals(at)) {
        next++;
      }
      forgetBefore(at, outcomes);
      evaluator.advance(file, members, records.subList(first, next), at, outcomes);
    }
    evaluator.advance(file, members, List.of(), until, outcomes);
  }

  /** A deleted group whose look-back is over begins anew. */
  private void forgetBefore(Instant at, Outcomes outcomes) {
    Instant over = evaluator.forgetAt(file);
    if (over != null && over.isBefore(at)) {
      evaluator.advance(file, members, List.of(), over, outcomes);
      if (evaluator.isForgettable(file, members, over)) {
        file = new GroupFile(file.buyingGroupId());
        members = new MembersInMemory();
      }
    }
  }

  /** Why the group is as it is at the end; null when there is none then: not yet, or deleted. */
  public @Nullable GroupExplanation explain() {
    return evaluator.explain(file, members, steps, until);
  }

  /** The score records said of it, in order. */
  public List<ScoreRecord> scores() {
    return List.copyOf(scores);
  }

  /** The sales alerts decided, in order, without their summaries. */
  public List<SalesAlert> alerts() {
    return List.copyOf(alerts);
  }

  /** Its steps in journeys, in order. */
  public List<JourneyEvent> steps() {
    return List.copyOf(steps);
  }

  /** What its journeys asked to be sent, in order. */
  public List<MessageRequest> requests() {
    return List.copyOf(requests);
  }

  /** The moments that its journeys added to people, in order; they are not counted in a replay. */
  public List<InterestingMoment> moments() {
    return List.copyOf(moments);
  }

  /** The raw scores observed at the end of each day and of the replay, in order. */
  public List<RawScores> observed() {
    return List.copyOf(observed);
  }

  /** Where it stands in journeys at the end, by journey id. */
  public Map<String, JourneyPlace> places() {
    return Map.copyOf(file.kept().places());
  }

  /** Keeps what comes of the group. */
  private final class Kept implements Outcomes {

    @Override
    public void score(ScoreRecord score) {
      scores.add(score);
    }

    @Override
    public void alert(SalesAlert alert) {
      alerts.add(alert);
    }

    @Override
    public void event(JourneyEvent event) {
      steps.add(event);
    }

    @Override
    public void request(MessageRequest request) {
      requests.add(request);
    }

    @Override
    public void moment(InterestingMoment moment) {
      moments.add(moment);
    }

    @Override
    public void observed(RawScores scores) {
      observed.add(scores);
    }
  }
}
