package dev.handoff.state;

import dev.handoff.domain.report.GoalFile;
import dev.handoff.domain.report.GoalFile.Awaited;
import dev.handoff.domain.report.GoalFile.Deed;
import java.time.Instant;
import java.util.List;

/** The goals of the mails that one person got, as stored. */
public record StoredGoals(int formatVersion, List<StoredAwaited> awaited, List<StoredDeed> deeds) {

  private static final int FORMAT_VERSION = 1;

  /** A goal that is not reached yet, as stored. */
  public record StoredAwaited(String messageId, String type, Instant sentAt, Instant until) {}

  /** Something that the person did, as stored. */
  public record StoredDeed(String type, Instant at) {}

  /** The stored form. */
  public static StoredGoals of(GoalFile file) {
    return new StoredGoals(
        FORMAT_VERSION,
        file.awaited().stream()
            .map(g -> new StoredAwaited(g.messageId(), g.type(), g.sentAt(), g.until()))
            .toList(),
        file.deeds().stream().map(deed -> new StoredDeed(deed.type(), deed.at())).toList());
  }

  /** The file. */
  public GoalFile toDomain() {
    return new GoalFile(
        awaited.stream()
            .map(g -> new Awaited(g.messageId(), g.type(), g.sentAt(), g.until()))
            .toList(),
        deeds.stream().map(deed -> new Deed(deed.type(), deed.at())).toList());
  }
}
