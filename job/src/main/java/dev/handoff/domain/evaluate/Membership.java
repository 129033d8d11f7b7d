package dev.handoff.domain.evaluate;

import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.EngagementScorer;
import dev.handoff.domain.engagement.EngagementWindow;
import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.GroupRecord.Deed;
import dev.handoff.domain.exchange.GroupRecord.ListedMember;
import dev.handoff.domain.exchange.GroupRecord.Snapshot;
import dev.handoff.domain.exchange.HistoryCells;
import dev.handoff.domain.exchange.MemberProfile;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.domain.journey.JourneyPlace.Passed;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Applies records to the members of one group at one instant, and keeps the group's sums in step
 * with them.
 */
final class Membership {

  /** In {@code group.members} and {@code group.membersIn(role)}, the only ways to a person. */
  private static final String MEMBERS = "members";

  private final GroupFile file;
  private final Members members;
  private final EngagementWindow window;
  private final int today;
  private final Map<String, Instant> erasedNow = new HashMap<>();
  private final GroupSums sums;

  Membership(
      GroupFile file,
      Members members,
      EngagementScorer scorer,
      EngagementWindow window,
      int today) {
    this.file = file;
    this.members = members;
    this.window = window;
    this.today = today;
    this.sums = new GroupSums(file, scorer, window, today);
  }

  /** Whether anybody came, went, changed role, or has another rounded score. */
  boolean roundedChanged() {
    return sums.roundedChanged();
  }

  /** Whether anybody has another unrounded score. */
  boolean unroundedChanged() {
    return sums.unroundedChanged();
  }

  void apply(GroupRecord record, Instant now) {
    String key = record.personKey();
    switch (record.kind()) {
      case CATALOG -> {
        // Looking again is all it asks.
      }
      case SNAPSHOT -> list(Objects.requireNonNull(record.snapshot()), now);
      case JOIN -> {
        MemberFile member = memberOf(key);
        if (!isErasedNow(record) && (member.role() != null || !isOutdated(record))) {
          join(member, record, now);
        }
      }
      case ERASE, PROFILE, MOMENT, ACTIVITY, INSIGHT -> {
        if (record.kind() == GroupRecord.Kind.ERASE) {
          erasedNow.merge(
              Objects.requireNonNull(key),
              Objects.requireNonNull(record.joinedVersion()),
              (one, other) -> one.isAfter(other) ? one : other);
        }
        MemberFile member = members.get(Objects.requireNonNull(key));
        if (member != null && member.profile() != null) {
          changeKnown(member, record, now);
        }
      }
    }
  }

  /** At one instant erasures come first: a listing that one of them ended brings nobody back. */
  private boolean isErasedNow(GroupRecord join) {
    Instant erasedAt = erasedNow.get(Objects.requireNonNull(join.personKey()));
    return erasedAt != null && !Objects.requireNonNull(join.joinedVersion()).isAfter(erasedAt);
  }

  /** A day has left the window. */
  void turnDay() {
    int firstDay = window.firstDay(today);
    for (MemberFile member : members.all()) {
      boolean gone = member.history().expireBefore(firstDay, window);
      if (sums.rescore(member) || gone) {
        members.put(member);
      }
    }
    file.accountMomentKinds.expireBefore(firstDay);
    file.accountMoments.removeIf(moment -> window.dayOf(moment.at()) < firstDay);
  }

  /** The score model has changed. */
  void rescoreAll() {
    for (MemberFile member : members.all()) {
      if (sums.rescore(member)) {
        members.put(member);
      }
    }
  }

  private MemberFile memberOf(@Nullable String key) {
    MemberFile member = members.get(Objects.requireNonNull(key));
    return member == null ? MemberFile.of(key) : member;
  }

  private void changeKnown(MemberFile member, GroupRecord record, Instant now) {
    if (record.kind() == GroupRecord.Kind.ERASE) {
      uncount(member);
      file.forgetSeen(Membership::readsMembers);
      member.forget();
      await(member, now);
      keepOrRemove(member);
    } else if (record.kind() == GroupRecord.Kind.PROFILE) {
      member.profile(Objects.requireNonNull(record.profile()));
      members.put(member);
    } else if (record.kind() == GroupRecord.Kind.INSIGHT) {
      // Of the day before an erasure at this instant: the person is to be forgotten.
      if (!erasedNow.containsKey(member.personKey())) {
        member.insight(Objects.requireNonNull(record.insight()));
        members.put(member);
      }
    } else {
      add(member, Objects.requireNonNull(record.deed()));
    }
  }

  private void list(Snapshot snapshot, Instant now) {
    file.head = GroupHead.of(snapshot, file.head);
    Map<String, String> roles = new HashMap<>();
    for (ListedMember listed : snapshot.members()) {
      roles.putIfAbsent(listed.personKey(), listed.role());
    }
    for (MemberFile member : List.copyOf(members.all())) {
      if (!roles.containsKey(member.personKey()) && member.role() != null) {
        move(member, null, now);
      }
    }
    roles.forEach((key, role) -> move(memberOf(key), role, now));
  }

  private void move(MemberFile member, @Nullable String role, Instant now) {
    if (Objects.equals(member.role(), role)) {
      return;
    }
    uncount(member);
    member.role(role);
    if (role == null && !isAhead(member)) {
      file.forgetSeen(part -> tellsOf(member, part));
      member.forget();
    }
    sums.count(member);
    await(member, now);
    keepOrRemove(member);
  }

  /**
   * Whether a history was on its way when a newer snapshot no longer listed the person: keeping it
   * would keep somebody whom no erasure reaches.
   */
  private boolean isOutdated(GroupRecord join) {
    GroupHead head = file.head;
    return head != null && Objects.requireNonNull(join.joinedVersion()).isBefore(head.version());
  }

  /**
   * Whether the history came for a newer snapshot than this one, which lists the person again and
   * is still on its way: the way of the history may be the quicker one.
   */
  private boolean isAhead(MemberFile member) {
    GroupHead head = file.head;
    return head != null && member.joinedVersion().isAfter(head.version());
  }

  private void join(MemberFile member, GroupRecord record, Instant now) {
    uncount(member);
    HistoryCells brought = Objects.requireNonNull(record.history());
    PersonHistory history =
        new PersonHistory(
            DailyTallies.of(brought.tallies()),
            DailyTallies.of(brought.momentKinds()),
            DailyTallies.of(brought.phrases()),
            brought.activities(),
            brought.moments());
    member.join(
        Objects.requireNonNull(record.profile()),
        history,
        Objects.requireNonNull(record.joinedVersion()));
    member.insight(Objects.requireNonNullElse(record.insight(), MemberInsight.NONE));
    history.expireBefore(window.firstDay(today), window);
    sums.count(member);
    await(member, now);
    file.lastActiveDay = Math.max(file.lastActiveDay, history.lastDay(window));
    members.put(member);
  }

  private void add(MemberFile member, Deed deed) {
    PersonHistory history = member.history();
    if (deed.counts()) {
      history.tallies().add(deed.day(), deed.type(), 1);
      if (deed.momentKind() != null) {
        history.momentKinds().add(deed.day(), deed.momentKind(), 1);
      }
      history.count(deed.phrases(), deed.day());
    }
    if (deed.activity() != null) {
      history.remember(deed.activity());
    }
    if (deed.moment() != null) {
      history.remember(deed.moment());
    }
    file.lastActiveDay = Math.max(file.lastActiveDay, deed.day());
    sums.rescore(member);
    members.put(member);
  }

  private void uncount(MemberFile member) {
    sums.uncount(member);
    if (member.isAwaited()) {
      file.awaited--;
    }
  }

  private void await(MemberFile member, Instant now) {
    if (member.isAwaited()) {
      file.awaited++;
      file.awaitedSince = now;
    }
    if (file.awaited == 0) {
      file.awaitedSince = null;
    }
  }

  /** Whether a part of a condition may have seen anything of anybody. */
  private static boolean readsMembers(Passed part) {
    return part.condition().contains(MEMBERS);
  }

  /** Whether a part has seen who the member is: no erasure will reach a group they have left. */
  private static boolean tellsOf(MemberFile member, Passed part) {
    MemberProfile profile = member.profile();
    return profile != null
        && readsMembers(part)
        && (part.value().contains(profile.personId())
            || (profile.title() != null && part.value().contains(profile.title())));
  }

  private void keepOrRemove(MemberFile member) {
    if (member.role() == null && member.profile() == null) {
      members.remove(member.personKey());
    } else {
      members.put(member);
    }
  }
}
