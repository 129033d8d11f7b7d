package dev.handoff.operator;

import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.deletion;
import static dev.handoff.fixture.Lumia.did;
import static dev.handoff.fixture.Lumia.erasure;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static dev.handoff.fixture.Lumia.person;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.Snapshot;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.group.Person;
import dev.handoff.fixture.LumiaCatalog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is gone from state, and when (SPEC section 8, promise 3). */
class ForgettingTest {

  private static final Instant AFTER_THE_WINDOW = Instant.parse("2026-04-01T00:00:00Z");
  private static final Instant AFTER_THE_LOOK_BACK = TUESDAY.plus(Duration.ofDays(30));

  @Test
  void aPersonInNoGroupIsGoneWhenNothingIsLeftInTheWindow() throws Exception {
    try (StageRun<PersonRecord> route = StageRun.route(null)) {
      route.take(PersonRecord.of(key(ADA), did(ADA, "visit", PAGE_VIEWED, MONDAY), List.of()));
      route.watermark(AFTER_THE_WINDOW.minusMillis(1));
      assertThat(route.keysWithState()).isEqualTo(1);
      route.watermark(AFTER_THE_WINDOW);
      assertThat(route.keysWithState()).isZero();
      assertThat(route.timers()).isZero();
    }
  }

  @Test
  void onWhateverDaysAPersonActsOneTimerStandsForThem() throws Exception {
    Duration days = Duration.ofDays(9);
    try (StageRun<PersonRecord> route = StageRun.route(null)) {
      for (int visit = 0; visit < 4; visit++) {
        Instant at = MONDAY.plus(days.multipliedBy(visit));
        route.take(PersonRecord.of(key(ADA), did(ADA, "visit", PAGE_VIEWED, at), List.of()));
        route.watermark(at);
        assertThat(route.timers()).isEqualTo(1);
      }
      Instant afterTheLast = AFTER_THE_WINDOW.plus(days.multipliedBy(3));
      route.watermark(afterTheLast.minusMillis(1));
      assertThat(route.keysWithState()).isEqualTo(1);
      route.watermark(afterTheLast);
      assertThat(route.keysWithState()).isZero();
      assertThat(route.timers()).isZero();
    }
  }

  @Test
  void anErasedPersonIsGoneAfterTheLookBackAndADay() throws Exception {
    try (StageRun<PersonRecord> route = StageRun.route(null)) {
      route.take(PersonRecord.of(key(ADA), person(ADA, "Ada", "Moreau", MONDAY)));
      route.take(PersonRecord.joined(key(ADA), Stories.listed(ADA, MONDAY)));
      route.take(PersonRecord.of(key(ADA), erasure(ADA, TUESDAY)));
      route.watermark(Instant.parse("2026-04-02T23:59:59.999Z"));
      assertThat(route.keysWithState()).isEqualTo(1);
      route.watermark(Instant.parse("2026-04-03T00:00:00Z"));
      assertThat(route.keysWithState()).isZero();
    }
  }

  @Test
  void aPersonIsStillKnownByNameToAGroupFormedMuchLater() throws Exception {
    Instant june = Instant.parse("2026-06-01T09:00:00Z");
    try (StageRun<PersonRecord> route = StageRun.route(null)) {
      route.take(PersonRecord.of(key(ADA), person(ADA, "Ada", "Moreau", MONDAY)));
      route.watermark(june);
      route.take(PersonRecord.joined(key(ADA), Stories.listed(ADA, june.plusSeconds(1))));
      route.watermark(june.plusSeconds(1));
      assertThat(route.said()).singleElement().asString().contains("name=Ada Moreau");
    }
  }

  @Test
  void aDeletedGroupIsTrackedForTheLookBack() throws Exception {
    try (StageRun<BuyingGroup> track = StageRun.track(null)) {
      track.take(group(MONDAY, member(ADA, DECISION_MAKER)));
      track.take(deletion(TUESDAY));
      track.watermark(AFTER_THE_LOOK_BACK.minusMillis(1));
      assertThat(track.keysWithState()).isEqualTo(1);
      track.watermark(AFTER_THE_LOOK_BACK);
      assertThat(track.keysWithState()).isZero();
      assertThat(track.timers()).isZero();
    }
  }

  @Test
  void aDeletedGroupIsEvaluatedNoMoreAfterTheLookBack() throws Exception {
    try (StageRun<GroupRecord> evaluate = StageRun.evaluate(null)) {
      beginAndDelete(evaluate);
      evaluate.watermark(AFTER_THE_LOOK_BACK.minusMillis(1));
      assertThat(evaluate.keysWithState()).isEqualTo(1);
      evaluate.watermark(AFTER_THE_LOOK_BACK);
      assertThat(evaluate.keysWithState()).isZero();
      assertThat(evaluate.timers()).isZero();
    }
  }

  @Test
  void aDefinitionThatTakesEffectLaterDoesNotBringADeletedGroupBack() throws Exception {
    Instant later = AFTER_THE_LOOK_BACK.plus(Duration.ofDays(5));
    try (StageRun<GroupRecord> evaluate = StageRun.evaluate(null)) {
      beginAndDelete(evaluate);
      evaluate.take(GroupRecord.lookAgain(GROUP, later));
      evaluate.watermark(AFTER_THE_LOOK_BACK);
      evaluate.watermark(later);
      assertThat(evaluate.keysWithState()).isZero();
    }
  }

  /** A timer that is due and stands again at once would fire for ever. */
  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anErasureIsForgottenWhereMailIsAddressedAfterTheLookBackAndADay() throws Exception {
    Instant after = TUESDAY.plus(Duration.ofDays(31));
    try (StageRun<AddressRecord> address = StageRun.address(null)) {
      address.take(AddressRecord.of(key(ADA), person(ADA, "Ada", "Moreau", MONDAY)));
      address.take(AddressRecord.of(key(ADA), erasure(ADA, TUESDAY)));
      address.watermark(after.minusMillis(1));
      assertThat(address.keysWithState()).isEqualTo(1);
      address.watermark(after.plus(Duration.ofDays(3)));
      assertThat(address.keysWithState()).isZero();
      assertThat(address.timers()).isZero();
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void anAddressLeftBehindIsForgottenAfterTheLookBack() throws Exception {
    try (StageRun<AddressRecord> address = StageRun.address(null)) {
      address.take(AddressRecord.of(key(ADA), person(ADA, "Ada", "Moreau", MONDAY)));
      address.take(AddressRecord.of(key(ADA), withoutAddress(ADA, TUESDAY)));
      address.watermark(AFTER_THE_LOOK_BACK.minusMillis(1));
      assertThat(address.timers()).isEqualTo(1);
      address.watermark(AFTER_THE_LOOK_BACK);
      assertThat(address.timers()).isZero();
    }
  }

  private static Person withoutAddress(String personId, Instant at) {
    return new Person(personId, "Ada", null, null, null, null, null, null, at, false);
  }

  private static void beginAndDelete(StageRun<GroupRecord> evaluate) throws Exception {
    evaluate.publish(LumiaCatalog.entries());
    evaluate.take(Stories.snapshot(MONDAY, Stories.listing(ADA)));
    evaluate.take(Stories.joined(MONDAY, ADA));
    Snapshot deleted = new Snapshot(null, null, "", "", null, List.of(), TUESDAY, true);
    evaluate.take(GroupRecord.snapshot(GROUP, TUESDAY, deleted));
  }
}
