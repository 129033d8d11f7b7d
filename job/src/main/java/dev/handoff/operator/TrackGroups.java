package dev.handoff.operator;

import dev.handoff.domain.catalog.Catalog;
import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.Share;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.track.GroupTracker;
import dev.handoff.domain.track.GroupTracker.Change;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredTrackedGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ReadOnlyBroadcastState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * The track stage, by buying group. Input: snapshots; broadcast: the catalog. Output: the group
 * itself to evaluate, and a word to every group when a definition changes. Side output: {@link
 * #PEOPLE}, who is listed and who no longer. State: the newest snapshot's members, cleared when a
 * deleted group's look-back is over; in event time, snapshots ahead of the watermark.
 */
public final class TrackGroups
    extends KeyedBroadcastProcessFunction<String, BuyingGroup, CatalogEntry, GroupRecord> {

  /** Who is listed by a group, and who no longer is. */
  public static final OutputTag<PersonRecord> PEOPLE =
      new OutputTag<>("people", TypeInformation.of(PersonRecord.class));

  private static final long serialVersionUID = 1L;
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Comparator<BuyingGroup> NEWEST_LAST =
      Comparator.comparing(BuyingGroup::updatedAt).thenComparing(TrackGroups::contentOf);

  private final Timeline timeline;
  private final EngagementOptions options;
  private final PersonKeySecret personKeySecret;
  private final List<CatalogEntry> knownCatalog;
  private transient GroupTracker tracker;
  private transient LiveCatalog catalog;
  private transient ValueState<StoredTrackedGroup> tracked;
  private transient PendingRecords<BuyingGroup> pending;

  public TrackGroups(
      Timeline timeline,
      EngagementOptions options,
      PersonKeySecret personKeySecret,
      List<CatalogEntry> knownCatalog) {
    this.timeline = timeline;
    this.options = options;
    this.personKeySecret = personKeySecret;
    this.knownCatalog = knownCatalog;
  }

  @Override
  public void open(OpenContext context) {
    tracker = new GroupTracker(personKeySecret.open()::of);
    catalog = new LiveCatalog(options, knownCatalog, () -> {});
    tracked = getRuntimeContext().getState(HandoffState.trackedGroup());
    pending =
        new PendingRecords<>(
            getRuntimeContext().getListState(HandoffState.pendingSnapshots()),
            BuyingGroup::updatedAt,
            NEWEST_LAST);
  }

  @Override
  public void processElement(
      BuyingGroup snapshot, ReadOnlyContext context, Collector<GroupRecord> out) {
    if (timeline.inEventTime() && StateAccess.read(tracked::value) == null && pending.isEmpty()) {
      announceChanges(snapshot.buyingGroupId(), context, out);
    }
    if (timeline.isAhead(snapshot.updatedAt(), context.timerService())) {
      pending.add(snapshot);
      timeline.wake(snapshot.updatedAt(), context.timerService());
    } else {
      apply(List.of(snapshot), context, out);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<GroupRecord> out) {
    Instant limit = timeline.limit(context.timerService());
    List<BuyingGroup> due = timeline.inEventTime() ? pending.takeUntil(limit) : List.of();
    apply(due, context, out);
    StoredTrackedGroup stored = StateAccess.read(tracked::value);
    if (stored != null && stored.deleted() && !limit.isBefore(forgetAt(stored.version()))) {
      tracked.clear();
    }
  }

  @Override
  public void processBroadcastElement(
      CatalogEntry entry, Context context, Collector<GroupRecord> out) throws Exception {
    catalog.history(context.getBroadcastState(HandoffState.catalog()));
    context.getBroadcastState(HandoffState.catalog()).put(entry.key(), entry.json());
    catalog.add(entry);
    context.applyToKeyedState(
        HandoffState.trackedGroup(), (groupId, state) -> out.collect(lookAgain(groupId, entry)));
    if (timeline.inEventTime()) {
      context.applyToKeyedState(
          HandoffState.pendingSnapshots(),
          (groupId, state) -> out.collect(lookAgain(groupId, entry)));
    }
  }

  /**
   * In event time exactly when the definition takes effect; live, spread over a minute so that no
   * group waits for all others.
   */
  private GroupRecord lookAgain(String groupId, CatalogEntry entry) {
    if (timeline.inEventTime()) {
      return GroupRecord.lookAgain(groupId, entry.updatedAt());
    }
    Instant turn = timeline.clock().instant().plus(Share.of(groupId, SWEEP));
    return GroupRecord.lookAgain(groupId, turn);
  }

  /**
   * A group seen for the first time must hear of definitions that came before it and take effect
   * after.
   */
  private void announceChanges(
      String groupId, ReadOnlyContext context, Collector<GroupRecord> out) {
    Instant watermark = Instant.ofEpochMilli(context.timerService().currentWatermark());
    for (Instant change : history(context).changesAfter(watermark)) {
      out.collect(GroupRecord.lookAgain(groupId, change));
    }
  }

  private void apply(
      List<BuyingGroup> snapshots, ReadOnlyContext context, Collector<GroupRecord> out) {
    TimerService timers = context.timerService();
    for (int i = 0; i < snapshots.size(); i++) {
      BuyingGroup snapshot = snapshots.get(i);
      boolean last =
          i + 1 == snapshots.size()
              || !snapshots.get(i + 1).updatedAt().equals(snapshot.updatedAt());
      if (last) {
        apply(
            snapshot,
            timeline.inEventTime() ? snapshot.updatedAt() : timeline.limit(timers),
            context,
            out);
      }
    }
  }

  private void apply(
      BuyingGroup snapshot, Instant now, ReadOnlyContext context, Collector<GroupRecord> out) {
    StoredTrackedGroup known = StateAccess.read(tracked::value);
    Change change =
        tracker.apply(
            known == null ? null : known.toDomain(),
            snapshot,
            contentOf(snapshot),
            nameOf(snapshot, now, context),
            now);
    if (change == null) {
      return;
    }
    StateAccess.write(() -> tracked.update(StoredTrackedGroup.of(change.tracked())));
    if (snapshot.deleted()) {
      timeline.wake(forgetAt(snapshot.updatedAt()), context.timerService());
    }
    out.collect(change.group());
    change.people().forEach(person -> context.output(PEOPLE, person));
  }

  private static String contentOf(BuyingGroup snapshot) {
    return ContentHash.of(snapshot.toString());
  }

  private String nameOf(BuyingGroup snapshot, Instant now, ReadOnlyContext context) {
    Catalog inForce =
        timeline.inEventTime() ? history(context).asOf(now) : history(context).newest();
    Account account = snapshot.account();
    return inForce.groupName(
        snapshot.name(), snapshot.solutionInterest(), account == null ? "" : account.name());
  }

  private CatalogHistory history(ReadOnlyContext context) {
    ReadOnlyBroadcastState<String, byte[]> stored =
        context.getBroadcastState(HandoffState.catalog());
    return catalog.history(stored);
  }

  private Instant forgetAt(Instant version) {
    return version.plus(Duration.ofDays(options.lookbackDays()));
  }
}
