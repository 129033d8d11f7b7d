package dev.handoff.domain.journey;

import java.time.Instant;
import java.time.ZoneId;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions of one journey: which takes entries, when, and which a group is inside of. */
final class JourneyVersions {

  private final TreeMap<Integer, LiveJourney> byVersion = new TreeMap<>();
  private @Nullable LiveJourney inForce;

  void add(LiveJourney live) {
    byVersion.put(live.journey().version(), live);
    inForce = null;
    for (LiveJourney version : byVersion.values()) {
      if (version.journey().status() != Journey.Status.DRAFT) {
        inForce = version;
      }
    }
  }

  /** The version a group is inside of; null when it may not stay: aborted, or no longer known. */
  @Nullable LiveJourney stayingIn(int version) {
    LiveJourney live = byVersion.get(version);
    return live == null || isAborted(live) || isAborted(inForce) ? null : live;
  }

  private static boolean isAborted(@Nullable LiveJourney live) {
    return live != null && live.journey().status() == Journey.Status.ABORTED;
  }

  /** The version that takes a group not inside at this instant, if its audience holds. */
  @Nullable LiveJourney entrance(@Nullable JourneyPlace place, Instant now) {
    Instant from = opensAt(place);
    return from == null || now.isBefore(from) ? null : inForceBefore(now);
  }

  private @Nullable LiveJourney inForceBefore(Instant now) {
    if (inForce == null) {
      return null;
    }
    Instant endsAt = inForce.journey().endsAt();
    return endsAt != null && !now.isBefore(endsAt) ? null : inForce;
  }

  /** From when a group not inside may enter; null: never, as things are. */
  private @Nullable Instant opensAt(@Nullable JourneyPlace place) {
    if (inForce == null || inForce.journey().status() != Journey.Status.LIVE) {
      return null;
    }
    Journey journey = inForce.journey();
    Instant opens = journey.startsAt() == null ? Instant.MIN : journey.startsAt();
    if (place == null) {
      return opens;
    }
    Instant again = reentryAt(journey.reentry(), place);
    return again == null || again.isAfter(opens) ? again : opens;
  }

  private static @Nullable Instant reentryAt(
      Journey.@Nullable Reentry reentry, JourneyPlace place) {
    if (reentry == null || (reentry.limit() != null && place.entry() >= reentry.limit())) {
      return null;
    }
    Instant from =
        reentry.from() == Journey.Reentry.From.START ? place.enteredAt() : place.endedAt();
    return from == null ? null : from.plus(reentry.after());
  }

  /** When the group may move next with no record coming; may be past; null: never. */
  @Nullable Instant nextDue(@Nullable JourneyPlace place, ZoneId engagementZone) {
    if (place != null && place.inside()) {
      LiveJourney live = stayingIn(place.version());
      JourneyNode node = live == null || place.nodeId() == null ? null : live.node(place.nodeId());
      Instant reachedAt = place.reachedAt();
      return node == null || reachedAt == null ? null : WaitEnd.of(node, reachedAt, engagementZone);
    }
    Instant opens = opensAt(place);
    return opens == null || inForceBefore(opens) == null ? null : opens;
  }
}
