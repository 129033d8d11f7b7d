package dev.handoff.operator;

import dev.handoff.domain.catalog.CatalogHistory;
import dev.handoff.domain.definition.Definition;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.Share;
import dev.handoff.domain.route.PersonFile;
import dev.handoff.domain.route.PersonRouter;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredPerson;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The route stage, by person. Input: activities, moments, profiles, erasures, and groups' word of
 * who is listed, and what became of mail; broadcast: the catalog, for the models of risk and
 * segment. Output: what counts, and at the end of each day how the person takes mail, to each group
 * that lists the person. State: the person's last 30 days, once, and, in event time, records ahead
 * of the watermark; a timer clears them when the person is in no group, has no profile, and nothing
 * is left in the window. Counter {@code recordsOfErased}: records refused because they are of a
 * person's time before an erasure.
 */
public final class RoutePerson
    extends KeyedBroadcastProcessFunction<String, PersonRecord, CatalogEntry, GroupRecord> {

  private static final long serialVersionUID = 1L;

  private final Timeline timeline;
  private final EngagementOptions options;
  private final List<CatalogEntry> knownCatalog;
  private transient LiveCatalog catalog;
  private transient @Nullable PersonRouter router;
  private transient ValueState<StoredPerson> person;
  private transient PendingRecords<PersonRecord> pending;
  private transient Counter erased;

  public RoutePerson(
      Timeline timeline, EngagementOptions options, List<CatalogEntry> knownCatalog) {
    this.timeline = timeline;
    this.options = options;
    this.knownCatalog = knownCatalog.stream().filter(RoutePerson::isModel).toList();
  }

  @Override
  public void open(OpenContext context) {
    catalog = new LiveCatalog(options, knownCatalog, () -> {});
    erased = getRuntimeContext().getMetricGroup().counter("recordsOfErased");
    person = getRuntimeContext().getState(HandoffState.person());
    pending =
        new PendingRecords<>(
            getRuntimeContext().getListState(HandoffState.pendingPersonRecords()),
            PersonRecord::at,
            PersonRecord.ORDER);
  }

  @Override
  public void processElement(
      PersonRecord record, ReadOnlyContext context, Collector<GroupRecord> out) {
    if (timeline.isAhead(record.at(), context.timerService())) {
      pending.add(record);
      timeline.wake(record.at(), context.timerService());
    } else {
      apply(List.of(record), context, out::collect);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<GroupRecord> out) {
    List<PersonRecord> due =
        timeline.inEventTime()
            ? pending.takeUntil(timeline.limit(context.timerService()))
            : List.of();
    apply(due, context, out::collect);
  }

  @Override
  public void processBroadcastElement(
      CatalogEntry entry, Context context, Collector<GroupRecord> out) throws Exception {
    if (isModel(entry)) {
      catalog.history(context.getBroadcastState(HandoffState.catalog()));
      context.getBroadcastState(HandoffState.catalog()).put(entry.key(), entry.json());
      catalog.add(entry);
    }
  }

  private void apply(
      List<PersonRecord> records, ReadOnlyContext context, Consumer<GroupRecord> out) {
    TimerService timers = context.timerService();
    PersonRouter router = router(context);
    StoredPerson stored = StateAccess.read(person::value);
    Instant standing = stored == null ? null : stored.wakeAt();
    if (records.isEmpty() && !timeline.isDue(standing, timers)) {
      return;
    }
    PersonFile file = stored == null ? PersonFile.empty() : stored.toDomain();
    Instant now = stored == null ? Instant.EPOCH : stored.processedUntil();
    Instant limit = timeline.limit(timers);
    for (PersonRecord record : records) {
      Instant at = timeline.inEventTime() ? record.at() : limit;
      now = at.isAfter(now) ? at : now;
      router.apply(file, record, now, out);
      erased.inc(router.isErased(file, record) ? 1 : 0);
    }
    if (records.stream().anyMatch(record -> record.kind() == PersonRecord.Kind.ERASE)) {
      erased.inc(pending.removeIf(waiting -> router.isErased(file, waiting)));
    }
    now = limit.isAfter(now) ? limit : now;
    router.closeDays(file, context.getCurrentKey(), now, out);
    router.expire(file, now);
    if (router.isForgettable(file)) {
      person.clear();
    } else {
      Instant processedUntil = now;
      Instant wakeAt =
          timeline.wakeBy(standing, turn(router.nextExpiry(file), context.getCurrentKey()), timers);
      StateAccess.write(() -> person.update(StoredPerson.of(file, processedUntil, wakeAt)));
    }
  }

  /** Live, the work of midnight is spread over some minutes. */
  private @Nullable Instant turn(@Nullable Instant midnight, String personKey) {
    return midnight == null || timeline.inEventTime()
        ? midnight
        : midnight.plus(Share.of(personKey, EvaluateGroup.MIDNIGHT_SPREAD));
  }

  private PersonRouter router(ReadOnlyContext context) {
    PersonRouter known = router;
    if (known == null) {
      CatalogHistory history = catalog.history(context.getBroadcastState(HandoffState.catalog()));
      known =
          new PersonRouter(
              options.window(),
              options.dailyCap(),
              at -> (timeline.inEventTime() ? history.asOf(at) : history.newest()).insights());
      router = known;
    }
    return known;
  }

  private static boolean isModel(CatalogEntry entry) {
    return entry.key().startsWith(Definition.Kind.RISK_MODEL.wireName() + "/")
        || entry.key().startsWith(Definition.Kind.SEGMENT_MODEL.wireName() + "/");
  }
}
