package dev.handoff.state;

import dev.handoff.domain.track.TrackedGroup;
import java.time.Instant;
import java.util.List;

/** What {@code track} keeps of a group, as stored. */
public record StoredTrackedGroup(
    int formatVersion, Instant version, String content, List<String> memberKeys, boolean deleted) {

  private static final int FORMAT_VERSION = 1;

  /** The stored form. */
  public static StoredTrackedGroup of(TrackedGroup tracked) {
    return new StoredTrackedGroup(
        FORMAT_VERSION,
        tracked.version(),
        tracked.content(),
        tracked.memberKeys(),
        tracked.deleted());
  }

  /** The group. */
  public TrackedGroup toDomain() {
    return new TrackedGroup(version, content, memberKeys, deleted);
  }
}
