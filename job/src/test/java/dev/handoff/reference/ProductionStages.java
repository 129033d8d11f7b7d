package dev.handoff.reference;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.operator.AlertDefaults;
import dev.handoff.operator.EngagementOptions;
import dev.handoff.operator.EvaluateGroup;
import dev.handoff.operator.PersonKeySecret;
import dev.handoff.operator.RoutePerson;
import dev.handoff.operator.Secret;
import dev.handoff.operator.Timeline;
import dev.handoff.operator.TrackGroups;
import dev.handoff.state.HandoffState;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.co.KeyedBroadcastProcessFunction;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.function.SerializableFunction;
import org.jspecify.annotations.Nullable;

/** Makes the three keyed stages: the operators of the job, new or with what earlier ones saved. */
record ProductionStages(Timeline timeline, EngagementOptions engagement) {

  static PersonKeySecret personKeys() {
    return new PersonKeySecret(new Secret("test.person-key", null));
  }

  Stage<BuyingGroup, CatalogEntry, GroupRecord> track(
      int parallelism, @Nullable OperatorSubtaskState state, int before) throws Exception {
    return stage(
        BuyingGroup::buyingGroupId,
        () -> new TrackGroups(timeline, engagement, personKeys(), List.of()),
        parallelism,
        state,
        before);
  }

  Stage<PersonRecord, CatalogEntry, GroupRecord> route(
      int parallelism, @Nullable OperatorSubtaskState state, int before) throws Exception {
    return stage(
        PersonRecord::personKey,
        () -> new RoutePerson(timeline, engagement, List.of()),
        parallelism,
        state,
        before);
  }

  Stage<GroupRecord, CatalogEntry, SalesAlert> evaluate(
      int parallelism, @Nullable OperatorSubtaskState state, int before) throws Exception {
    return stage(
        GroupRecord::buyingGroupId,
        () ->
            new EvaluateGroup(
                timeline, engagement, new AlertDefaults("en", ZoneOffset.UTC), List.of()),
        parallelism,
        state,
        before);
  }

  private static <I, O> Stage<I, CatalogEntry, O> stage(
      SerializableFunction<I, String> key,
      Supplier<KeyedBroadcastProcessFunction<String, I, CatalogEntry, O>> function,
      int parallelism,
      @Nullable OperatorSubtaskState state,
      int before)
      throws Exception {
    return new Stage<>(
        parallelism,
        key,
        (tasks, task) ->
            new KeyedBroadcastOperatorTestHarness<>(
                new CoBroadcastWithKeyedOperator<>(function.get(), List.of(HandoffState.catalog())),
                key::apply,
                Stage.keyType(),
                Stage.MAX_PARALLELISM,
                tasks,
                task),
        state,
        before);
  }
}
