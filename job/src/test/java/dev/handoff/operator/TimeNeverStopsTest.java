package dev.handoff.operator;

import static dev.handoff.domain.activity.ActivityType.CHAT_ENGAGED;
import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.did;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.fixture.LumiaCatalog;
import dev.handoff.operator.ThreeStages.Saved;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

/** Scores fall and waits end with nobody doing anything, and only as fast as the clock goes. */
class TimeNeverStopsTest {

  private static final Instant PUBLISHED = Instant.parse("2026-02-01T00:00:00Z");

  /** When the days of the first week's Monday to Wednesday leave the window. */
  private static final List<Instant> DAYS_LEAVE =
      List.of(
          Instant.parse("2026-04-01T00:00:00Z"),
          Instant.parse("2026-04-02T00:00:00Z"),
          Instant.parse("2026-04-03T00:00:00Z"));

  private static final Instant MONTH_END = Instant.parse("2026-03-31T18:00:00Z");
  private static final Instant AFTER_THREE_DAYS = Instant.parse("2026-04-03T18:00:00Z");
  private static final Instant A_WEEK_LATER = Instant.parse("2026-04-08T09:00:00Z");

  @Test
  void scoresFallWithinFiveMinutesOfMidnightWithNobodyDoingAnything() throws Exception {
    try (ThreeStages stages = threeDaysOfVisits(Order.ARRIVAL)) {
      for (Instant midnight : DAYS_LEAVE) {
        stages.time(midnight.minusMillis(1));
        ScoreRecord before = last(stages.scores());
        stages.time(midnight.plus(Duration.ofMinutes(5)));
        ScoreRecord after = last(stages.scores());
        assertThat(unrounded(after)).isLessThan(unrounded(before));
        assertThat(after.at()).isBetween(midnight, midnight.plus(Duration.ofMinutes(5)));
      }
      assertThat(unrounded(last(stages.scores()))).isZero();
    }
  }

  @Test
  void inEventTimeScoresFallAtMidnightAlthoughNoRecordComes() throws Exception {
    try (ThreeStages stages = threeDaysOfVisits(Order.EVENT_TIME)) {
      stages.time(MONTH_END);
      int said = stages.scores().size();
      stages.time(AFTER_THREE_DAYS);
      assertThat(stages.scores().subList(said, stages.scores().size()))
          .extracting(ScoreRecord::at)
          .isEqualTo(DAYS_LEAVE);
      assertThat(unrounded(last(stages.scores()))).isZero();
    }
  }

  @Test
  void whatThreeDaysOfDowntimeMissedRunsInOrderDayByDay() throws Exception {
    List<ScoreRecord> undisturbed;
    SalesAlert alert;
    try (ThreeStages stages = threeDaysOfVisits(Order.ARRIVAL)) {
      hourly(stages, MONTH_END, AFTER_THREE_DAYS);
      chatALot(stages);
      undisturbed = List.copyOf(stages.scores());
      alert = stages.alerts().get(0);
      assertThat(stages.alerts()).hasSize(1);
    }
    assertThat(alert.engagementScore7DaysBefore())
        .as("as it stood when 1 April ended")
        .isEqualTo(at(undisturbed, DAYS_LEAVE.get(0)).engagementScore())
        .isPositive();
    for (boolean recordFirst : new boolean[] {false, true}) {
      List<ScoreRecord> scores = new ArrayList<>();
      Saved saved;
      try (ThreeStages stages = threeDaysOfVisits(Order.ARRIVAL)) {
        stages.time(MONTH_END);
        scores.addAll(stages.scores());
        saved = stages.save();
      }
      ThreeStages.clock(AFTER_THREE_DAYS);
      try (ThreeStages stages =
          new ThreeStages(Order.ARRIVAL, new EmbeddedRocksDBStateBackend(), saved)) {
        if (recordFirst) {
          stages.person(visit("worth-nothing", "emailSent", AFTER_THREE_DAYS));
        }
        stages.time(AFTER_THREE_DAYS);
        chatALot(stages);
        scores.addAll(stages.scores());
        assertThat(scores).isEqualTo(undisturbed);
        assertThat(stages.alerts())
            .singleElement()
            .extracting(SalesAlert::engagementScore7DaysBefore)
            .isEqualTo(alert.engagementScore7DaysBefore());
      }
    }
  }

  @Test
  void aBacklogMovesNoClock() throws Exception {
    Instant deadline = MONDAY.plus(Duration.ofDays(10));
    try (ThreeStages stages = new ThreeStages(Order.ARRIVAL, new HashMapStateBackend(), null)) {
      ThreeStages.clock(MONDAY);
      stages.publish(LumiaCatalog.entries().subList(0, 2));
      stages.publish(List.of(tenDays()));
      stages.snapshot(group(GROUP, MONDAY, member(ADA, DECISION_MAKER)));
      Instant now = deadline.minus(Duration.ofHours(10));
      stages.time(now);
      int said = stages.scores().size();

      for (int days = 9; days >= 1; days--) {
        Instant old = now.minus(Duration.ofDays(days));
        stages.person(visit("old-" + days, PAGE_VIEWED, old));
      }
      Instant ahead = now.plus(Duration.ofHours(23));
      stages.person(visit("ahead", PAGE_VIEWED, ahead));
      stages.snapshot(group(GROUP, ahead, member(ADA, DECISION_MAKER)));
      stages.time(now);
      for (int oldest = 1; oldest <= 2; oldest++) {
        stages.person(visit("oldest-" + oldest, PAGE_VIEWED, now.minus(Duration.ofDays(29))));
      }
      assertThat(stages.scores().subList(said, stages.scores().size()))
          .hasSizeGreaterThanOrEqualTo(9)
          .allMatch(score -> score.at().equals(now));
      assertThat(visits(last(stages.scores())))
          .as("what is ahead does not count yet, and moves no day out of the window")
          .isEqualTo(9 + 2);
      assertThat(stages.events())
          .extracting(JourneyEvent::type)
          .containsOnly(JourneyEvent.Type.ENTERED);

      stages.time(deadline.minusMillis(1));
      assertThat(stages.events()).hasSize(1);
      assertThat(visits(last(stages.scores())))
          .as("the next day what was ahead counts, and the oldest two have left")
          .isEqualTo(9 + 1);
      stages.time(deadline);
      assertThat(last(stages.events()))
          .returns(JourneyEvent.Type.LEFT, JourneyEvent::type)
          .returns(deadline, JourneyEvent::at);
    }
  }

  /** Four visits on Monday, three on Tuesday, two on Wednesday; then silence. */
  private static ThreeStages threeDaysOfVisits(Order order) throws Exception {
    ThreeStages.clock(MONDAY);
    ThreeStages stages = new ThreeStages(order, new EmbeddedRocksDBStateBackend(), null);
    stages.publish(LumiaCatalog.entries().subList(0, 2));
    stages.publish(List.of(LumiaCatalog.ready(PUBLISHED, 1, 55)));
    stages.time(MONDAY.minusMillis(1));
    stages.snapshot(group(GROUP, MONDAY, member(ADA, DECISION_MAKER)));
    for (int day = 0; day < 3; day++) {
      Instant at = MONDAY.plus(Duration.ofDays(day));
      stages.time(at);
      for (int visit = day; visit < 4; visit++) {
        stages.person(visit("visit-" + visit, PAGE_VIEWED, at));
      }
    }
    return stages;
  }

  private static void chatALot(ThreeStages stages) throws Exception {
    stages.time(A_WEEK_LATER);
    for (int chat = 0; chat < 20; chat++) {
      stages.person(visit("chat-" + chat, CHAT_ENGAGED, A_WEEK_LATER));
    }
  }

  private static void hourly(ThreeStages stages, Instant from, Instant to) throws Exception {
    for (Instant now = from; !now.isAfter(to); now = now.plus(Duration.ofHours(1))) {
      stages.time(now);
    }
  }

  private static PersonRecord visit(String activityId, String type, Instant at) {
    return PersonRecord.of(key(ADA), did(ADA, activityId, type, at), List.of());
  }

  private static CatalogEntry tenDays() {
    String json =
        """
        {"kind":"journey","id":"ten-days","version":1,"updatedAt":"%s","name":"Ten days",\
        "status":"live","audience":"true","nodes":[\
        {"id":"warm","type":"listen","until":"group.engagementScore >= 99","timeout":"P10D"},\
        {"id":"done","type":"end"}]}"""
            .formatted(PUBLISHED);
    return new CatalogEntry("journey/ten-days/1", PUBLISHED, json.getBytes(StandardCharsets.UTF_8));
  }

  private static ScoreRecord at(List<ScoreRecord> scores, Instant midnight) {
    return scores.stream()
        .filter(score -> !score.at().isBefore(midnight))
        .findFirst()
        .orElseThrow();
  }

  private static int visits(ScoreRecord score) {
    return score.members().get(0).parts().get(0).tally();
  }

  private static BigDecimal unrounded(ScoreRecord score) {
    return Objects.requireNonNull(score.engagementScoreUnrounded());
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }
}
