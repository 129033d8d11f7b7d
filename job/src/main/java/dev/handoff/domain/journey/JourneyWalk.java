package dev.handoff.domain.journey;

import dev.handoff.domain.journey.JourneyEvent.Reason;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One group in one journey at one instant: makes one step after the other and records each. */
final class JourneyWalk {

  private final String journeyId;
  private final @Nullable JourneyVersions versions;
  private final Map<String, JourneyPlace> places;
  private final GroupUnderWay group;
  private final ZoneId engagementZone;
  private final Instant now;

  /** No versions: the journey was withdrawn. */
  JourneyWalk(
      String journeyId,
      @Nullable JourneyVersions versions,
      Map<String, JourneyPlace> places,
      GroupUnderWay group,
      ZoneId engagementZone,
      Instant now) {
    this.journeyId = journeyId;
    this.versions = versions;
    this.places = places;
    this.group = group;
    this.engagementZone = engagementZone;
    this.now = now;
  }

  /** One step, but no timeout; false when the group stays where it is. */
  boolean step() {
    JourneyPlace place = places.get(journeyId);
    if (place == null || !place.inside()) {
      return enter(place);
    }
    LiveJourney live = versions == null ? null : versions.stayingIn(place.version());
    JourneyNode node = live == null ? null : standingAt(live, place);
    if (live == null || node == null) {
      return leave(Reason.ABORTED);
    }
    if (node instanceof JourneyNode.Listen listen) {
      return live.condition(listen.until()).holds(group.facts())
          && pass(place.passing(findings(live, listen.until())), Reason.MATCHED, live.after(node));
    }
    if (node instanceof JourneyNode.Split split) {
      return passSplit(live, place, split);
    }
    if (node instanceof JourneyNode.Variant variant) {
      String to = VariantChoice.of(variant, journeyId, place.version(), group.buyingGroupId());
      return pass(place, null, to);
    }
    if (node instanceof JourneyNode.Action action) {
      return act(live, place, action);
    }
    if (node instanceof JourneyNode.End) {
      return end(place, JourneyEvent.Type.COMPLETED, null);
    }
    return isOver(node, place) && pass(place, null, live.after(node));
  }

  /** Whether the group stood at a listen whose time is over; it then went on or left. */
  boolean timeOut() {
    JourneyPlace place = places.get(journeyId);
    if (place == null || !place.inside() || versions == null) {
      return false;
    }
    LiveJourney live = versions.stayingIn(place.version());
    if (live == null
        || !(standingAt(live, place) instanceof JourneyNode.Listen listen)
        || !isOver(listen, place)) {
      return false;
    }
    String to = listen.onTimeout();
    record(place, JourneyEvent.Type.TIMED_OUT, null, to);
    if (to == null) {
      return end(place, JourneyEvent.Type.LEFT, Reason.TIMEOUT);
    }
    places.put(journeyId, place.reaching(to, now));
    return true;
  }

  /** Takes the group out; false when it was not inside. */
  boolean leave(Reason reason) {
    JourneyPlace place = places.get(journeyId);
    return place != null && place.inside() && end(place, JourneyEvent.Type.LEFT, reason);
  }

  private boolean enter(@Nullable JourneyPlace before) {
    LiveJourney live = versions == null ? null : versions.entrance(before, now);
    if (live == null || !live.audience().holds(group.facts())) {
      return false;
    }
    JourneyPlace place =
        JourneyPlace.entering(before, journeyId, live.journey().version(), live.first().id(), now);
    places.put(journeyId, place.passing(findings(live, live.journey().audience())));
    group.record(
        new JourneyEvent(
            journeyId,
            place.version(),
            group.buyingGroupId(),
            place.entry(),
            JourneyEvent.Type.ENTERED,
            null,
            null,
            live.first().id(),
            now));
    return true;
  }

  private boolean passSplit(LiveJourney live, JourneyPlace place, JourneyNode.Split split) {
    GroupFacts facts = group.facts();
    for (JourneyNode.Split.Path path : split.paths()) {
      if (live.condition(path.when()).holds(facts)) {
        return pass(place.passing(findings(live, path.when())), Reason.MATCHED, path.to());
      }
    }
    String otherwise = split.otherwise();
    return otherwise == null
        ? end(place, JourneyEvent.Type.LEFT, Reason.UNMATCHED)
        : pass(place, Reason.OTHERWISE, otherwise);
  }

  private boolean act(LiveJourney live, JourneyPlace place, JourneyNode.Action action) {
    Reason whyNot = whyNot(place, action);
    JourneyPlace after = place;
    if (whyNot == null) {
      group.perform(asked(place, action));
      // A later version may give the node a cool-down, which counts from its last alert.
      boolean remembered =
          action.coolDown() != null || action instanceof JourneyNode.SendSalesAlert;
      after = remembered ? place.acting(action.id(), now) : place;
    }
    return pass(after, whyNot, live.after(action));
  }

  private @Nullable Reason whyNot(JourneyPlace place, JourneyNode.Action action) {
    if (action instanceof JourneyNode.SendSalesAlert alert) {
      if (!alert.solutionInterest().equals(group.facts().solutionInterest())) {
        return Reason.OTHER_INTEREST;
      }
      if (alert.sendEmailTo().isEmpty()) {
        return Reason.NO_RECIPIENTS;
      }
    }
    if (action instanceof JourneyNode.PeopleAction people && !reachesAnybody(people)) {
      return Reason.NO_RECIPIENTS;
    }
    return isHeldBack(place, action) ? Reason.COOL_DOWN : null;
  }

  /** By its cool-down; and an alert, which an entry sends once, by the one it has sent. */
  private boolean isHeldBack(JourneyPlace place, JourneyNode.Action action) {
    JourneyPlace.Acted last = place.lastActed(action.id());
    if (last == null) {
      return false;
    }
    boolean sentInThisEntry =
        action instanceof JourneyNode.SendSalesAlert && last.entry() == place.entry();
    return sentInThisEntry
        || (action.coolDown() != null && now.isBefore(last.lastAt().plus(action.coolDown())));
  }

  private boolean reachesAnybody(JourneyNode.PeopleAction action) {
    return group.facts().members().stream().anyMatch(member -> action.reaches(member.role()));
  }

  private JourneyAction asked(JourneyPlace place, JourneyNode.Action action) {
    int version = place.version();
    int entry = place.entry();
    if (action instanceof JourneyNode.SendSalesAlert node) {
      return new JourneyAction.SendSalesAlert(journeyId, version, entry, node, whyNow(place));
    } else if (action instanceof JourneyNode.UpdateStatus node) {
      return new JourneyAction.UpdateStatus(journeyId, version, entry, node);
    } else if (action instanceof JourneyNode.UpdateStage node) {
      return new JourneyAction.UpdateStage(journeyId, version, entry, node);
    } else if (action instanceof JourneyNode.AddAccountMoment node) {
      return new JourneyAction.AddAccountMoment(journeyId, version, entry, node);
    } else if (action instanceof JourneyNode.SendMessage node) {
      return new JourneyAction.SendMessage(journeyId, version, entry, node);
    } else {
      return new JourneyAction.AddPersonMoment(
          journeyId, version, entry, (JourneyNode.AddPersonMoment) action);
    }
  }

  private static List<Condition.Finding> whyNow(JourneyPlace place) {
    return place.passed().stream()
        .map(p -> new Condition.Finding(p.condition(), p.value(), true))
        .toList();
  }

  private List<Condition.Finding> findings(LiveJourney live, String condition) {
    return live.condition(condition).explain(group.facts());
  }

  private static @Nullable JourneyNode standingAt(LiveJourney live, JourneyPlace place) {
    return place.nodeId() == null ? null : live.node(place.nodeId());
  }

  private boolean isOver(JourneyNode node, JourneyPlace place) {
    Instant due =
        WaitEnd.of(node, Objects.requireNonNull(place.reachedAt(), "inside"), engagementZone);
    return due != null && !now.isBefore(due);
  }

  private boolean pass(JourneyPlace place, @Nullable Reason reason, String to) {
    record(place, JourneyEvent.Type.PASSED, reason, to);
    places.put(journeyId, place.reaching(to, now));
    return true;
  }

  private boolean end(JourneyPlace place, JourneyEvent.Type type, @Nullable Reason reason) {
    record(place, type, reason, null);
    places.put(journeyId, place.ending(now));
    return true;
  }

  private void record(
      JourneyPlace place, JourneyEvent.Type type, @Nullable Reason reason, @Nullable String to) {
    group.record(
        new JourneyEvent(
            journeyId,
            place.version(),
            group.buyingGroupId(),
            place.entry(),
            type,
            place.nodeId(),
            reason,
            to,
            now));
  }
}
