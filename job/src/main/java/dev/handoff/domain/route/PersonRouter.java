package dev.handoff.domain.route;

import dev.handoff.domain.activity.Activity;
import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.Deed;
import dev.handoff.domain.exchange.GroupRecord.Kind;
import dev.handoff.domain.exchange.MembershipChange;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.insight.InsightModels;
import dev.handoff.domain.insight.MailDeed;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.domain.route.PersonFile.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a person does, once, and tells the groups that list them (SPEC sections 2 and 9).
 * Holds no state of its own: the person's is in the {@link PersonFile}.
 */
public final class PersonRouter {

  private final EngagementWindow window;
  private final int dailyCap;
  private final Function<Instant, InsightModels> models;

  /**
   * @param window the days that count
   * @param dailyCap activities of one type that count on one day, above 0
   * @param models what is in force at the end of a day
   */
  public PersonRouter(
      EngagementWindow window, int dailyCap, Function<Instant, InsightModels> models) {
    this.window = window;
    this.dailyCap = dailyCap;
    this.models = models;
  }

  /** Applies one record at an instant, not before any applied earlier. */
  public void apply(PersonFile file, PersonRecord record, Instant now, Consumer<GroupRecord> out) {
    closeDays(file, record.personKey(), now, out);
    expire(file, now);
    GroupNotices groups = new GroupNotices(file, record.personKey(), now, out);
    switch (record.kind()) {
      case ACTIVITY -> act(groups, Objects.requireNonNull(record.activity()), record.phrases());
      case MOMENT -> mark(groups, Objects.requireNonNull(record.moment()), record.phrases());
      case MAIL -> mail(groups, Objects.requireNonNull(record.mail()));
      case PROFILE -> profile(groups, Objects.requireNonNull(record.person()));
      case ERASE -> erase(groups, Objects.requireNonNull(record.person()).updatedAt());
      case JOIN -> join(groups, Objects.requireNonNull(record.membership()));
      case LEAVE -> leave(groups, Objects.requireNonNull(record.membership()));
    }
  }

  /**
   * Makes risk and segment anew at the end of each day that is over, for as long as there is mail
   * in the window, and tells the groups what has changed. Late mail counts from the next end of a
   * day on.
   */
  public void closeDays(PersonFile file, String personKey, Instant now, Consumer<GroupRecord> out) {
    int yesterday = window.dayOf(now) - 1;
    for (int day = file.closedDay() + 1; day <= yesterday && !file.mail().isEmpty(); day++) {
      file.mail().expireBefore(window.firstDay(day));
      Instant midnight = window.startOf(day + 1);
      MemberInsight insight =
          models
              .apply(midnight)
              .of(file.mail().features(day, window.lookbackDays()), file.insight());
      if (!insight.equals(file.insight())) {
        file.insight(insight);
        new GroupNotices(file, personKey, midnight, out).insight();
      }
    }
    file.closedDay(Math.max(file.closedDay(), yesterday));
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
  }

  /**
   * When something next leaves the window or a day with mail in it ends, or null when nothing ever
   * will: then, with no profile and no group left, the file can go.
   */
  public @Nullable Instant nextExpiry(PersonFile file) {
    if (!file.mail().isEmpty()) {
      return window.startOf(file.closedDay() + 2);
    }
    int lastDay = Math.max(file.counted().lastDay(), file.history().lastDay(window));
    Instant erasedAt = file.erasedAt();
    if (erasedAt != null) {
      lastDay = Math.max(lastDay, window.dayOf(erasedAt) + 1);
    }
    return lastDay == Integer.MIN_VALUE ? null : window.startOf(lastDay + window.lookbackDays());
  }

  /**
   * Whether there is nothing left to keep: no profile, in no group, nothing in the window, no
   * recent erasure. A profile stays until it is erased, because a group that is formed much later
   * must show who its members are.
   */
  public boolean isForgettable(PersonFile file) {
    return file.profile() == null && file.listings().isEmpty() && nextExpiry(file) == null;
  }

  /**
   * Whether a record is refused because it is of a person's time before an erasure, or of its day:
   * then it need not wait for its time either.
   */
  public boolean isErased(PersonFile file, PersonRecord record) {
    return switch (record.kind()) {
      case ACTIVITY, MOMENT, MAIL -> isErasedDay(file, window.dayOf(record.at()));
      case PROFILE -> isErased(file, record.at());
      case ERASE, LEAVE, JOIN -> false;
    };
  }

  private void act(GroupNotices groups, Activity activity, List<String> phrases) {
    PersonFile file = groups.file();
    if (activity.automated() || isOutside(file, activity.occurredAt(), groups.now())) {
      return;
    }
    int day = window.dayOf(activity.occurredAt());
    boolean counts = file.counted().count(day, activity.type(), activity.activityId(), dailyCap);
    RecentActivity recent = RecentActivity.of(activity);
    boolean shown = file.history().remember(recent);
    if (counts) {
      file.history().count(phrases, day);
    }
    if (counts || shown) {
      groups.did(
          Kind.ACTIVITY,
          new Deed(
              day,
              counts,
              activity.type(),
              null,
              shown ? recent : null,
              null,
              counts ? phrases : List.of()));
    }
  }

  private void mark(GroupNotices groups, InterestingMoment moment, List<String> phrases) {
    PersonFile file = groups.file();
    if (isOutside(file, moment.occurredAt(), groups.now())) {
      return;
    }
    int day = window.dayOf(moment.occurredAt());
    boolean counts =
        file.counted().count(day, ActivityType.INTERESTING_MOMENT, moment.momentId(), dailyCap);
    RecentMoment recent = RecentMoment.of(moment);
    boolean shown = file.history().remember(recent);
    if (counts) {
      file.history().momentKinds().add(day, moment.type().wireName(), 1);
      file.history().count(phrases, day);
    }
    if (counts || shown) {
      groups.did(
          Kind.MOMENT,
          new Deed(
              day,
              counts,
              ActivityType.INTERESTING_MOMENT,
              moment.type().wireName(),
              null,
              shown ? recent : null,
              counts ? phrases : List.of()));
    }
  }

  private void mail(GroupNotices groups, MailDeed deed) {
    PersonFile file = groups.file();
    if (!isOutside(file, deed.at(), groups.now())) {
      file.mail().count(deed, window.dayOf(deed.at()));
    }
  }

  private static void profile(GroupNotices groups, Person person) {
    PersonFile file = groups.file();
    Person known = file.profile();
    if (isErased(file, person.updatedAt()) || (known != null && !isNewer(person, known))) {
      return;
    }
    file.profile(person);
    groups.profile();
  }

  private void erase(GroupNotices groups, Instant erasedAt) {
    PersonFile file = groups.file();
    if (isErased(file, erasedAt)) {
      return;
    }
    file.erasedAt(erasedAt);
    Person known = file.profile();
    if (known != null && !known.updatedAt().isAfter(erasedAt)) {
      file.profile(null);
    }
    int firstKept = window.dayOf(erasedAt) + 1;
    file.counted().expireBefore(firstKept);
    file.history().expireBefore(firstKept, window);
    file.mail().expireBefore(firstKept);
    file.insight(MemberInsight.NONE);
    for (Listing listing : file.listings()) {
      groups.erased(listing.buyingGroupId(), erasedAt);
      if (listing.version().isAfter(erasedAt)) {
        groups.joined(listing);
      } else {
        file.unlist(listing.buyingGroupId());
      }
    }
  }

  private static void join(GroupNotices groups, MembershipChange change) {
    PersonFile file = groups.file();
    Instant erasedAt = file.erasedAt();
    if (erasedAt != null && isErased(file, change.version())) {
      groups.erased(change.buyingGroupId(), erasedAt);
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
      groups.joined(listing);
    }
    if (known == null || !known.groupName().equals(listing.groupName())) {
      groups.profileExceptTo(listing.buyingGroupId());
    }
  }

  private static void leave(GroupNotices groups, MembershipChange change) {
    PersonFile file = groups.file();
    Listing known = file.listing(change.buyingGroupId());
    if (known != null && !known.version().isAfter(change.version())) {
      file.unlist(change.buyingGroupId());
      groups.profile();
    }
  }

  /**
   * The newest {@code updatedAt} wins, equal ones by content, so that interleaving does not matter.
   */
  private static boolean isNewer(Person person, Person known) {
    int byTime = person.updatedAt().compareTo(known.updatedAt());
    return byTime > 0 || (byTime == 0 && person.toString().compareTo(known.toString()) > 0);
  }

  private boolean isOutside(PersonFile file, Instant occurredAt, Instant now) {
    int day = window.dayOf(occurredAt);
    return day < window.firstDay(window.dayOf(now)) || isErasedDay(file, day);
  }

  private boolean isErasedDay(PersonFile file, int day) {
    Instant erasedAt = file.erasedAt();
    return erasedAt != null && day <= window.dayOf(erasedAt);
  }

  private static boolean isErased(PersonFile file, Instant at) {
    Instant erasedAt = file.erasedAt();
    return erasedAt != null && !at.isAfter(erasedAt);
  }
}
