package dev.handoff.operator;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.PRACTITIONER;
import static dev.handoff.fixture.Lumia.did;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.fixture.LumiaCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

/**
 * A new score model reaches every group of a task within a minute and not all at once; says how
 * long one call keeps the task busy, at {@code -Dhandoff.groups=20000} if so asked.
 */
class ScoreModelChangeTest {

  private static final int GROUPS = Integer.getInteger("handoff.groups", 500);
  private static final Duration TICK = Duration.ofMillis(200);

  @Test
  void aNewScoreModelReachesAllGroupsWithinAMinuteAndNotAtOnce() throws Exception {
    ThreeStages.clock(MONDAY);
    try (ThreeStages stages =
        new ThreeStages(Order.ARRIVAL, new EmbeddedRocksDBStateBackend(), null)) {
      stages.publish(LumiaCatalog.entries());
      for (int i = 0; i < GROUPS; i++) {
        fill(stages, "bg-" + i, "p-" + i);
      }
      Instant changed = MONDAY.plusSeconds(60);
      stages.time(changed);
      stages.scores().clear();
      stages.takeLongestPause();

      stages.publish(List.of(stricter(changed)));
      Duration announcing = stages.takeLongestPause();
      for (int tick = 1; tick <= Duration.ofMinutes(1).dividedBy(TICK); tick++) {
        stages.time(changed.plus(TICK.multipliedBy(tick)));
      }
      System.out.printf(
          "score model change, %d groups of 3: longest pause announcing it %d ms, in the minute of"
              + " the sweep %d ms%n",
          GROUPS, announcing.toMillis(), stages.takeLongestPause().toMillis());

      assertThat(stages.scores())
          .extracting(ScoreRecord::buyingGroupId)
          .doesNotHaveDuplicates()
          .hasSize(GROUPS);
      assertThat(
              stages.scores().stream()
                  .collect(Collectors.groupingBy(ScoreRecord::at, Collectors.counting()))
                  .values())
          .as("groups in one tick of the clock")
          .allMatch(together -> together < Math.max(12, GROUPS / 20));
    }
  }

  private static void fill(ThreeStages stages, String groupId, String person) throws Exception {
    stages.snapshot(
        group(
            groupId,
            MONDAY,
            member(person + "-1", DECISION_MAKER),
            member(person + "-2", CHAMPION),
            member(person + "-3", PRACTITIONER)));
    for (int i = 1; i <= 3; i++) {
      String id = person + "-" + i;
      stages.person(PersonRecord.of(key(id), did(id, "chat", CHAT_ENGAGED, MONDAY), List.of()));
    }
  }

  private static CatalogEntry stricter(Instant at) {
    String json =
        """
        {"kind":"score-model","id":"default","version":1,"updatedAt":"%s",\
        "calibration":{"personReference":10,"groupReference":200}}"""
            .formatted(at);
    return new CatalogEntry("score-model/1", at, json.getBytes(StandardCharsets.UTF_8));
  }
}
