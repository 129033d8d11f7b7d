package dev.handoff.domain.journey;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Moves one group through all journeys at one instant (SPEC sections 4 and 9).
 *
 * <p>Conditions are levels, not edges: what is already true lets the group through at once.
 * Journeys move in the order of their ids, each as far as it goes, again and again until nothing
 * moves, because an action of one may be what another waits for. A condition beats a timeout due at
 * the same instant, also when it is another journey that makes it true: no listen times out while
 * anything else can move. This ends: inside a journey every loop holds a wait, and nobody enters
 * twice at one instant.
 *
 * <p>Holds no state of a group; one instance serves many groups of one thread or several.
 */
public final class JourneyRunner {

  /** In the order of their ids. */
  private final Map<String, JourneyVersions> journeys;

  private final ZoneId engagementZone;
  private final Set<String> reads;

  /**
   * @param journeys every version that is in force or that a group may be inside of; of a journey
   *     the highest version that is not a draft says who enters. A journey that is not among them
   *     is withdrawn, which takes everyone out as an abort does
   * @param held those of them that take no entry yet, because something that they name is missing:
   *     the version before takes entries, and whoever is inside goes on
   * @param engagementZone zone of waits that name none
   */
  public JourneyRunner(Collection<LiveJourney> journeys, Set<Journey> held, ZoneId engagementZone) {
    TreeMap<String, JourneyVersions> byId = new TreeMap<>();
    for (LiveJourney live : journeys) {
      byId.computeIfAbsent(live.journey().id(), id -> new JourneyVersions())
          .add(live, held.contains(live.journey()));
    }
    this.journeys = new LinkedHashMap<>(byId);
    this.engagementZone = engagementZone;
    this.reads =
        journeys.stream()
            .flatMap(live -> live.conditions().stream())
            .flatMap(condition -> condition.reads().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether any condition reads this of a group; see {@link Condition#reads}. */
  public boolean read(String fact) {
    return reads.contains(fact);
  }

  /**
   * Moves the group as far as it goes at this instant; returns whether it moved at all.
   *
   * @param places the group's place by journey id, changed here; a journey never entered has none
   * @param now not before the instant of an earlier run of this group
   * @param mayBeDue false where {@link #nextDue} named a later instant, or none, and nothing has
   *     moved and no definition has come since: then no time can be up
   */
  public boolean run(
      Map<String, JourneyPlace> places, GroupUnderWay group, Instant now, boolean mayBeDue) {
    Collection<String> ids = idsOf(places);
    boolean moved = false;
    while (anyMoves(ids, places, group, now)
        || ((mayBeDue || moved) && anyTimesOut(ids, places, group, now))) {
      moved = true;
    }
    return moved;
  }

  /**
   * The group is deleted: it leaves every journey; counters and cool-downs stay. Until it is back
   * it must not be run.
   */
  public void leaveAll(Map<String, JourneyPlace> places, GroupUnderWay group, Instant now) {
    for (String id : new TreeSet<>(places.keySet())) {
      walk(id, places, group, now).leave(JourneyEvent.Reason.DELETED);
    }
  }

  /**
   * The next instant at which the group may move with no record coming: the end of a wait, a
   * timeout, a start date, a re-entry. Null when there is none. To be asked after {@link #run}.
   *
   * @param now only instants after it are answered
   * @return in whole milliseconds, rounded up, as timers are
   */
  public @Nullable Instant nextDue(Map<String, JourneyPlace> places, Instant now) {
    Instant earliest = null;
    for (Map.Entry<String, JourneyVersions> journey : journeys.entrySet()) {
      Instant due = journey.getValue().nextDue(places.get(journey.getKey()), engagementZone);
      if (due != null && due.isAfter(now) && (earliest == null || due.isBefore(earliest))) {
        earliest = due;
      }
    }
    return earliest == null ? null : roundedUp(earliest);
  }

  /**
   * Where the group stands in every journey that is there or that it has been in, by journey id. To
   * be asked after {@link #run}.
   */
  public List<JourneyStanding> standings(
      Map<String, JourneyPlace> places, GroupFacts facts, Instant now) {
    return idsOf(places).stream()
        .map(
            id ->
                journeys
                    .getOrDefault(id, new JourneyVersions())
                    .standing(id, places.get(id), facts, now, engagementZone))
        .toList();
  }

  /** Of all journeys that are there or that the group has been in, in order. */
  private Collection<String> idsOf(Map<String, JourneyPlace> places) {
    if (journeys.keySet().containsAll(places.keySet())) {
      return journeys.keySet();
    }
    TreeSet<String> ids = new TreeSet<>(journeys.keySet());
    ids.addAll(places.keySet());
    return ids;
  }

  private static Instant roundedUp(Instant instant) {
    Instant whole = instant.truncatedTo(ChronoUnit.MILLIS);
    return whole.equals(instant) ? instant : whole.plusMillis(1);
  }

  private boolean anyMoves(
      Collection<String> ids, Map<String, JourneyPlace> places, GroupUnderWay group, Instant now) {
    boolean moved = false;
    for (String id : ids) {
      JourneyWalk walk = walk(id, places, group, now);
      while (walk.step()) {
        moved = true;
      }
    }
    return moved;
  }

  private boolean anyTimesOut(
      Collection<String> ids, Map<String, JourneyPlace> places, GroupUnderWay group, Instant now) {
    for (String id : ids) {
      if (walk(id, places, group, now).timeOut()) {
        return true;
      }
    }
    return false;
  }

  private JourneyWalk walk(
      String journeyId, Map<String, JourneyPlace> places, GroupUnderWay group, Instant now) {
    return new JourneyWalk(journeyId, journeys.get(journeyId), places, group, engagementZone, now);
  }
}
