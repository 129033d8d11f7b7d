package dev.handoff.state;

import dev.handoff.domain.engagement.DailyTallies;
import dev.handoff.domain.engagement.Score;
import dev.handoff.domain.evaluate.GroupFile;
import dev.handoff.domain.evaluate.GroupFile.Kept;
import dev.handoff.domain.evaluate.GroupFile.Said;
import dev.handoff.domain.evaluate.GroupHead;
import dev.handoff.domain.evaluate.RoleTotal;
import dev.handoff.domain.group.Account;
import dev.handoff.state.StoredHistory.StoredMoment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code evaluate} keeps of a group beside its members, as stored. */
public record StoredGroup(
    int formatVersion,
    @Nullable StoredHead head,
    Instant processedUntil,
    int day,
    int lastActiveDay,
    long modelStamp,
    int awaited,
    @Nullable Instant awaitedSince,
    boolean unsaid,
    @Nullable StoredSaid said,
    List<StoredRole> roles,
    Map<Integer, Integer> closings,
    List<StoredPlace> places,
    List<StoredMoment> accountMoments,
    byte[] accountMomentKinds) {

  private static final int FORMAT_VERSION = 1;

  /** A group's head as stored. */
  public record StoredHead(
      @Nullable String name,
      @Nullable StoredAccount account,
      String solutionInterest,
      String status,
      @Nullable String stage,
      String snapshotStatus,
      @Nullable String snapshotStage,
      Instant version,
      boolean deleted) {}

  /** An account as stored. */
  public record StoredAccount(
      String id,
      String name,
      @Nullable String country,
      @Nullable String industry,
      String attributesJson) {}

  /** What was last said, as stored. */
  public record StoredSaid(long engagementNanos, int completeness, List<String> missingRoles) {}

  /** The sums of a role, as stored. */
  public record StoredRole(String role, int members, long sumOfScores) {}

  /** The stored form of a group. */
  public static StoredGroup of(GroupFile file) {
    Kept kept = file.kept();
    Said said = kept.said();
    return new StoredGroup(
        FORMAT_VERSION,
        headOf(kept.head()),
        kept.processedUntil(),
        kept.day(),
        kept.lastActiveDay(),
        kept.modelStamp(),
        kept.awaited(),
        kept.awaitedSince(),
        kept.unsaid(),
        said == null
            ? null
            : new StoredSaid(said.engagement().nanos(), said.completeness(), said.missingRoles()),
        kept.roles().entrySet().stream()
            .map(
                role ->
                    new StoredRole(
                        role.getKey(), role.getValue().members(), role.getValue().sumOfScores()))
            .toList(),
        kept.closings(),
        kept.places().values().stream().map(StoredPlace::of).toList(),
        kept.accountMoments().stream().map(StoredMoment::of).toList(),
        PackedBytes.of(DailyTallies.of(kept.accountMomentKinds())));
  }

  /** The group. */
  public GroupFile toDomain(String buyingGroupId) {
    return new GroupFile(
        new Kept(
            buyingGroupId,
            toDomain(head),
            processedUntil,
            day,
            lastActiveDay,
            modelStamp,
            awaited,
            awaitedSince,
            unsaid,
            said == null
                ? null
                : new Said(
                    new Score(said.engagementNanos()), said.completeness(), said.missingRoles()),
            roles.stream()
                .collect(
                    Collectors.toMap(
                        StoredRole::role,
                        role -> new RoleTotal(role.members(), role.sumOfScores()))),
            closings,
            places.stream()
                .collect(Collectors.toMap(StoredPlace::journeyId, StoredPlace::toDomain)),
            accountMoments.stream().map(StoredMoment::toDomain).toList(),
            PackedBytes.tallies(accountMomentKinds).cells()));
  }

  private static @Nullable StoredHead headOf(@Nullable GroupHead head) {
    if (head == null) {
      return null;
    }
    Account account = head.account();
    return new StoredHead(
        head.name(),
        account == null
            ? null
            : new StoredAccount(
                account.id(),
                account.name(),
                account.country(),
                account.industry(),
                account.attributesJson()),
        head.solutionInterest(),
        head.status(),
        head.stage(),
        head.snapshotStatus(),
        head.snapshotStage(),
        head.version(),
        head.deleted());
  }

  private static @Nullable GroupHead toDomain(@Nullable StoredHead head) {
    if (head == null) {
      return null;
    }
    StoredAccount account = head.account();
    return new GroupHead(
        head.name(),
        account == null
            ? null
            : new Account(
                account.id(),
                account.name(),
                account.country(),
                account.industry(),
                account.attributesJson()),
        head.solutionInterest(),
        head.status(),
        head.stage(),
        head.snapshotStatus(),
        head.snapshotStage(),
        head.version(),
        head.deleted());
  }
}
