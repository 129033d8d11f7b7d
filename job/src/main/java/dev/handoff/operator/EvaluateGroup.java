package dev.handoff.operator;

import dev.handoff.codec.AccountAttributes;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.evaluate.EvaluationSettings;
import dev.handoff.domain.evaluate.GroupEvaluator;
import dev.handoff.domain.evaluate.GroupFile;
import dev.handoff.domain.evaluate.Outcomes;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredGroup;
import dev.handoff.state.StoredMember;
import dev.handoff.state.StoredMembers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.accumulators.LongMaximum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * The evaluate stage, by buying group. Input: the group itself, and what its members do; broadcast:
 * the catalog. Output: sales alerts, not yet summarised. Side outputs: {@link #SCORES}, {@link
 * #JOURNEY_EVENTS}, {@link #SEND_REQUESTS}, {@link #MOMENTS}, {@link #RAW_SCORES}. State: the
 * group's sums and journeys and how its members stand in one value, each member in a map entry,
 * cleared when the member leaves or a deleted group's look-back is over; in event time, records
 * ahead of the watermark.
 */
public final class EvaluateGroup
    extends KeyedBroadcastProcessFunction<String, GroupRecord, CatalogEntry, SalesAlert> {

  public static final OutputTag<ScoreRecord> SCORES =
      new OutputTag<>("scores", TypeInformation.of(ScoreRecord.class));
  public static final OutputTag<JourneyEvent> JOURNEY_EVENTS =
      new OutputTag<>("journey-events", TypeInformation.of(JourneyEvent.class));

  /** What journeys ask to be sent to people. */
  public static final OutputTag<MessageRequest> SEND_REQUESTS =
      new OutputTag<>("send-requests", TypeInformation.of(MessageRequest.class));

  /** What journeys add to people: comes back through the topic that it is read from. */
  public static final OutputTag<InterestingMoment> MOMENTS =
      new OutputTag<>("interesting-moments", TypeInformation.of(InterestingMoment.class));

  public static final OutputTag<RawScores> RAW_SCORES =
      new OutputTag<>("raw-scores", TypeInformation.of(RawScores.class));

  /** Live, over how long after midnight groups take their turn. */
  static final Duration MIDNIGHT_SPREAD = Duration.ofMinutes(5);

  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Timeline timeline;
  private final EngagementOptions engagement;
  private final AlertDefaults alerts;
  private final List<CatalogEntry> knownCatalog;
  private transient LiveCatalog catalog;
  private transient @Nullable GroupEvaluator evaluator;
  private transient ValueState<StoredGroup> group;
  private transient MapState<String, StoredMember> members;
  private transient PendingRecords<GroupRecord> pending;
  private transient Counter alertsDecided;
  private final LongCounter alertsSoFar = new LongCounter();
  private final LongMaximum newestInstant = new LongMaximum();

  public EvaluateGroup(
      Timeline timeline,
      EngagementOptions engagement,
      AlertDefaults alerts,
      List<CatalogEntry> knownCatalog) {
    this.timeline = timeline;
    this.engagement = engagement;
    this.alerts = alerts;
    this.knownCatalog = knownCatalog;
  }

  @Override
  public void open(OpenContext context) {
    Counter conditionErrors = getRuntimeContext().getMetricGroup().counter("conditionErrors");
    alertsDecided = getRuntimeContext().getMetricGroup().counter("alerts");
    getRuntimeContext().addAccumulator(Progress.ALERTS, alertsSoFar);
    getRuntimeContext().addAccumulator(Progress.INSTANT, newestInstant);
    catalog = new LiveCatalog(engagement, knownCatalog, conditionErrors::inc);
    group = getRuntimeContext().getState(HandoffState.group());
    members = getRuntimeContext().getMapState(HandoffState.members());
    pending =
        new PendingRecords<>(
            getRuntimeContext().getListState(HandoffState.pendingGroupRecords()),
            GroupRecord::at,
            GroupRecord.ORDER);
  }

  @Override
  public void processElement(
      GroupRecord record, ReadOnlyContext context, Collector<SalesAlert> out) {
    boolean sweep = record.kind() == GroupRecord.Kind.CATALOG;
    if (timeline.isAhead(record.at(), context.timerService())
        || (sweep && !timeline.inEventTime())) {
      pending.add(record);
      timeline.wake(record.at(), context.timerService());
    } else {
      advance(List.of(record), false, context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SalesAlert> out) {
    advance(
        pending.takeUntil(timeline.limit(context.timerService())),
        timeline.isTheEnd(timestamp),
        context,
        out);
  }

  @Override
  public void processBroadcastElement(
      CatalogEntry entry, Context context, Collector<SalesAlert> out) throws Exception {
    catalog.history(context.getBroadcastState(HandoffState.catalog()));
    context.getBroadcastState(HandoffState.catalog()).put(entry.key(), entry.json());
    catalog.add(entry);
  }

  private void advance(
      List<GroupRecord> records, boolean ends, ReadOnlyContext context, Collector<SalesAlert> out) {
    TimerService timers = context.timerService();
    Instant limit = timeline.limit(timers);
    StoredGroup stored = StateAccess.read(group::value);
    Instant wakeAt = stored == null ? null : stored.wakeAt();
    if (records.isEmpty() && (stored == null || !(ends || timeline.isDue(wakeAt, timers)))) {
      return;
    }
    GroupFile file =
        stored == null
            ? new GroupFile(context.getCurrentKey())
            : stored.toDomain(context.getCurrentKey());
    StoredMembers membersOfGroup =
        new StoredMembers(members, stored == null ? List.of() : stored.members());
    newestInstant.add(limit.toEpochMilli());
    Emitter outcomes = new Emitter(context, out);
    GroupEvaluator running = evaluator(context);
    running.advance(file, membersOfGroup, records, limit, outcomes);
    if (timeline.isOver(timers)) {
      running.finish(file, membersOfGroup, limit, outcomes);
    }
    if (ends) {
      running.observe(file, membersOfGroup, limit, outcomes);
    }
    if (running.isForgettable(file, membersOfGroup, limit)) {
      group.clear();
      members.clear();
    } else {
      membersOfGroup.store();
      Instant nextWake = timeline.wakeByAndAtTheEnd(wakeAt, running.nextLook(file), timers);
      StateAccess.write(
          () -> group.update(StoredGroup.of(file, membersOfGroup.scored(), nextWake)));
    }
  }

  private GroupEvaluator evaluator(ReadOnlyContext context) {
    GroupEvaluator known = evaluator;
    if (known == null) {
      known =
          new GroupEvaluator(
              settings(),
              catalog.history(context.getBroadcastState(HandoffState.catalog())),
              timeline.inEventTime());
      evaluator = known;
    }
    return known;
  }

  private EvaluationSettings settings() {
    return new EvaluationSettings(
        engagement.window(),
        alerts.locale(),
        alerts.timeZone(),
        timeline.inEventTime() ? Duration.ZERO : MIDNIGHT_SPREAD,
        timeline.inEventTime() ? Duration.ZERO : PATIENCE,
        timeline.until(),
        AccountAttributes::read);
  }

  /** Hands outcomes to Flink. */
  private final class Emitter implements Outcomes {
    private final ReadOnlyContext context;
    private final Collector<SalesAlert> out;

    Emitter(ReadOnlyContext context, Collector<SalesAlert> out) {
      this.context = context;
      this.out = out;
    }

    @Override
    public void score(ScoreRecord score) {
      context.output(SCORES, score);
    }

    @Override
    public void alert(SalesAlert alert) {
      alertsDecided.inc();
      alertsSoFar.add(1L);
      out.collect(alert);
    }

    @Override
    public void event(JourneyEvent event) {
      context.output(JOURNEY_EVENTS, event);
    }

    @Override
    public void request(MessageRequest request) {
      context.output(SEND_REQUESTS, request);
    }

    @Override
    public void moment(InterestingMoment moment) {
      context.output(MOMENTS, moment);
    }

    @Override
    public void observed(RawScores scores) {
      context.output(RAW_SCORES, scores);
    }
  }
}
