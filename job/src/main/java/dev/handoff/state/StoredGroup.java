package dev.handoff.state;

import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.GroupFile;
import dev.handoff.domain.evaluate.GroupFile.Kept;
import dev.handoff.domain.evaluate.GroupFile.Said;
import dev.handoff.domain.evaluate.GroupHead;
import dev.handoff.domain.evaluate.RoleTotal;
import dev.handoff.domain.evaluate.ScoredMember;
import dev.handoff.domain.group.Account;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code evaluate} keeps of a group, as stored: packed, because it is read and written for
 * each activity of any member.
 *
 * @param packed when the group's timer stands, and the group beside its members
 * @param places where it stands in journeys
 * @param scores how the members who count stand; {@link #members()} reads them
 */
public record StoredGroup(int formatVersion, byte[] packed, byte[] places, byte[] scores) {

  private static final int FORMAT_VERSION = 1;

  /**
   * The stored form of a group and of how its members stand.
   *
   * @param members those who count, in the order of their keys
   * @param wakeAt when the group's timer stands; null: there is none
   */
  public static StoredGroup of(
      GroupFile file, Collection<ScoredMember> members, @Nullable Instant wakeAt) {
    Kept kept = file.kept();
    PackedWriter out = new PackedWriter();
    out.instant(wakeAt);
    write(kept.head(), out);
    out.instant(kept.processedUntil());
    out.number(kept.day());
    out.number(kept.lastActiveDay());
    out.number(kept.modelStamp());
    out.number(kept.awaited());
    out.instant(kept.awaitedSince());
    out.flag(kept.unsaid());
    write(kept.said(), out);
    out.flag(kept.unsettled());
    out.number(kept.catalogStamp());
    out.instant(kept.journeysDue());
    out.each(
        kept.roles().entrySet(),
        role -> {
          out.text(role.getKey());
          out.number(role.getValue().members());
          out.number(role.getValue().sumOfScores());
        });
    out.each(
        kept.closings().entrySet(),
        closing -> {
          out.number(closing.getKey());
          out.number(closing.getValue());
        });
    PackedHistory.write(kept.accountMoments(), out);
    PackedBytes.write(DailyTallies.of(kept.accountMomentKinds()), out);
    return new StoredGroup(
        FORMAT_VERSION,
        out.toByteArray(),
        PackedPlaces.of(kept.places()),
        PackedScores.of(members));
  }

  /** When the group's timer stands; null: there is none. */
  public @Nullable Instant wakeAt() {
    return new PackedReader(packed).instantOrNull();
  }

  /** The group. */
  public GroupFile toDomain(String buyingGroupId) {
    PackedReader in = new PackedReader(packed);
    in.instantOrNull();
    return new GroupFile(
        new Kept(
            buyingGroupId,
            head(in),
            in.instant(),
            in.number(),
            in.number(),
            in.longNumber(),
            in.number(),
            in.instantOrNull(),
            in.flag(),
            said(in),
            in.flag(),
            in.longNumber(),
            in.instantOrNull(),
            roles(in),
            closings(in),
            new PackedPlaces(places),
            PackedHistory.readMoments(in),
            PackedBytes.tallies(in).cells()));
  }

  /** The members who count, in the order of their keys. */
  public List<ScoredMember> members() {
    return PackedScores.members(scores);
  }

  private static void write(@Nullable Said said, PackedWriter out) {
    out.flag(said != null);
    if (said != null) {
      out.number(said.engagement().nanos());
      out.number(said.completeness());
      out.each(said.missingRoles(), out::text);
    }
  }

  private static @Nullable Said said(PackedReader in) {
    return in.flag() ? new Said(new Score(in.longNumber()), in.number(), in.each(in::text)) : null;
  }

  private static Map<String, RoleTotal> roles(PackedReader in) {
    Map<String, RoleTotal> roles = new HashMap<>();
    for (int left = in.number(); left > 0; left--) {
      roles.put(in.text(), new RoleTotal(in.number(), in.longNumber()));
    }
    return roles;
  }

  private static Map<Integer, Integer> closings(PackedReader in) {
    Map<Integer, Integer> closings = new HashMap<>();
    for (int left = in.number(); left > 0; left--) {
      closings.put(in.number(), in.number());
    }
    return closings;
  }

  private static void write(@Nullable GroupHead head, PackedWriter out) {
    out.flag(head != null);
    if (head != null) {
      out.text(head.name());
      write(head.account(), out);
      out.text(head.solutionInterest());
      out.text(head.status());
      out.text(head.stage());
      out.text(head.snapshotStatus());
      out.text(head.snapshotStage());
      out.instant(head.version());
      out.flag(head.deleted());
    }
  }

  private static @Nullable GroupHead head(PackedReader in) {
    return in.flag()
        ? new GroupHead(
            in.textOrNull(),
            account(in),
            in.text(),
            in.text(),
            in.textOrNull(),
            in.text(),
            in.textOrNull(),
            in.instant(),
            in.flag())
        : null;
  }

  private static void write(@Nullable Account account, PackedWriter out) {
    out.flag(account != null);
    if (account != null) {
      out.text(account.id());
      out.text(account.name());
      out.text(account.country());
      out.text(account.industry());
      out.text(account.attributesJson());
    }
  }

  private static @Nullable Account account(PackedReader in) {
    return in.flag()
        ? new Account(in.text(), in.text(), in.textOrNull(), in.textOrNull(), in.text())
        : null;
  }
}
