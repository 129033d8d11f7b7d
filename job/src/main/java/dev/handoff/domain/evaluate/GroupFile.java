package dev.handoff.domain.evaluate;

import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.PersonHistory;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.journey.JourneyPlace;
import dev.handoff.domain.journey.JourneyPlace.Passed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All that {@code evaluate} keeps of one group beside its members: its head, the sums over its
 * members, where it stands in journeys, what was last said of it. Small, whatever the group's size.
 * Mutable.
 */
public final class GroupFile {

  /** Days whose closing score is kept: today's alert wants the one of seven days ago. */
  static final int CLOSINGS_KEPT = 8;

  /** A stamp that no catalog has: journeys have not been run since they moved. */
  static final long NOT_RUN = 0;

  final String buyingGroupId;
  @Nullable GroupHead head;
  Instant processedUntil = Instant.EPOCH;
  int day = Integer.MIN_VALUE;
  int lastActiveDay = Integer.MIN_VALUE;
  long modelStamp = Long.MIN_VALUE;
  int awaited;
  @Nullable Instant awaitedSince;
  boolean unsaid;
  @Nullable Said said;
  boolean unsettled = true;
  long catalogStamp = NOT_RUN;
  @Nullable Instant journeysDue;
  final TreeMap<String, RoleTotal> roles = new TreeMap<>();
  final TreeMap<Integer, Integer> closings = new TreeMap<>();
  private Map<String, JourneyPlace> placesAsKept = Map.of();
  private @Nullable Map<String, JourneyPlace> places;
  private boolean placesChanged;
  final List<RecentMoment> accountMoments = new ArrayList<>();
  DailyTallies accountMomentKinds = new DailyTallies();

  /**
   * What the last score record said.
   *
   * @param engagement the group's score
   * @param completeness 0 to 100
   * @param missingRoles in template order
   */
  public record Said(Score engagement, int completeness, List<String> missingRoles) {}

  /**
   * The same as plain values, to store.
   *
   * @param buyingGroupId the group
   * @param head what its newest snapshot says; null before the first
   * @param processedUntil the last instant that was run
   * @param day the epoch day the sums stand for
   * @param lastActiveDay the newest day on which anybody did anything
   * @param modelStamp which score model that the sums were made with
   * @param awaited listed members whose history has not arrived
   * @param awaitedSince since when there are such
   * @param unsaid whether an unrounded score has changed since the last score record
   * @param said what that record said
   * @param unsettled whether anything has changed that journeys may read, since they were last run
   * @param catalogStamp which definitions they were then run by
   * @param journeysDue when they then were to be run again with no record coming; null: never
   * @param roles sums by role
   * @param closings rounded score at the end of a day, by epoch day
   * @param places where the group stands, by journey id; given back as it is unless it changes
   * @param accountMoments newest moments of the group itself
   * @param accountMomentKinds how many there were
   */
  public record Kept(
      String buyingGroupId,
      @Nullable GroupHead head,
      Instant processedUntil,
      int day,
      int lastActiveDay,
      long modelStamp,
      int awaited,
      @Nullable Instant awaitedSince,
      boolean unsaid,
      @Nullable Said said,
      boolean unsettled,
      long catalogStamp,
      @Nullable Instant journeysDue,
      Map<String, RoleTotal> roles,
      Map<Integer, Integer> closings,
      Map<String, JourneyPlace> places,
      List<RecentMoment> accountMoments,
      List<DailyTallies.Cell> accountMomentKinds) {}

  public GroupFile(String buyingGroupId) {
    this.buyingGroupId = buyingGroupId;
  }

  /** A group as it was stored. */
  public GroupFile(Kept kept) {
    this(kept.buyingGroupId());
    head = kept.head();
    processedUntil = kept.processedUntil();
    day = kept.day();
    lastActiveDay = kept.lastActiveDay();
    modelStamp = kept.modelStamp();
    awaited = kept.awaited();
    awaitedSince = kept.awaitedSince();
    unsaid = kept.unsaid();
    said = kept.said();
    unsettled = kept.unsettled();
    catalogStamp = kept.catalogStamp();
    journeysDue = kept.journeysDue();
    roles.putAll(kept.roles());
    closings.putAll(kept.closings());
    placesAsKept = kept.places();
    accountMoments.addAll(kept.accountMoments());
    kept.accountMomentKinds()
        .forEach(cell -> accountMomentKinds.add(cell.epochDay(), cell.key(), cell.count()));
  }

  /** What to store. */
  public Kept kept() {
    return new Kept(
        buyingGroupId,
        head,
        processedUntil,
        day,
        lastActiveDay,
        modelStamp,
        awaited,
        awaitedSince,
        unsaid,
        said,
        unsettled,
        catalogStamp,
        journeysDue,
        roles,
        closings,
        placesChanged ? places() : placesAsKept,
        accountMoments,
        accountMomentKinds.cells());
  }

  public String buyingGroupId() {
    return buyingGroupId;
  }

  /** Where the group stands, by journey id; read from what was kept when somebody asks. */
  Map<String, JourneyPlace> places() {
    Map<String, JourneyPlace> known = places;
    if (known == null) {
      known = new LinkedHashMap<>(placesAsKept);
      places = known;
    }
    return known;
  }

  /** What {@link #places} gave has been changed, and is to be kept. */
  void placesChanged() {
    placesChanged = true;
  }

  /** Whether the group is there: snapshot seen, not deleted. */
  boolean isLive() {
    return head != null && !head.deleted();
  }

  /** A member now counts in a role, or no longer, or with another score. */
  void addToRole(String role, int members, long score) {
    RoleTotal total = roles.getOrDefault(role, new RoleTotal(0, 0)).plus(members, score);
    if (total.members() == 0) {
      roles.remove(role);
    } else {
      roles.put(role, total);
    }
  }

  /** Keeps the rounded score with which days ended, from one day to another, both included. */
  void close(int fromDay, int toDay, int score) {
    for (int closed = Math.max(fromDay, toDay - CLOSINGS_KEPT + 1); closed <= toDay; closed++) {
      closings.put(closed, score);
    }
    closings.headMap(toDay - CLOSINGS_KEPT + 1, false).clear();
  }

  /** As it was before the first snapshot, but for the instants that have been run. */
  void forget() {
    head = null;
    day = Integer.MIN_VALUE;
    lastActiveDay = Integer.MIN_VALUE;
    modelStamp = Long.MIN_VALUE;
    awaited = 0;
    awaitedSince = null;
    unsaid = false;
    said = null;
    unsettled = true;
    catalogStamp = NOT_RUN;
    journeysDue = null;
    roles.clear();
    closings.clear();
    places().clear();
    placesChanged();
    accountMoments.clear();
    accountMomentKinds = new DailyTallies();
  }

  /** Forgets what journeys saw of members, as far as it may tell of somebody who is gone. */
  void forgetSeen(Predicate<Passed> tells) {
    places().replaceAll((journey, place) -> place.forgetting(tells));
    placesChanged();
  }

  /** Adds a moment of the group itself. */
  void addAccountMoment(RecentMoment moment, int momentDay) {
    accountMoments.add(moment);
    accountMoments.sort(RecentMoment.NEWEST_FIRST);
    while (accountMoments.size() > PersonHistory.MOMENTS_KEPT) {
      accountMoments.remove(accountMoments.size() - 1);
    }
    accountMomentKinds.add(momentDay, moment.type().wireName(), 1);
    lastActiveDay = Math.max(lastActiveDay, momentDay);
  }
}
