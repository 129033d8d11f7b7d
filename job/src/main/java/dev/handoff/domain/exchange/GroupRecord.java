package dev.handoff.domain.exchange;

import dev.handoff.domain.activity.RecentActivity;
import dev.handoff.domain.activity.RecentMoment;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.insight.MemberInsight;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Anything that concerns one buying group, on its way to {@code evaluate}. The body that the kind
 * asks for is there, the others are null.
 *
 * @param kind what it is; kinds of one instant are applied in the order of the enum
 * @param buyingGroupId the group
 * @param at when it takes effect
 * @param snapshot body of a SNAPSHOT
 * @param personKey the member, for all kinds about one
 * @param joinedVersion of a JOIN: {@code updatedAt} of the snapshot that listed the member; of an
 *     ERASE: when the person was erased, which ends every listing until then
 * @param profile body of a PROFILE, and of a JOIN
 * @param history body of a JOIN
 * @param deed body of an ACTIVITY or a MOMENT
 * @param insight body of an INSIGHT, and of a JOIN
 */
public record GroupRecord(
    Kind kind,
    String buyingGroupId,
    Instant at,
    @Nullable Snapshot snapshot,
    @Nullable String personKey,
    @Nullable Instant joinedVersion,
    @Nullable MemberProfile profile,
    @Nullable HistoryCells history,
    @Nullable Deed deed,
    @Nullable MemberInsight insight) {

  /**
   * The order within one instant: by kind, then by content, so that it does not depend on arrival.
   */
  public static final Comparator<GroupRecord> ORDER =
      Comparator.comparing(GroupRecord::at)
          .thenComparing(GroupRecord::kind)
          .thenComparing(GroupRecord::toString);

  /** What a record to a group is. */
  public enum Kind {
    CATALOG,
    ERASE,
    SNAPSHOT,
    PROFILE,
    JOIN,
    MOMENT,
    ACTIVITY,
    INSIGHT
  }

  /**
   * A group's newest snapshot.
   *
   * @param name given by the owner, or null
   * @param account whose group it is; null when deleted
   * @param solutionInterest id of what it may buy
   * @param status free text
   * @param stage free text
   * @param members everyone listed, each once, by key
   * @param version its {@code updatedAt}
   * @param deleted true when the group is gone
   */
  public record Snapshot(
      @Nullable String name,
      @Nullable Account account,
      String solutionInterest,
      String status,
      @Nullable String stage,
      List<ListedMember> members,
      Instant version,
      boolean deleted) {}

  /**
   * A member as a snapshot lists them: the key instead of the id, so that an erasure need not reach
   * here.
   */
  public record ListedMember(String personKey, String role) {}

  /**
   * Something a member did, already counted.
   *
   * @param day the epoch day it belongs to
   * @param counts whether it is within the daily cap and new
   * @param type the activity type
   * @param momentKind for a moment, its kind
   * @param activity to show, when it is to be shown
   * @param moment to show, when it is one
   * @param phrases key phrases in it, packed
   */
  public record Deed(
      int day,
      boolean counts,
      String type,
      @Nullable String momentKind,
      @Nullable RecentActivity activity,
      @Nullable RecentMoment moment,
      List<String> phrases) {}

  /** Look again: a definition that concerns the group takes effect. */
  public static GroupRecord lookAgain(String buyingGroupId, Instant at) {
    return new GroupRecord(
        Kind.CATALOG, buyingGroupId, at, null, null, null, null, null, null, null);
  }

  public static GroupRecord snapshot(String buyingGroupId, Instant at, Snapshot snapshot) {
    return new GroupRecord(
        Kind.SNAPSHOT, buyingGroupId, at, snapshot, null, null, null, null, null, null);
  }

  public static GroupRecord erased(
      String buyingGroupId, Instant at, String personKey, Instant erasedAt) {
    return new GroupRecord(
        Kind.ERASE, buyingGroupId, at, null, personKey, erasedAt, null, null, null, null);
  }

  public static GroupRecord profile(
      String buyingGroupId, Instant at, String personKey, MemberProfile profile) {
    return new GroupRecord(
        Kind.PROFILE, buyingGroupId, at, null, personKey, null, profile, null, null, null);
  }

  public static GroupRecord joined(
      String buyingGroupId,
      Instant at,
      String personKey,
      Instant joinedVersion,
      MemberProfile profile,
      HistoryCells history,
      MemberInsight insight) {
    return new GroupRecord(
        Kind.JOIN,
        buyingGroupId,
        at,
        null,
        personKey,
        joinedVersion,
        profile,
        history,
        null,
        insight);
  }

  public static GroupRecord did(
      Kind kind, String buyingGroupId, Instant at, String personKey, Deed deed) {
    return new GroupRecord(kind, buyingGroupId, at, null, personKey, null, null, null, deed, null);
  }

  public static GroupRecord insight(
      String buyingGroupId, Instant at, String personKey, MemberInsight insight) {
    return new GroupRecord(
        Kind.INSIGHT, buyingGroupId, at, null, personKey, null, null, null, null, insight);
  }
}
