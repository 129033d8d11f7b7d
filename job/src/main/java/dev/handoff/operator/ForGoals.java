package dev.handoff.operator;

import dev.handoff.domain.exchange.PersonKeys;
import dev.handoff.domain.report.AwaitedGoal;
import dev.handoff.domain.report.GoalRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Puts the person's key to the goal of a mail that was sent. State: none. */
public final class ForGoals extends RichMapFunction<AwaitedGoal, GoalRecord> {

  private static final long serialVersionUID = 1L;

  private final PersonKeySecret personKeySecret;
  private transient PersonKeys keys;

  public ForGoals(PersonKeySecret personKeySecret) {
    this.personKeySecret = personKeySecret;
  }

  @Override
  public void open(OpenContext context) {
    keys = personKeySecret.open();
  }

  @Override
  public GoalRecord map(AwaitedGoal goal) {
    return GoalRecord.of(keys.of(goal.personId()), goal);
  }
}
