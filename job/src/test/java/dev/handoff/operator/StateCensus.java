package dev.handoff.operator;

import dev.handoff.operator.ThreeStages.Saved;
import dev.handoff.state.HandoffState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;

/** Counts what the stages hold: keys and entries of every state, timers, bytes of a savepoint. */
final class StateCensus {

  /** People with a profile. */
  static final String WITH_PROFILE = "profile";

  private static final int TRACK = 0;
  private static final int ROUTE = 1;
  private static final int EVALUATE = 2;

  private StateCensus() {}

  /** What there was at the end of a month, by name. */
  record Month(Instant end, Map<String, Long> counts) {

    long of(String what) {
      return Objects.requireNonNull(counts.get(what), what);
    }
  }

  static Month of(ThreeStages stages, Instant end) throws Exception {
    List<AbstractStreamOperatorTestHarness<?>> all = stages.stages();
    Map<String, Long> counts = new LinkedHashMap<>();
    values(all.get(TRACK), HandoffState.trackedGroup(), counts);
    list(all.get(TRACK), HandoffState.pendingSnapshots(), counts);
    people(all.get(ROUTE), counts);
    list(all.get(ROUTE), HandoffState.pendingPersonRecords(), counts);
    values(all.get(EVALUATE), HandoffState.group(), counts);
    map(all.get(EVALUATE), HandoffState.members(), counts);
    list(all.get(EVALUATE), HandoffState.pendingGroupRecords(), counts);
    counts.put("track timers", (long) all.get(TRACK).numEventTimeTimers());
    counts.put("route timers", (long) all.get(ROUTE).numEventTimeTimers());
    counts.put("evaluate timers", (long) all.get(EVALUATE).numEventTimeTimers());
    Saved saved = stages.save();
    counts.put("track bytes", SavedBytes.sizeOfKeyedState(saved.track()));
    counts.put("route bytes", SavedBytes.sizeOfKeyedState(saved.route()));
    counts.put("evaluate bytes", SavedBytes.sizeOfKeyedState(saved.evaluate()));
    return new Month(end, counts);
  }

  /** A line a month. */
  static void print(String title, List<Month> months) {
    StringBuilder table = new StringBuilder(title).append('\n');
    table.append("month       ");
    months.get(0).counts().keySet().forEach(what -> table.append(" | ").append(what));
    for (Month month : months) {
      table.append('\n').append(month.end().toString(), 0, 10).append("  ");
      month
          .counts()
          .forEach(
              (what, count) ->
                  table.append(" | ").append(("%" + what.length() + "d").formatted(count)));
    }
    System.out.println(table);
  }

  private static void values(
      AbstractStreamOperatorTestHarness<?> stage,
      ValueStateDescriptor<?> state,
      Map<String, Long> counts) {
    counts.put(
        state.getName(), backend(stage).getKeys(state.getName(), VoidNamespace.INSTANCE).count());
  }

  /** A profile is kept until it is erased: those who have one are counted apart. */
  private static void people(AbstractStreamOperatorTestHarness<?> stage, Map<String, Long> counts)
      throws Exception {
    List<Boolean> named = new ArrayList<>();
    backend(stage)
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            HandoffState.person(),
            (key, person) -> named.add(person.value().toDomain().profile() != null));
    counts.put("person", named.stream().filter(profile -> !profile).count());
    counts.put(WITH_PROFILE, named.stream().filter(profile -> profile).count());
  }

  private static <T> void list(
      AbstractStreamOperatorTestHarness<?> stage,
      ListStateDescriptor<T> state,
      Map<String, Long> counts)
      throws Exception {
    List<T> entries = new ArrayList<>();
    backend(stage)
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            state,
            (key, list) -> list.get().forEach(entries::add));
    counts.put(state.getName(), (long) entries.size());
  }

  private static <K, V> void map(
      AbstractStreamOperatorTestHarness<?> stage,
      MapStateDescriptor<K, V> state,
      Map<String, Long> counts)
      throws Exception {
    List<K> entries = new ArrayList<>();
    backend(stage)
        .applyToAllKeys(
            VoidNamespace.INSTANCE,
            VoidNamespaceSerializer.INSTANCE,
            state,
            (key, map) -> map.keys().forEach(entries::add));
    counts.put(state.getName(), (long) entries.size());
  }

  private static KeyedStateBackend<String> backend(AbstractStreamOperatorTestHarness<?> stage) {
    return stage.getOperator().<String>getKeyedStateBackend();
  }
}
