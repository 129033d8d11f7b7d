package dev.handoff.domain.journey;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The versions of one journey: which takes entries, when, and which a group is inside of. */
final class JourneyVersions {

  private final TreeMap<Integer, LiveJourney> byVersion = new TreeMap<>();
  private @Nullable LiveJourney inForce;

  /** One more version; of those that are neither drafts nor held the highest is in force. */
  void add(LiveJourney live, boolean held) {
    int version = live.journey().version();
    byVersion.put(version, live);
    if (!held
        && !live.journey().isDraft()
        && (inForce == null || inForce.journey().version() < version)) {
      inForce = live;
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

  /** Where a group stands, and the condition that it waits for. */
  JourneyStanding standing(
      String journeyId,
      @Nullable JourneyPlace place,
      GroupFacts facts,
      Instant now,
      ZoneId engagementZone) {
    boolean inside = place != null && place.inside();
    LiveJourney live = place != null && inside ? stayingIn(place.version()) : entrance(place, now);
    LiveJourney published = inForce == null ? newest() : inForce;
    LiveJourney named = live == null ? published : live;
    Condition asked = live == null ? null : asked(live, inside ? place : null);
    Instant due = nextDue(place, engagementZone);
    return new JourneyStanding(
        journeyId,
        named == null ? null : named.journey().name(),
        named == null ? 0 : named.journey().version(),
        published == null ? null : published.journey().status(),
        stateOf(place),
        place == null ? 0 : place.entry(),
        place == null ? null : place.enteredAt(),
        place == null ? null : place.nodeId(),
        place == null || inside ? reachedAt(place) : place.endedAt(),
        due != null && due.isAfter(now) ? due : null,
        asked == null ? null : asked.source(),
        asked == null ? List.of() : asked.explain(facts));
  }

  private @Nullable LiveJourney newest() {
    return byVersion.isEmpty() ? null : byVersion.lastEntry().getValue();
  }

  private static JourneyStanding.State stateOf(@Nullable JourneyPlace place) {
    if (place == null) {
      return JourneyStanding.State.OUTSIDE;
    }
    return place.inside() ? JourneyStanding.State.INSIDE : JourneyStanding.State.OVER;
  }

  private static @Nullable Instant reachedAt(@Nullable JourneyPlace place) {
    return place == null ? null : place.reachedAt();
  }

  /** Outside, the audience; inside, what the group listens for, or null. */
  private static @Nullable Condition asked(LiveJourney live, @Nullable JourneyPlace inside) {
    if (inside == null) {
      return live.audience();
    }
    String nodeId = inside.nodeId();
    return nodeId != null && live.node(nodeId) instanceof JourneyNode.Listen listen
        ? live.condition(listen.until())
        : null;
  }
}
