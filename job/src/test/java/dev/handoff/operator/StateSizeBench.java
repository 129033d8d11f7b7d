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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.CheckpointType;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/**
 * What an active member costs in state: someone with a profile in one group of ten, who did five
 * things a day for thirty days, each with a page's name and address, on sixty topics. {@code mvn
 * -Pbench verify -Dit.test=StateSizeBench}, with {@code -Dhandoff.members=} as many.
 */
class StateSizeBench {

  private static final int MEMBERS = Integer.getInteger("handoff.members", 1_000);
  private static final int IN_A_GROUP = 10;
  private static final int DAYS = 30;
  private static final int A_DAY = 5;
  private static final Instant BEGIN = Instant.parse("2026-03-01T08:00:00Z");
  private static final List<String> STAGES = List.of("track", "route", "evaluate");

  private static final String BYTES = "bytes a member";

  /** All that the stages keep for a member: window and history 1.1 kB, what mails show 0.7 kB. */
  private static final double PROMISED = 1_800;

  @Test
  void an_active_member_in_state() throws Exception {
    ThreeStages.clock(BEGIN);
    try (ThreeStages stages =
        new ThreeStages(Order.ARRIVAL, new EmbeddedRocksDBStateBackend(true), null)) {
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
            PersonRecord.of(key(person), Lumia.person(person, "Marguerite", "Delacroix", BEGIN)));
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
    int topic = (member * 7 + day * 3 + deed) % Crowd.TOPICS;
    Activity activity =
        new Activity(
            "activity-%d-%d-%d".formatted(member, day, deed),
            "person-" + member,
            Crowd.TYPES.get((member + deed) % Crowd.TYPES.size()),
            at,
            new Asset(
                null, "Page on subject " + topic, "https://www.example.com/subjects/" + topic),
            null,
            List.of(),
            false);
    stages.person(PersonRecord.of(key("person-" + member), activity, List.of("subject " + topic)));
  }

  /** The bytes of the files that a checkpoint would upload; compressed, as RocksDB does it. */
  private static Measured bytes(String when, ThreeStages stages) throws Exception {
    long all = 0;
    long live = SavedBytes.sizeOf(stages.save());
    StringBuilder each = new StringBuilder("uncompressed %,d".formatted(live / MEMBERS));
    for (int i = 0; i < STAGES.size(); i++) {
      AbstractStreamOperatorTestHarness<?> stage = stages.stages().get(i);
      OperatorSubtaskState checkpoint =
          stage.snapshotWithLocalState(2, 2, CheckpointType.CHECKPOINT).getJobManagerOwnedState();
      long size = SavedBytes.sizeOfKeyedState(checkpoint);
      each.append(", ").append(STAGES.get(i)).append(' ').append(size / MEMBERS);
      all += size;
    }
    return new Measured(
        "Handoff, " + when, each.toString(), BYTES, List.of((double) all / MEMBERS));
  }
}
