package dev.handoff.operator;

import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.state.HandoffState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** One keyed stage on RocksDB, alone, in event time: a test hands it records and watermarks. */
final class StageRun<R> implements AutoCloseable {

  /** The end of the data. */
  static final Instant UNTIL = Instant.parse("2026-06-30T00:00:00Z");

  private static final int MAX_PARALLELISM = 128;
  private static final EngagementOptions ENGAGEMENT =
      new EngagementOptions(ZoneId.of("UTC"), 30, 20);

  private final AbstractStreamOperatorTestHarness<?> harness;
  private final Input<R> records;
  private final Input<CatalogEntry> catalog;
  private final Input<Instant> watermarks;
  private final List<OutputTag<?>> sides;
  private final List<String> states;

  private interface Input<T> {
    void take(T value) throws Exception;
  }

  /** Begins anew, or with what an earlier run has saved. */
  interface Beginning<R> {
    StageRun<R> from(@Nullable OperatorSubtaskState saved) throws Exception;
  }

  private StageRun(
      AbstractStreamOperatorTestHarness<?> harness,
      Input<R> records,
      Input<CatalogEntry> catalog,
      Input<Instant> watermarks,
      List<OutputTag<?>> sides,
      List<String> states,
      @Nullable OperatorSubtaskState saved)
      throws Exception {
    this.harness = harness;
    this.records = records;
    this.catalog = catalog;
    this.watermarks = watermarks;
    this.sides = sides;
    this.states = states;
    harness.setStateBackend(new EmbeddedRocksDBStateBackend());
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
  }

  static StageRun<PersonRecord> route(@Nullable OperatorSubtaskState saved) throws Exception {
    KeyedBroadcastOperatorTestHarness<String, PersonRecord, CatalogEntry, GroupRecord> route =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new RoutePerson(timeline(), ENGAGEMENT, List.of()),
                List.of(HandoffState.catalog())),
            PersonRecord::personKey,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    return new StageRun<>(
        route,
        record -> route.processElement(record, record.at().toEpochMilli()),
        entry -> route.processBroadcastElement(entry, entry.updatedAt().toEpochMilli()),
        at -> {
          route.processBroadcastWatermark(at.toEpochMilli());
          route.processWatermark(at.toEpochMilli());
        },
        List.of(),
        List.of(HandoffState.person().getName(), HandoffState.pendingPersonRecords().getName()),
        saved);
  }

  static StageRun<BuyingGroup> track(@Nullable OperatorSubtaskState saved) throws Exception {
    KeyedBroadcastOperatorTestHarness<String, BuyingGroup, CatalogEntry, GroupRecord> track =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new TrackGroups(timeline(), ENGAGEMENT, keys(), List.of()),
                List.of(HandoffState.catalog())),
            BuyingGroup::buyingGroupId,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    return new StageRun<>(
        track,
        group -> track.processElement(group, group.updatedAt().toEpochMilli()),
        entry -> track.processBroadcastElement(entry, entry.updatedAt().toEpochMilli()),
        at -> {
          track.processBroadcastWatermark(at.toEpochMilli());
          track.processWatermark(at.toEpochMilli());
        },
        List.of(TrackGroups.PEOPLE),
        List.of(HandoffState.trackedGroup().getName(), HandoffState.pendingSnapshots().getName()),
        saved);
  }

  static StageRun<GroupRecord> evaluate(@Nullable OperatorSubtaskState saved) throws Exception {
    KeyedBroadcastOperatorTestHarness<String, GroupRecord, CatalogEntry, ?> evaluate =
        new KeyedBroadcastOperatorTestHarness<>(
            new CoBroadcastWithKeyedOperator<>(
                new EvaluateGroup(
                    timeline(),
                    ENGAGEMENT,
                    new AlertDefaults("en", ZoneId.of("Europe/Paris")),
                    List.of()),
                List.of(HandoffState.catalog())),
            GroupRecord::buyingGroupId,
            Types.STRING,
            MAX_PARALLELISM,
            1,
            0);
    return new StageRun<>(
        evaluate,
        record -> evaluate.processElement(record, record.at().toEpochMilli()),
        entry -> evaluate.processBroadcastElement(entry, entry.updatedAt().toEpochMilli()),
        at -> {
          evaluate.processBroadcastWatermark(at.toEpochMilli());
          evaluate.processWatermark(at.toEpochMilli());
        },
        List.of(EvaluateGroup.SCORES, EvaluateGroup.JOURNEY_EVENTS),
        List.of(
            HandoffState.group().getName(),
            HandoffState.members().getName(),
            HandoffState.pendingGroupRecords().getName()),
        saved);
  }

  static StageRun<AddressRecord> address(@Nullable OperatorSubtaskState saved) throws Exception {
    KeyedBroadcastOperatorTestHarness<String, AddressRecord, CatalogEntry, RecipientRecord>
        address =
            new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(
                    new AddressPerson(
                        timeline(),
                        ENGAGEMENT,
                        new AlertDefaults("en", ZoneId.of("Europe/Paris")),
                        TaskSettings.of(DeliverRun.Setup.of(Path.of("unused"), 25)).mail(),
                        List.of()),
                    List.of(HandoffState.messages())),
                AddressRecord::personKey,
                Types.STRING,
                MAX_PARALLELISM,
                1,
                0);
    return new StageRun<>(
        address,
        record -> address.processElement(record, record.at().toEpochMilli()),
        entry -> address.processBroadcastElement(entry, entry.updatedAt().toEpochMilli()),
        at -> {
          address.processBroadcastWatermark(at.toEpochMilli());
          address.processWatermark(at.toEpochMilli());
        },
        List.of(AddressPerson.DECISIONS),
        List.of(HandoffState.address().getName(), HandoffState.pendingAddressRecords().getName()),
        saved);
  }

  void take(R record) throws Exception {
    records.take(record);
  }

  void publish(List<CatalogEntry> entries) throws Exception {
    for (CatalogEntry entry : entries) {
      catalog.take(entry);
    }
  }

  /** Nothing older comes any more; whatever is due happens. */
  void watermark(Instant at) throws Exception {
    watermarks.take(at);
  }

  OperatorSubtaskState save() throws Exception {
    return harness.snapshot(1, 1);
  }

  /** Everything said so far, the main output first. */
  List<String> said() {
    List<String> said = new ArrayList<>();
    harness.extractOutputValues().forEach(value -> said.add("main: " + value));
    for (OutputTag<?> side : sides) {
      if (harness.getSideOutput(side) != null) {
        harness
            .getSideOutput(side)
            .forEach(record -> said.add(side.getId() + ": " + record.getValue()));
      }
    }
    return said;
  }

  /** How many keys have state, of any kind. */
  long keysWithState() {
    KeyedStateBackend<?> backend = harness.getOperator().getKeyedStateBackend();
    return states.stream()
        .flatMap(state -> backend.getKeys(state, VoidNamespace.INSTANCE))
        .distinct()
        .count();
  }

  /** How many timers wait. */
  int timers() {
    return harness.numEventTimeTimers();
  }

  @Override
  public void close() throws IOException {
    try {
      harness.close();
    } catch (Exception e) {
      throw new IOException("the stage does not close", e);
    }
  }

  private static Timeline timeline() {
    Clock clock = Clock.fixed(UNTIL, ZoneOffset.UTC);
    return new Timeline(Order.EVENT_TIME, clock, UNTIL, true);
  }

  private static PersonKeySecret keys() {
    return new PersonKeySecret(new Secret("state.person-key", null));
  }
}
