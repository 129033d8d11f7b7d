package dev.handoff.domain.route;

import static dev.handoff.domain.activity.ActivityType.PAGE_VIEWED;
import static dev.handoff.domain.route.Routed.brought;
import static dev.handoff.domain.route.Routed.profile;
import static dev.handoff.domain.route.Routed.told;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.OTHER_GROUP;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.GroupRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is left of an erased person, and of one whom nobody lists (SPEC sections 8 and 9). */
class PersonErasureTest {

  private static final Instant THURSDAY = WEDNESDAY.plus(Duration.ofDays(1));

  private final Routed person = new Routed();

  @Nested
  class Erased {
    @Test
    void everyGroupForgetsHer() {
      person.isListedBy(GROUP, MONDAY);
      person.isListedBy(OTHER_GROUP, MONDAY);
      person.isCalled("Ada", "Moreau", MONDAY);
      assertThat(told(person.isErased(TUESDAY, TUESDAY)))
          .containsExactly("ERASE " + GROUP, "ERASE " + OTHER_GROUP);
      assertThat(person.ada.listings()).isEmpty();
      assertThat(person.ada.profile()).isNull();
      assertThat(person.does("visit", PAGE_VIEWED, WEDNESDAY)).isEmpty();
    }

    @Test
    void aLaterSnapshotListsHerAgainWithoutHistory() {
      person.does("before", PAGE_VIEWED, MONDAY);
      person.isListedBy(GROUP, MONDAY);
      person.isCalled("Ada", "Moreau", MONDAY);
      person.isErased(TUESDAY, TUESDAY);
      List<GroupRecord> heard = person.isListedBy(GROUP, WEDNESDAY);
      assertThat(brought(heard)).isEmpty();
      assertThat(profile(heard).name()).isEqualTo(ADA);
      assertThat(person.does("after", PAGE_VIEWED, WEDNESDAY)).hasSize(1);
    }

    @Test
    void lateCopiesOfOldRecordsDoNotComeBack() {
      person.isListedBy(GROUP, MONDAY);
      person.isErased(TUESDAY, TUESDAY);
      person.isListedBy(GROUP, WEDNESDAY);
      assertThat(person.does("old", PAGE_VIEWED, MONDAY, WEDNESDAY)).isEmpty();
      assertThat(person.isCalled("Ada", "Moreau", MONDAY)).isEmpty();
      assertThat(told(person.isListedBy(OTHER_GROUP, MONDAY, WEDNESDAY)))
          .as("a snapshot from before, told to forget her")
          .containsExactly("ERASE " + OTHER_GROUP);
    }

    @Test
    void anErasureThatComesAfterANewerSnapshotLeavesThatListingWithoutHistory() {
      person.does("before", PAGE_VIEWED, MONDAY);
      person.isListedBy(GROUP, MONDAY);
      person.isListedBy(OTHER_GROUP, WEDNESDAY);
      List<GroupRecord> heard = person.isErased(TUESDAY, THURSDAY);
      assertThat(told(heard))
          .containsExactly("ERASE " + GROUP, "ERASE " + OTHER_GROUP, "JOIN " + OTHER_GROUP);
      assertThat(brought(heard.subList(2, 3))).isEmpty();
    }

    @Test
    void keepsWhatWasDoneOnLaterDays() {
      person.isListedBy(GROUP, THURSDAY);
      person.does("after", PAGE_VIEWED, THURSDAY);
      List<GroupRecord> heard = person.isErased(TUESDAY, THURSDAY);
      assertThat(brought(heard.subList(1, 2)))
          .containsExactly(person.cell(THURSDAY, PAGE_VIEWED, 1));
    }

    @Test
    void anErasureIsRememberedForTheLookBackAndADay() {
      person.isErased(TUESDAY, TUESDAY);
      person.router.expire(person.ada, TUESDAY.plus(Duration.ofDays(30)));
      assertThat(person.ada.erasedAt()).isEqualTo(TUESDAY);
      person.router.expire(person.ada, TUESDAY.plus(Duration.ofDays(31)));
      assertThat(person.ada.erasedAt()).isNull();
      assertThat(person.router.isForgettable(person.ada)).isTrue();
    }
  }

  @Nested
  class InNoGroup {
    @Test
    void whatSheDidIsForgottenWhenItLeavesTheWindow() {
      person.does("visit", PAGE_VIEWED, MONDAY);
      Instant midnight = Instant.parse("2026-04-01T00:00:00Z");
      assertThat(person.router.nextExpiry(person.ada)).isEqualTo(midnight);
      person.router.expire(person.ada, midnight.minusMillis(1));
      assertThat(person.router.isForgettable(person.ada)).isFalse();
      person.router.expire(person.ada, midnight);
      assertThat(person.router.isForgettable(person.ada)).isTrue();
    }

    @Test
    void whoIsListedIsNeverForgotten() {
      person.isListedBy(GROUP, MONDAY);
      person.router.expire(person.ada, MONDAY.plus(Duration.ofDays(400)));
      assertThat(person.router.isForgettable(person.ada)).isFalse();
    }
  }
}
