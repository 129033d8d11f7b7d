package dev.handoff.domain.route;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.Deed;
import dev.handoff.domain.exchange.GroupRecord.Kind;
import dev.handoff.domain.exchange.HistoryCells;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.exchange.MemberProfile.GroupName;
import dev.handoff.domain.exchange.MembershipChange;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.route.PersonFile.Listing;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a person does, once, and tells the groups that list them (SPEC sections 2 and 9).
 * Holds no state of its own: the person's is in the {@link PersonFile}.
 */
public final class PersonRouter {

  private final EngagementWindow window;
  private final int dailyCap;

  /**
   * @param window the days that count
   * @param dailyCap activities of one type that count on one day, above 0
   */
  public PersonRouter(EngagementWindow window, int dailyCap) {
    this.window = window;
    this.dailyCap = dailyCap;
  }

  /** Applies one record at an instant, not before any applied earlier. */
  public void apply(PersonFile file, PersonRecord record, Instant now, Consumer<GroupRecord> out) {
    expire(file, now);
    switch (record.kind()) {
      case ACTIVITY -> act(file, record, Objects.requireNonNull(record.activity()), now, out);
      case MOMENT -> mark(file, record, Objects.requireNonNull(record.moment()), now, out);
      case PROFILE -> profile(file, record, Objects.requireNonNull(record.person()), now, out);
      case ERASE -> erase(file, record, Objects.requireNonNull(record.person()), now, out);
      case JOIN -> join(file, record, Objects.requireNonNull(record.membership()), now, out);
      case LEAVE -> leave(file, record, Objects.requireNonNull(record.membership()), now, out);
    }
  }

  /** Forgets what has left the window. */
  public void expire(PersonFile file, Instant now) {
    int firstDay = window.firstDay(window.dayOf(now));
    file.counted().expireBefore(firstDay);
    file.history().expireBefore(firstDay, window);
    Instant erasedAt = file.erasedAt();
    if (erasedAt != null && window.dayOf(erasedAt) < firstDay - 1) {
      file.erasedAt(null);
    }
    if (isOnlyKnown(file) && file.heardOn() < firstDay) {
      file.profile(null);
    }
  }

  /**
   * When something next leaves the window, or null when nothing ever will: then, with no group
   * left, the file can go.
   */
  public @Nullable Instant nextExpiry(PersonFile file) {
    int lastDay = Math.max(file.counted().lastDay(), file.history().lastDay(window));
    Instant erasedAt = file.erasedAt();
    if (erasedAt != null) {
      lastDay = Math.max(lastDay, window.dayOf(erasedAt) + 1);
    }
    if (isOnlyKnown(file)) {
      lastDay = Math.max(lastDay, file.heardOn());
    }
    return lastDay == Integer.MIN_VALUE ? null : window.startOf(lastDay + window.lookbackDays());
  }

  /**
   * Whether there is nothing left to keep: in no group, nothing in the window, no recent erasure.
   */
  public boolean isForgettable(PersonFile file) {
    return file.listings().isEmpty() && nextExpiry(file) == null;
  }

  /**
   * A profile of somebody in no group: kept for the look-back, because the group that lists them
   * may come later.
   */
  private static boolean isOnlyKnown(PersonFile file) {
    return file.profile() != null && file.listings().isEmpty();
  }

  private void act(
      PersonFile file,
      PersonRecord record,
      Activity activity,
      Instant now,
      Consumer<GroupRecord> out) {
    if (activity.automated() || isOutside(file, activity.occurredAt(), now)) {
      return;
    }
    int day = window.dayOf(activity.occurredAt());
    boolean counts = file.counted().count(day, activity.type(), activity.activityId(), dailyCap);
    RecentActivity recent = RecentActivity.of(activity);
    boolean shown = file.history().remember(recent);
    if (counts) {
      file.history().count(record.phrases(), day);
    }
    if (counts || shown) {
      Deed deed =
          new Deed(
              day,
              counts,
              activity.type(),
              null,
              shown ? recent : null,
              null,
              counts ? record.phrases() : List.of());
      tell(file, Kind.ACTIVITY, record.personKey(), deed, now, out);
    }
  }

  private void mark(
      PersonFile file,
      PersonRecord record,
      InterestingMoment moment,
      Instant now,
      Consumer<GroupRecord> out) {
    if (isOutside(file, moment.occurredAt(), now)) {
      return;
    }
    int day = window.dayOf(moment.occurredAt());
    boolean counts =
        file.counted().count(day, ActivityType.INTERESTING_MOMENT, moment.momentId(), dailyCap);
    RecentMoment recent = RecentMoment.of(moment);
    boolean shown = file.history().remember(recent);
    if (counts) {
      file.history().momentKinds().add(day, moment.type().wireName(), 1);
      file.history().count(record.phrases(), day);
    }
    if (counts || shown) {
      Deed deed =
          new Deed(
              day,
              counts,
              ActivityType.INTERESTING_MOMENT,
              moment.type().wireName(),
              null,
              shown ? recent : null,
              counts ? record.phrases() : List.of());
      tell(file, Kind.MOMENT, record.personKey(), deed, now, out);
    }
  }

  private void tell(
      PersonFile file,
      Kind kind,
      String personKey,
      Deed deed,
      Instant now,
      Consumer<GroupRecord> out) {
    for (Listing listing : file.listings()) {
      out.accept(GroupRecord.did(kind, listing.buyingGroupId(), now, personKey, deed));
    }
  }

  private void profile(
      PersonFile file, PersonRecord record, Person person, Instant now, Consumer<GroupRecord> out) {
    Person known = file.profile();
    if (isErased(file, person.updatedAt()) || (known != null && !isNewer(person, known))) {
      return;
    }
    file.profile(person);
    file.heardOn(window.dayOf(now));
    tellProfile(file, record.personKey(), now, null, out);
  }

  private void erase(
      PersonFile file,
      PersonRecord record,
      Person erasure,
      Instant now,
      Consumer<GroupRecord> out) {
    if (isErased(file, erasure.updatedAt())) {
      return;
    }
    Instant erasedAt = erasure.updatedAt();
    file.erasedAt(erasedAt);
    Person known = file.profile();
    if (known != null && !known.updatedAt().isAfter(erasedAt)) {
      file.profile(null);
    }
    int firstKept = window.dayOf(erasedAt) + 1;
    file.counted().expireBefore(firstKept);
    file.history().expireBefore(firstKept, window);
    for (Listing listing : file.listings()) {
      out.accept(GroupRecord.erased(listing.buyingGroupId(), now, record.personKey()));
      if (listing.version().isAfter(erasedAt)) {
        out.accept(joinOf(file, listing, record.personKey(), now));
      } else {
        file.unlist(listing.buyingGroupId());
        file.heardOn(window.dayOf(now));
      }
    }
  }

  private void join(
      PersonFile file,
      PersonRecord record,
      MembershipChange change,
      Instant now,
      Consumer<GroupRecord> out) {
    if (isErased(file, change.version())) {
      out.accept(GroupRecord.erased(change.buyingGroupId(), now, record.personKey()));
      return;
    }
    Listing known = file.listing(change.buyingGroupId());
    Listing listing =
        new Listing(
            change.buyingGroupId(),
            change.groupName(),
            change.version(),
            Objects.requireNonNull(change.personId()),
            known == null ? change.version() : known.joined());
    file.list(listing);
    if (known == null) {
      out.accept(joinOf(file, listing, record.personKey(), now));
    }
    if (known == null || !known.groupName().equals(listing.groupName())) {
      tellProfile(file, record.personKey(), now, listing.buyingGroupId(), out);
    }
  }

  private void leave(
      PersonFile file,
      PersonRecord record,
      MembershipChange change,
      Instant now,
      Consumer<GroupRecord> out) {
    Listing known = file.listing(change.buyingGroupId());
    if (known != null && !known.version().isAfter(change.version())) {
      file.unlist(change.buyingGroupId());
      file.heardOn(window.dayOf(now));
      tellProfile(file, record.personKey(), now, null, out);
    }
  }

  private GroupRecord joinOf(PersonFile file, Listing listing, String personKey, Instant now) {
    PersonHistory history = file.history();
    HistoryCells cells =
        new HistoryCells(
            file.counted().tallies().cells(),
            history.momentKinds().cells(),
            history.phrases().cells(),
            history.activities(),
            history.moments());
    return GroupRecord.joined(
        listing.buyingGroupId(),
        now,
        personKey,
        listing.version(),
        profileOf(file, listing),
        cells);
  }

  private static void tellProfile(
      PersonFile file,
      String personKey,
      Instant now,
      @Nullable String except,
      Consumer<GroupRecord> out) {
    for (Listing listing : file.listings()) {
      if (!listing.buyingGroupId().equals(except)) {
        out.accept(
            GroupRecord.profile(listing.buyingGroupId(), now, personKey, profileOf(file, listing)));
      }
    }
  }

  private static MemberProfile profileOf(PersonFile file, Listing listing) {
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

  /**
   * The newest {@code updatedAt} wins, equal ones by content, so that interleaving does not matter.
   */
  private static boolean isNewer(Person person, Person known) {
    int byTime = person.updatedAt().compareTo(known.updatedAt());
    return byTime > 0 || (byTime == 0 && person.toString().compareTo(known.toString()) > 0);
  }

  private boolean isOutside(PersonFile file, Instant occurredAt, Instant now) {
    Instant erasedAt = file.erasedAt();
    int day = window.dayOf(occurredAt);
    return day < window.firstDay(window.dayOf(now))
        || (erasedAt != null && day <= window.dayOf(erasedAt));
  }

  private static boolean isErased(PersonFile file, Instant at) {
    Instant erasedAt = file.erasedAt();
    return erasedAt != null && !at.isAfter(erasedAt);
  }
}
