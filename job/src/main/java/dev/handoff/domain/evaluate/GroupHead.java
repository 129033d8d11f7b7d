package dev.handoff.domain.evaluate;

import dev.handoff.domain.exchange.GroupRecord.Snapshot;
import dev.handoff.domain.group.Account;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a group's newest snapshot says of it, and what journeys have changed since.
 *
 * @param name given by the owner, or null
 * @param account whose group it is; null when deleted
 * @param solutionInterest id of what it may buy
 * @param status as it is now
 * @param stage as it is now
 * @param snapshotStatus as the newest snapshot has it
 * @param snapshotStage as the newest snapshot has it
 * @param version the snapshot's {@code updatedAt}
 * @param deleted true when the group is gone
 */
public record GroupHead(
    @Nullable String name,
    @Nullable Account account,
    String solutionInterest,
    String status,
    @Nullable String stage,
    String snapshotStatus,
    @Nullable String snapshotStage,
    Instant version,
    boolean deleted) {

  /**
   * The head after a snapshot: a status or stage that a journey set holds until the snapshots' own
   * value changes.
   */
  static GroupHead of(Snapshot snapshot, @Nullable GroupHead before) {
    boolean keepsStatus = before != null && before.snapshotStatus.equals(snapshot.status());
    boolean keepsStage = before != null && Objects.equals(before.snapshotStage, snapshot.stage());
    return new GroupHead(
        snapshot.name(),
        snapshot.account(),
        snapshot.solutionInterest(),
        before != null && keepsStatus ? before.status : snapshot.status(),
        before != null && keepsStage ? before.stage : snapshot.stage(),
        snapshot.status(),
        snapshot.stage(),
        snapshot.version(),
        snapshot.deleted());
  }

  GroupHead withStatus(String newStatus) {
    return new GroupHead(
        name,
        account,
        solutionInterest,
        newStatus,
        stage,
        snapshotStatus,
        snapshotStage,
        version,
        deleted);
  }

  GroupHead withStage(String newStage) {
    return new GroupHead(
        name,
        account,
        solutionInterest,
        status,
        newStage,
        snapshotStatus,
        snapshotStage,
        version,
        deleted);
  }
}
