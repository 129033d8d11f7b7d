package dev.handoff.operator;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.MEETING_SCHEDULED;
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
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.fixture.LumiaCatalog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

/**
 * A new score model or journey reaches every group of a task within a minute and not all at once,
 * while records of other groups keep flowing and a savepoint can be taken; says how long one call
 * keeps the task busy, at {@code -Dhandoff.groups=100000} if so asked.
 */
class CatalogChangeTest {

  private static final String STRICTER =
      """
      {"kind":"score-model","id":"default","version":1,"updatedAt":"%s",\
      "calibration":{"personReference":10,"groupReference":200}}""";
  private static final String LATER =
      """
      {"kind":"journey","id":"later","version":1,"updatedAt":"%s","name":"Later",\
      "status":"live","audience":"group.members.size() == 3","nodes":[\
      {"id":"warm","type":"listen","until":"group.engagementScore >= 100"},\
      {"id":"done","type":"end"}]}""";

  private static final int GROUPS = Integer.getInteger("handoff.groups", 500);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final Duration TICK = Duration.ofMillis(200);
  private static final Instant CHANGED = MONDAY.plusSeconds(60);
  private static final String BYSTANDER = "bg-bystander";

  @Test
  void aNewScoreModelReachesAllGroupsWithinAMinuteAndNotAtOnce() throws Exception {
    Map<String, Instant> reached = new HashMap<>();
    try (ThreeStages stages = filled()) {
      Duration taken = publish(stages, entry("score-model/1", STRICTER));
      sweep(
          stages,
          "score model",
          taken,
          () ->
              stages.scores().stream()
                  .filter(score -> !score.buyingGroupId().equals(BYSTANDER))
                  .forEach(
                      score ->
                          assertThat(reached.put(score.buyingGroupId(), score.at())).isNull()));
    }
    assertReached(reached);
  }

  @Test
  void aNewJourneyReachesAllGroupsWithinAMinuteAndNotAtOnce() throws Exception {
    Map<String, Instant> reached = new HashMap<>();
    try (ThreeStages stages = filled()) {
      Duration taken = publish(stages, entry("journey/later", LATER));
      sweep(
          stages,
          "journey",
          taken,
          () ->
              stages.events().stream()
                  .filter(event -> !event.buyingGroupId().equals(BYSTANDER))
                  .forEach(
                      event -> {
                        assertThat(event.journeyId()).isEqualTo("later");
                        assertThat(event.type()).isEqualTo(JourneyEvent.Type.ENTERED);
                        assertThat(reached.put(event.buyingGroupId(), event.at())).isNull();
                      }));
    }
    assertReached(reached);
  }

  /** Groups of three, each of whom has chatted once. */
  private static ThreeStages filled() throws Exception {
    ThreeStages.clock(MONDAY);
    ThreeStages stages = new ThreeStages(Order.ARRIVAL, new EmbeddedRocksDBStateBackend(), null);
    stages.publish(LumiaCatalog.entries());
    fill(stages, BYSTANDER, "bystander");
    for (int i = 0; i < GROUPS; i++) {
      fill(stages, "bg-" + i, "p-" + i);
      forgetOutput(stages);
    }
    stages.time(CHANGED);
    forgetOutput(stages);
    stages.takeLongestPause();
    return stages;
  }

  /** How long it takes until every group has been told to look again. */
  private static Duration publish(ThreeStages stages, CatalogEntry entry) throws Exception {
    long begun = System.nanoTime();
    stages.publish(List.of(entry));
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  /** A minute in ticks, in each of which somebody of another group does something. */
  private static void sweep(ThreeStages stages, String change, Duration taken, Runnable collect)
      throws Exception {
    Duration announcing = stages.takeLongestPause();
    long ticks = SWEEP.dividedBy(TICK);
    int flowed = 0;
    Duration longest = Duration.ZERO;
    Duration longestOther = Duration.ZERO;
    for (int tick = 1; tick <= ticks; tick++) {
      Instant now = CHANGED.plus(TICK.multipliedBy(tick));
      stages.time(now);
      longest = max(longest, stages.takeLongestPause());
      collect.run();
      forgetOutput(stages);
      if (tick <= 20) {
        String personId = "bystander-" + (1 + tick % 3);
        stages.person(
            PersonRecord.of(
                key(personId),
                did(personId, "meeting-" + tick, MEETING_SCHEDULED, now),
                List.of()));
        longestOther = max(longestOther, stages.takeLongestPause());
        assertThat(stages.scores()).extracting(ScoreRecord::buyingGroupId).containsOnly(BYSTANDER);
        flowed++;
        forgetOutput(stages);
      }
      if (tick == ticks / 2) {
        assertThat(stages.save().all()).as("a savepoint in the middle").hasSize(3);
      }
    }
    System.out.printf(
        "%s change, %d groups of 3, sweep of %d s: announced in %d ms, longest call of that"
            + " %d ms, in the sweep %d ms, for one of %d records of another group meanwhile %d ms%n",
        change,
        GROUPS,
        SWEEP.toSeconds(),
        taken.toMillis(),
        announcing.toMillis(),
        longest.toMillis(),
        flowed,
        longestOther.toMillis());
  }

  private static void assertReached(Map<String, Instant> reached) {
    assertThat(reached).hasSize(GROUPS);
    assertThat(
            reached.values().stream()
                .collect(Collectors.groupingBy(at -> at, Collectors.counting()))
                .values())
        .as("groups in one tick of the clock")
        .allMatch(together -> together < Math.max(12, GROUPS / 20));
  }

  private static void forgetOutput(ThreeStages stages) {
    stages.scores().clear();
    stages.events().clear();
    stages.alerts().clear();
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
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

  private static CatalogEntry entry(String key, String json) {
    return new CatalogEntry(key, CHANGED, json.formatted(CHANGED).getBytes(StandardCharsets.UTF_8));
  }
}
