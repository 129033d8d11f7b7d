package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.state.HandoffState;
import java.io.IOException;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.SavepointType;
import org.apache.flink.runtime.state.CheckpointStorage;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Track, route and evaluate, one subtask each, joined as in the job: what one puts out the next
 * takes at once. The test says what time it is, by {@link #time}: in order of arrival it is the
 * clock's, in event time the watermark.
 */
final class ThreeStages implements AutoCloseable {

  private static final int MAX_PARALLELISM = 128;
  private static final EngagementOptions ENGAGEMENT = new EngagementOptions(ZoneOffset.UTC, 30, 20);

  private final KeyedBroadcastOperatorTestHarness<String, BuyingGroup, CatalogEntry, GroupRecord>
      track;
  private final KeyedBroadcastOperatorTestHarness<String, PersonRecord, CatalogEntry, GroupRecord>
      route;
  private final KeyedBroadcastOperatorTestHarness<String, GroupRecord, CatalogEntry, SalesAlert>
      evaluate;
  private final List<ScoreRecord> scores = new ArrayList<>();
  private final List<SalesAlert> alerts = new ArrayList<>();
  private final List<JourneyEvent> events = new ArrayList<>();
  private Duration longestPause = Duration.ZERO;

  /** What a savepoint holds. */
  record Saved(
      OperatorSubtaskState track, OperatorSubtaskState route, OperatorSubtaskState evaluate) {

    List<OperatorSubtaskState> all() {
      return List.of(track, route, evaluate);
    }
  }

  /** One call of an operator. */
  private interface Call {
    void run() throws Exception;
  }

  ThreeStages(Order order, StateBackend backend, @Nullable Saved saved) throws Exception {
    this(order, backend, new JobManagerCheckpointStorage(), saved);
  }

  /**
   * The same with checkpoints that are larger than a job manager's memory may hold.
   *
   * @param checkpoints where they go
   */
  ThreeStages(
      Order order, StateBackend backend, CheckpointStorage checkpoints, @Nullable Saved saved)
      throws Exception {
    Timeline timeline = new Timeline(order, SetClock.INSTANCE, null, false);
    track =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new TrackGroups(
                    timeline,
                    ENGAGEMENT,
                    new PersonKeySecret(new Secret("state.person-key", null)),
                    List.of()),
                List.of(HandoffState.catalog())),
            BuyingGroup::buyingGroupId,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    route =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new RoutePerson(timeline, ENGAGEMENT, List.of()), List.of(HandoffState.catalog())),
            PersonRecord::personKey,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    evaluate =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new EvaluateGroup(
                    timeline,
                    ENGAGEMENT,
                    new AlertDefaults("en", ZoneId.of("Europe/Paris")),
                    List.of()),
                List.of(HandoffState.catalog())),
            GroupRecord::buyingGroupId,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    open(track, backend, checkpoints, saved == null ? null : saved.track());
    open(route, backend, checkpoints, saved == null ? null : saved.route());
    open(evaluate, backend, checkpoints, saved == null ? null : saved.evaluate());
  }

  private static void open(
      AbstractStreamOperatorTestHarness<?> stage,
      StateBackend backend,
      CheckpointStorage checkpoints,
      @Nullable OperatorSubtaskState saved)
      throws Exception {
    stage.setStateBackend(backend);
    stage.setCheckpointStorage(checkpoints);
    if (saved != null) {
      stage.initializeState(saved);
    }
    stage.open();
  }

  void snapshot(BuyingGroup group) throws Exception {
    timed(() -> track.processElement(group, 0));
    passOnFromTrack();
  }

  void person(PersonRecord record) throws Exception {
    timed(() -> route.processElement(record, 0));
    passOnFromRoute();
  }

  void publish(List<CatalogEntry> entries) throws Exception {
    for (CatalogEntry entry : entries) {
      timed(() -> evaluate.processBroadcastElement(entry, 0));
      timed(() -> route.processBroadcastElement(entry, 0));
      timed(() -> track.processBroadcastElement(entry, 0));
      passOnFromTrack();
    }
  }

  /** It is this late now. */
  void time(Instant now) throws Exception {
    clock(now);
    long watermark = now.toEpochMilli();
    track.processBroadcastWatermark(watermark);
    timed(() -> track.processWatermark(watermark));
    passOnFromTrack();
    route.processBroadcastWatermark(watermark);
    timed(() -> route.processWatermark(watermark));
    passOnFromRoute();
    evaluate.processBroadcastWatermark(watermark);
    timed(() -> evaluate.processWatermark(watermark));
    takeResults();
  }

  /** The clock has moved, and no watermark has said so yet. */
  static void clock(Instant now) {
    SetClock.now = now;
  }

  Saved save() throws Exception {
    return new Saved(save(track), save(route), save(evaluate));
  }

  /** In the canonical format, which holds what is live and nothing else. */
  private static OperatorSubtaskState save(AbstractStreamOperatorTestHarness<?> stage)
      throws Exception {
    return stage
        .snapshotWithLocalState(1, 1, SavepointType.savepoint(SavepointFormatType.CANONICAL))
        .getJobManagerOwnedState();
  }

  /** The stages in the order of the picture. */
  List<AbstractStreamOperatorTestHarness<?>> stages() {
    return List.of(track, route, evaluate);
  }

  /** Of what was put out so far nothing is wanted. */
  void forgetResults() {
    alerts.clear();
    scores.clear();
    events.clear();
  }

  List<ScoreRecord> scores() {
    return scores;
  }

  List<SalesAlert> alerts() {
    return alerts;
  }

  List<JourneyEvent> events() {
    return events;
  }

  /** The longest that one call has kept a task busy since last asked. */
  Duration takeLongestPause() {
    Duration longest = longestPause;
    longestPause = Duration.ZERO;
    return longest;
  }

  private void timed(Call call) throws Exception {
    long begun = System.nanoTime();
    call.run();
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    longestPause = took.compareTo(longestPause) > 0 ? took : longestPause;
  }

  private void passOnFromTrack() throws Exception {
    for (GroupRecord record : take(track)) {
      timed(() -> evaluate.processElement(record, 0));
    }
    for (PersonRecord record : take(track, TrackGroups.PEOPLE)) {
      timed(() -> route.processElement(record, 0));
    }
    passOnFromRoute();
  }

  private void passOnFromRoute() throws Exception {
    for (GroupRecord record : take(route)) {
      timed(() -> evaluate.processElement(record, 0));
    }
    takeResults();
  }

  private void takeResults() {
    alerts.addAll(take(evaluate));
    scores.addAll(take(evaluate, EvaluateGroup.SCORES));
    events.addAll(take(evaluate, EvaluateGroup.JOURNEY_EVENTS));
  }

  private static <T> List<T> take(AbstractStreamOperatorTestHarness<T> stage) {
    List<T> taken = List.copyOf(stage.extractOutputValues());
    stage.getOutput().clear();
    return taken;
  }

  private static <T> List<T> take(AbstractStreamOperatorTestHarness<?> stage, OutputTag<T> side) {
    var said = stage.getSideOutput(side);
    if (said == null) {
      return List.of();
    }
    List<T> taken = said.stream().map(record -> record.getValue()).toList();
    said.clear();
    return taken;
  }

  @Override
  public void close() throws IOException {
    try {
      for (AbstractStreamOperatorTestHarness<?> stage : stages()) {
        stage.close();
      }
    } catch (Exception e) {
      throw new IOException("a stage does not close", e);
    }
  }

  /** The same clock for every operator, wherever serialisation takes it. */
  private static final class SetClock extends Clock implements Serializable {
    private static final long serialVersionUID = 1L;
    static final SetClock INSTANCE = new SetClock();
    static volatile Instant now = Instant.EPOCH;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
