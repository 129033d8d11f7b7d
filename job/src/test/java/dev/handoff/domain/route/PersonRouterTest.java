package dev.handoff.domain.route;

import static dev.handoff.domain.activity.ActivityType.INTERESTING_MOMENT;
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
import static dev.handoff.fixture.Lumia.didByMachine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.Deed;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.exchange.PersonRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What groups hear of a person: counted once, and from wherever the person is listed. */
class PersonRouterTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final Routed person = new Routed();

  @Nested
  class WhatCounts {
    @Test
    void everyGroupThatListsAdaHearsOfWhatSheDoes() {
      person.isListedBy(GROUP, MONDAY);
      person.isListedBy(OTHER_GROUP, MONDAY);
      List<GroupRecord> heard = person.does("visit", PAGE_VIEWED, TUESDAY);
      assertThat(told(heard)).containsExactly("ACTIVITY " + GROUP, "ACTIVITY " + OTHER_GROUP);
      assertThat(deed(heard).counts()).isTrue();
    }

    @Test
    void the21stOfADayIsShownButDoesNotCount() {
      person.isListedBy(GROUP, MONDAY);
      for (int visit = 1; visit <= 20; visit++) {
        assertThat(deed(person.does("v" + visit, PAGE_VIEWED, TUESDAY.plusSeconds(visit))).counts())
            .isTrue();
      }
      Deed capped = deed(person.does("v21", PAGE_VIEWED, TUESDAY.plusSeconds(21)));
      assertThat(capped.counts()).isFalse();
      assertThat(capped.activity()).as("among the most recent").isNotNull();
      assertThat(person.does("v0", PAGE_VIEWED, TUESDAY)).as("neither counts nor shows").isEmpty();
    }

    @Test
    void aCopyIsNotHeardOfAgain() {
      person.isListedBy(GROUP, MONDAY);
      person.does("visit", PAGE_VIEWED, TUESDAY);
      assertThat(person.does("visit", PAGE_VIEWED, TUESDAY)).isEmpty();
    }

    @Test
    void whatAMachineDidIsNeverHeardOf() {
      person.isListedBy(GROUP, MONDAY);
      assertThat(
              person.take(
                  PersonRecord.of(
                      Routed.key(), didByMachine(ADA, "scan", PAGE_VIEWED, TUESDAY), List.of())))
          .isEmpty();
      assertThat(deed(person.does("scan", PAGE_VIEWED, TUESDAY)).counts())
          .as("a copy that is not automated counts")
          .isTrue();
    }

    @Test
    void aMomentIsAnActivityToo() {
      person.isListedBy(GROUP, MONDAY);
      Deed moment = deed(person.has("m-1", TUESDAY));
      assertThat(moment.type()).isEqualTo(INTERESTING_MOMENT);
      assertThat(moment.momentKind()).isEqualTo("Web");
      assertThat(person.does("m-1", INTERESTING_MOMENT, TUESDAY))
          .as("moments and activities share one space of ids")
          .noneMatch(record -> deed(List.of(record)).counts());
    }
  }

  @Nested
  class Late {
    private final Instant in30Days = MONDAY.plus(Duration.ofDays(29));

    @Test
    void aRecordCountsInItsOwnDayWhileThatIsInsideTheWindow() {
      person.isListedBy(GROUP, MONDAY);
      Deed late = deed(person.does("visit", PAGE_VIEWED, MONDAY, in30Days));
      assertThat(late.day()).isEqualTo(person.window.dayOf(MONDAY));
    }

    @Test
    void aRecordOfADayThatHasLeftTheWindowIsNotHeardOf() {
      person.isListedBy(GROUP, MONDAY);
      assertThat(person.does("visit", PAGE_VIEWED, MONDAY, in30Days.plus(DAY))).isEmpty();
    }
  }

  @Nested
  class Membership {
    @Test
    void whoJoinsBringsTheLast30DaysAlong() {
      person.does("long-ago", PAGE_VIEWED, MONDAY.minus(Duration.ofDays(30)));
      person.does("then", PAGE_VIEWED, MONDAY.minus(Duration.ofDays(29)));
      person.does("today", PAGE_VIEWED, MONDAY);
      List<GroupRecord> heard = person.isListedBy(GROUP, MONDAY);
      assertThat(told(heard)).containsExactly("JOIN " + GROUP);
      assertThat(brought(heard))
          .containsExactly(
              person.cell(MONDAY.minus(Duration.ofDays(29)), PAGE_VIEWED, 1),
              person.cell(MONDAY, PAGE_VIEWED, 1));
    }

    @Test
    void beingListedAgainIsNoNews() {
      person.isListedBy(GROUP, MONDAY);
      assertThat(person.isListedBy(GROUP, TUESDAY)).isEmpty();
    }

    @Test
    void whoLeavesIsHeardOfNoMore() {
      person.isListedBy(GROUP, MONDAY);
      person.isNoLongerListedBy(GROUP, TUESDAY);
      assertThat(person.does("visit", PAGE_VIEWED, TUESDAY)).isEmpty();
    }

    @Test
    void whoReturnsBringsTheHistoryBackAndWhatWasDoneMeanwhile() {
      person.isListedBy(GROUP, MONDAY);
      person.does("before", PAGE_VIEWED, MONDAY);
      person.isNoLongerListedBy(GROUP, TUESDAY);
      person.does("meanwhile", PAGE_VIEWED, TUESDAY);
      assertThat(brought(person.isListedBy(GROUP, WEDNESDAY)))
          .containsExactly(
              person.cell(MONDAY, PAGE_VIEWED, 1), person.cell(TUESDAY, PAGE_VIEWED, 1));
    }

    @Test
    void anOlderWordThatSheLeftDoesNotUndoANewerListing() {
      person.isListedBy(GROUP, TUESDAY);
      person.isNoLongerListedBy(GROUP, MONDAY);
      assertThat(person.does("visit", PAGE_VIEWED, TUESDAY)).hasSize(1);
    }
  }

  @Nested
  class Profiles {
    @Test
    void theNewestWinsWhateverComesLast() {
      person.isListedBy(GROUP, MONDAY);
      List<GroupRecord> heard = person.isCalled("Ada", "Moreau", WEDNESDAY);
      assertThat(profile(heard).name()).isEqualTo("Ada Moreau");
      assertThat(person.isCalled("Ada", "Martin", TUESDAY)).isEmpty();
      assertThat(person.isCalled("Ada", "Moreau", WEDNESDAY)).as("a copy").isEmpty();
    }

    @Test
    void ofTwoOfOneTimeTheSameWinsInEitherOrder() {
      Routed other = new Routed();
      person.isCalled("Ada", "Moreau", MONDAY);
      person.isCalled("Ada", "Martin", MONDAY);
      other.isCalled("Ada", "Martin", MONDAY);
      other.isCalled("Ada", "Moreau", MONDAY);
      assertThat(person.ada.profile()).isEqualTo(other.ada.profile());
    }

    @Test
    void aPersonWithoutOneIsShownByTheirId() {
      assertThat(profile(person.isListedBy(GROUP, MONDAY)).name()).isEqualTo(ADA);
    }

    @Test
    void nameTheOtherGroupsMostRecentlyJoinedFirst() {
      person.isListedBy(GROUP, MONDAY);
      List<GroupRecord> heard = person.isListedBy(OTHER_GROUP, TUESDAY);
      assertThat(told(heard)).containsExactly("JOIN " + OTHER_GROUP, "PROFILE " + GROUP);
      assertThat(profile(heard).groups())
          .containsExactly(
              new GroupName(OTHER_GROUP, "Group " + OTHER_GROUP),
              new GroupName(GROUP, "Group " + GROUP));
    }

    @Test
    void areKnownToAGroupThatIsFormedMuchLater() {
      person.isCalled("Ada", "Moreau", MONDAY);
      assertThat(person.router.isForgettable(person.ada)).isFalse();
      assertThat(profile(person.isListedBy(GROUP, MONDAY.plus(Duration.ofDays(90)))).name())
          .isEqualTo("Ada Moreau");
    }
  }

  static Deed deed(List<GroupRecord> heard) {
    return Objects.requireNonNull(heard.get(0).deed());
  }
}
