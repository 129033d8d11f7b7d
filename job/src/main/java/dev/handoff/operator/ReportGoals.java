package dev.handoff.operator;

import dev.handoff.domain.report.GoalFile;
import dev.handoff.domain.report.GoalFile.Reached;
import dev.handoff.domain.report.GoalRecord;
import dev.handoff.domain.report.MailNews;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredGoals;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The goals of mail, by person. Input: mails that were sent and have a goal, activities that are
 * some message's goal, erasures. Output: mails that reached theirs. State: both, each until the
 * other has come or its time is over, or the person is erased. In a bounded run only an erasure
 * clears: mails come back when the activities have long been read.
 */
public final class ReportGoals extends KeyedProcessFunction<String, GoalRecord, MailNews> {

  private static final long serialVersionUID = 1L;

  private final Timeline timeline;
  private transient ValueState<StoredGoals> goals;

  public ReportGoals(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void open(OpenContext context) {
    goals = getRuntimeContext().getState(HandoffState.goals());
  }

  @Override
  public void processElement(GoalRecord record, Context context, Collector<MailNews> out) {
    GoalFile file = file();
    for (Reached reached : file.take(record)) {
      out.collect(MailNews.converted(reached.messageId(), reached.at()));
    }
    keep(file, context);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<MailNews> out) {
    keep(file(), context);
  }

  private void keep(GoalFile file, Context context) {
    if (!timeline.bounded()) {
      file.forget(timeline.limit(context.timerService()));
    }
    if (file.isEmpty()) {
      goals.clear();
      return;
    }
    StateAccess.write(() -> goals.update(StoredGoals.of(file)));
    Instant next = file.nextForgetting();
    if (next != null && !timeline.bounded()) {
      context.timerService().registerEventTimeTimer(next.toEpochMilli());
    }
  }

  private GoalFile file() {
    StoredGoals stored = StateAccess.read(goals::value);
    return stored == null ? GoalFile.empty() : stored.toDomain();
  }
}
