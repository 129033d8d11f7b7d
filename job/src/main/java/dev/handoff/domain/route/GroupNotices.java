package dev.handoff.domain.route;

import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.Deed;
import dev.handoff.domain.exchange.GroupRecord.Kind;
import dev.handoff.domain.exchange.HistoryCells;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.route.PersonFile.Listing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What the groups that list a person are told of them at one instant.
 *
 * @param file the person, as they are when a notice goes out
 * @param personKey the key that groups know them by
 * @param now when
 * @param out where notices go
 */
record GroupNotices(PersonFile file, String personKey, Instant now, Consumer<GroupRecord> out) {

  /** Tells every group what the person did. */
  void did(Kind kind, Deed deed) {
    for (Listing listing : file.listings()) {
      out.accept(GroupRecord.did(kind, listing.buyingGroupId(), now, personKey, deed));
    }
  }

  /** Tells a group that the person is in it, with the person's last 30 days. */
  void joined(Listing listing) {
    PersonHistory history = file.history();
    HistoryCells cells =
        new HistoryCells(
            file.counted().tallies().cells(),
            history.momentKinds().cells(),
            history.phrases().cells(),
            history.activities(),
            history.moments());
    out.accept(
        GroupRecord.joined(
            listing.buyingGroupId(),
            now,
            personKey,
            listing.version(),
            profile(listing),
            cells,
            file.insight()));
  }

  /** Tells every group how the person takes mail. */
  void insight() {
    for (Listing listing : file.listings()) {
      out.accept(GroupRecord.insight(listing.buyingGroupId(), now, personKey, file.insight()));
    }
  }

  /** Tells a group to forget the person. */
  void erased(String buyingGroupId, Instant erasedAt) {
    out.accept(GroupRecord.erased(buyingGroupId, now, personKey, erasedAt));
  }

  /** Tells every group who the person is. */
  void profile() {
    file.listings().forEach(this::profileTo);
  }

  /** Tells every group but one, which knows already, who the person is. */
  void profileExceptTo(String buyingGroupId) {
    for (Listing listing : file.listings()) {
      if (!listing.buyingGroupId().equals(buyingGroupId)) {
        profileTo(listing);
      }
    }
  }

  private void profileTo(Listing listing) {
    out.accept(GroupRecord.profile(listing.buyingGroupId(), now, personKey, profile(listing)));
  }

  private MemberProfile profile(Listing listing) {
    List<GroupName> groups =
        file.listings().stream()
            .sorted(
                Comparator.comparing(Listing::joined)
                    .reversed()
                    .thenComparing(Listing::buyingGroupId))
            .limit(MemberProfile.GROUPS_KEPT)
            .map(other -> new GroupName(other.buyingGroupId(), other.groupName()))
            .toList();
    Person person = file.profile();
    return person == null
        ? new MemberProfile(listing.personId(), listing.personId(), null, null, null, groups)
        : new MemberProfile(
            listing.personId(),
            person.displayName(),
            person.title(),
            person.email(),
            person.phone(),
            groups);
  }
}
