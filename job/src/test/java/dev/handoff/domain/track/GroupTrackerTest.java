package dev.handoff.domain.track;

import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.CHLOE;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.deletion;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.GroupRecord.ListedMember;
import dev.handoff.domain.exchange.MembershipChange;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.track.GroupTracker.Change;
import dev.handoff.fixture.Lumia;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a snapshot tells the group and its people (SPEC section 9, "Membership and erasure"). */
class GroupTrackerTest {

  private static final String NAME = "Experience Manager Assets for Lumia";

  private final GroupTracker tracker = new GroupTracker(Lumia::key);
  private @Nullable TrackedGroup tracked;

  @Test
  void theFirstSnapshotListsEverybody() {
    Change change =
        taken(group(MONDAY, member(ADA, DECISION_MAKER), member(BEN, CHAMPION)), "a", MONDAY);
    assertThat(change.people())
        .containsExactly(joined(ADA, MONDAY, MONDAY), joined(BEN, MONDAY, MONDAY));
    assertThat(Objects.requireNonNull(change.group().snapshot()).members())
        .containsExactly(
            new ListedMember(key(ADA), DECISION_MAKER), new ListedMember(key(BEN), CHAMPION));
    assertThat(change.tracked().memberKeys()).containsExactly(key(ADA), key(BEN));
  }

  @Test
  void theNextTellsThoseWhoStayAndThoseWhoAreGone() {
    taken(group(MONDAY, member(ADA, DECISION_MAKER), member(BEN, CHAMPION)), "a", MONDAY);
    Change change =
        taken(group(TUESDAY, member(BEN, DECISION_MAKER), member(CHLOE, "")), "b", TUESDAY);
    assertThat(change.people())
        .containsExactly(
            joined(BEN, TUESDAY, TUESDAY),
            joined(CHLOE, TUESDAY, TUESDAY),
            left(ADA, TUESDAY, TUESDAY));
  }

  @Test
  void anOlderSnapshotThatComesLateChangesNothing() {
    taken(group(TUESDAY, member(BEN, CHAMPION)), "a", TUESDAY);
    assertThat(take(group(MONDAY, member(ADA, DECISION_MAKER)), "b", TUESDAY)).isNull();
    assertThat(take(group(TUESDAY, member(BEN, CHAMPION)), "a", TUESDAY)).as("a copy").isNull();
  }

  @Test
  void ofTwoSnapshotsOfOneTimeTheGreaterContentWinsWhicheverComesFirst() {
    BuyingGroup withAda = group(MONDAY, member(ADA, DECISION_MAKER));
    BuyingGroup withBen = group(MONDAY, member(BEN, DECISION_MAKER));
    taken(withAda, "1", MONDAY);
    assertThat(taken(withBen, "2", MONDAY).people())
        .containsExactly(joined(BEN, MONDAY, MONDAY), left(ADA, MONDAY, MONDAY));
    assertThat(take(withAda, "1", MONDAY)).isNull();
  }

  @Test
  void aPersonListedTwiceKeepsTheFirstRole() {
    Change change =
        taken(group(MONDAY, member(ADA, DECISION_MAKER), member(ADA, CHAMPION)), "a", MONDAY);
    assertThat(Objects.requireNonNull(change.group().snapshot()).members())
        .containsExactly(new ListedMember(key(ADA), DECISION_MAKER));
    assertThat(change.people()).hasSize(1);
  }

  @Test
  void aDeletedGroupLetsEverybodyGo() {
    taken(group(MONDAY, member(ADA, DECISION_MAKER)), "a", MONDAY);
    Change change = taken(deletion(TUESDAY), "b", TUESDAY);
    assertThat(change.people()).containsExactly(left(ADA, TUESDAY, TUESDAY));
    assertThat(change.tracked()).isEqualTo(new TrackedGroup(TUESDAY, "b", List.of(), true));
  }

  @Test
  void inArrivalOrderAChangeTakesEffectWhenItArrives() {
    Change change = taken(group(MONDAY, member(ADA, DECISION_MAKER)), "a", TUESDAY);
    assertThat(change.group().at()).isEqualTo(TUESDAY);
    assertThat(change.people()).containsExactly(joined(ADA, MONDAY, TUESDAY));
  }

  private Change taken(BuyingGroup snapshot, String content, Instant now) {
    return Objects.requireNonNull(take(snapshot, content, now));
  }

  private @Nullable Change take(BuyingGroup snapshot, String content, Instant now) {
    Change change = tracker.apply(tracked, snapshot, content, NAME, now);
    if (change != null) {
      tracked = change.tracked();
    }
    return change;
  }

  private static PersonRecord joined(String personId, Instant version, Instant at) {
    return word(PersonRecord.Kind.JOIN, personId, version, at, personId);
  }

  private static PersonRecord left(String personId, Instant version, Instant at) {
    return word(PersonRecord.Kind.LEAVE, personId, version, at, null);
  }

  private static PersonRecord word(
      PersonRecord.Kind kind,
      String personId,
      Instant version,
      Instant at,
      @Nullable String named) {
    return new PersonRecord(
        kind,
        key(personId),
        at,
        null,
        null,
        null,
        new MembershipChange(GROUP, NAME, version, named),
        List.of(),
        null);
  }
}
