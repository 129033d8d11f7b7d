package dev.handoff.operator;

import static dev.handoff.fixture.Lumia.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.bench.BenchFiles;
import dev.handoff.bench.BenchReport;
import dev.handoff.bench.Measured;
import dev.handoff.bench.Target;
import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.Asset;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.Member;
import dev.handoff.fixture.Lumia;
import dev.handoff.fixture.LumiaCatalog;
import dev.handoff.operator.ThreeStages.Saved;
import dev.handoff.state.HandoffState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.CheckpointStorage;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle.HandleAndLocalPath;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.storage.FileSystemCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What an active member costs in state: someone with a profile in one group of ten, who did five
 * things a day for thirty days, each with a page's name and address, on sixty topics of two words;
 * names differ. {@code mvn -Pbench verify -Dit.test=StateSizeBench}, with {@code
 * -Dhandoff.members=} as many.
 */
class StateSizeBench {

  private static final int MEMBERS = Integer.getInteger("handoff.members", 1_000);
  private static final int IN_A_GROUP = 10;
  private static final int DAYS = 30;
  private static final int A_DAY = 5;
  private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
  private static final List<String> STAGES = List.of("track", "route", "evaluate");

  private static final List<List<StateDescriptor<?, ?>>> STATES =
      List.of(
          List.of(HandoffState.trackedGroup()),
          List.of(HandoffState.person()),
          List.of(HandoffState.group(), HandoffState.members()));

  private static final String BYTES = "bytes a member";

  /** All that the stages keep for a member: window and history 1.1 kB, what mails show 0.7 kB. */
  private static final double PROMISED = 1_800;

  @TempDir Path folder;

  @Test
  void an_active_member_in_state() throws Exception {
    ThreeStages.clock(BEGIN);
    CheckpointStorage disk = new FileSystemCheckpointStorage(folder.toUri());
    try (ThreeStages stages =
        new ThreeStages(Order.ARRIVAL, new EmbeddedRocksDBStateBackend(true), disk, null)) {
      stages.publish(LumiaCatalog.entries());
      stages.time(BEGIN);
      IntStream.range(0, MEMBERS / IN_A_GROUP).forEach(group -> form(stages, group));
      Measured empty = bytes("without an activity", stages);
      for (int day = 0; day < DAYS; day++) {
        for (int deed = 0; deed < A_DAY; deed++) {
          for (int member = 0; member < MEMBERS; member++) {
            live(stages, member, day, deed);
          }
        }
        stages.time(BEGIN.plus(Duration.ofDays(day + 1)).minusSeconds(60));
      }
      Measured full = bytes("with %d activities".formatted(DAYS * A_DAY), stages);
      assertThat(stages.scores()).hasSizeGreaterThan(MEMBERS);
      assertThat(full.median()).isGreaterThan(empty.median());
      BenchFiles.write(
          "state-size",
          new BenchReport(
              "State of a member",
              "%,d members in groups of %d, in RocksDB".formatted(MEMBERS, IN_A_GROUP),
              List.of(empty, full, new Measured("promised", "", BYTES, List.of(PROMISED))),
              List.of(new Target("promised", full.name(), 1))));
    }
  }

  private static void form(ThreeStages stages, int group) {
    Member[] members =
        IntStream.range(group * IN_A_GROUP, (group + 1) * IN_A_GROUP)
            .mapToObj(i -> Lumia.member("person-" + i, Crowd.ROLES.get(i % Crowd.ROLES.size())))
            .toArray(Member[]::new);
    try {
      for (Member member : members) {
        String person = member.personId();
        stages.person(
            PersonRecord.of(
                key(person),
                Lumia.person(
                    person, Crowd.name(person.hashCode()), Crowd.name(~person.hashCode()), BEGIN)));
      }
      stages.snapshot(Lumia.group("group-" + group, BEGIN, members));
    } catch (Exception e) {
      throw new IllegalStateException("group " + group, e);
    }
  }

  private static void live(ThreeStages stages, int member, int day, int deed) throws Exception {
    Instant at =
        BEGIN
            .plus(Duration.ofDays(day))
            .plus(Duration.ofHours(deed))
            .plusMillis(member * 3_000_000L / MEMBERS);
    ThreeStages.clock(at);
    String topic = Crowd.topic(member * 7 + day * 3 + deed);
    Activity activity =
        new Activity(
            "activity-%d-%d-%d".formatted(member, day, deed),
            "person-" + member,
            Crowd.TYPES.get((member + deed) % Crowd.TYPES.size()),
            at,
            new Asset(
                null,
                "About %s in practice".formatted(topic),
                "https://www.example.com/en/%s".formatted(topic.replace(' ', '-'))),
            null,
            List.of(),
            false);
    stages.person(PersonRecord.of(key("person-" + member), activity, List.of(topic)));
  }

  /**
   * What lies in RocksDB once files are merged, compressed as RocksDB does it. Before they are,
   * values that were written anew lie there too: a checkpoint's files may be some times as large.
   */
  private static Measured bytes(String when, ThreeStages stages) throws Exception {
    Saved saved = stages.save();
    long all = 0;
    StringBuilder each = new StringBuilder();
    for (int i = 0; i < STAGES.size(); i++) {
      AbstractStreamOperatorTestHarness<?> stage = stages.stages().get(i);
      long unmerged = filesOf(stage, 2 * i + 2);
      RocksDBKeyedStateBackend<?> backend =
          (RocksDBKeyedStateBackend<?>) stage.getOperator().getKeyedStateBackend();
      for (StateDescriptor<?, ?> state : STATES.get(i)) {
        backend.compactState(state);
      }
      long merged = filesOf(stage, 2 * i + 3);
      each.append(
          "%s %d (uncompressed %d, before merging %d) "
              .formatted(
                  STAGES.get(i),
                  merged / MEMBERS,
                  SavedBytes.sizeOfKeyedState(saved.all().get(i)) / MEMBERS,
                  unmerged / MEMBERS));
      all += merged;
    }
    each.append("; uncompressed %d".formatted(SavedBytes.sizeOf(saved) / MEMBERS));
    return new Measured(
        "Handoff, " + when, each.toString(), BYTES, List.of((double) all / MEMBERS));
  }

  /** Files of data: RocksDB's own books (options, manifest) are the same however many members. */
  private static long filesOf(AbstractStreamOperatorTestHarness<?> stage, long checkpoint)
      throws Exception {
    OperatorSubtaskState saved =
        stage
            .snapshotWithLocalState(checkpoint, checkpoint, CheckpointType.CHECKPOINT)
            .getJobManagerOwnedState();
    return saved.getManagedKeyedState().stream()
        .map(IncrementalRemoteKeyedStateHandle.class::cast)
        .flatMap(state -> state.getSharedState().stream())
        .mapToLong(HandleAndLocalPath::getStateSize)
        .sum();
  }
}
