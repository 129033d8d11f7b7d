package dev.handoff.domain.journey;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where every group stands in every journey, told by journey events alone (SPEC section 7, topic
 * {@code journey-events}), without definitions and without the state of the job. A log that begins
 * in the middle tells where a group stands from its first event on. Mutable; not thread-safe.
 */
public final class PlaceLog {

  private final Map<String, TreeMap<String, Place>> byGroup = new HashMap<>();

  /**
   * Where a group stands in a journey.
   *
   * @param version the version that the group is inside of; 0 when it is not inside
   * @param nodeId the node it stands at; null when it is not inside
   * @param entry the group's how-manieth entry into the journey, from 1
   * @param enteredAt when this entry began; null when that was before the log
   * @param reachedAt when it came to the node; null when it is not inside, or when that was before
   *     the log
   * @param endedAt when the entry ended; null while inside
   */
  public record Place(
      int version,
      @Nullable String nodeId,
      int entry,
      @Nullable Instant enteredAt,
      @Nullable Instant reachedAt,
      @Nullable Instant endedAt) {}

  /**
   * A time that a group spent at a node.
   *
   * @param journeyId the journey
   * @param version its version
   * @param nodeId the node
   * @param buyingGroupId the group
   * @param from when it came
   * @param end the event with which it went on or out; null: it is still there
   */
  public record Stay(
      String journeyId,
      int version,
      String nodeId,
      String buyingGroupId,
      Instant from,
      @Nullable JourneyEvent end) {}

  /**
   * Takes in one event. Events of one group come in the order in which they were written.
   *
   * @return the stay that it ends; null when it ends none, or one that began before the log
   */
  public @Nullable Stay add(JourneyEvent event) {
    TreeMap<String, Place> places =
        byGroup.computeIfAbsent(event.buyingGroupId(), id -> new TreeMap<>());
    Place before = places.get(event.journeyId());
    if (event.type() == JourneyEvent.Type.TIMED_OUT && event.to() == null) {
      // The event "left" comes next.
      return null;
    }
    places.put(event.journeyId(), after(before, event));
    if (before == null || before.nodeId() == null || before.reachedAt() == null) {
      return null;
    }
    return new Stay(
        event.journeyId(),
        before.version(),
        before.nodeId(),
        event.buyingGroupId(),
        before.reachedAt(),
        event);
  }

  /** Where the group stands, by journey id; a journey that it never entered is not there. */
  public Map<String, Place> placesOf(String buyingGroupId) {
    return Map.copyOf(byGroup.getOrDefault(buyingGroupId, new TreeMap<>()));
  }

  /** Tells every stay that has not ended. */
  public void forEachOpenStay(Consumer<Stay> consumer) {
    byGroup.forEach(
        (group, places) ->
            places.forEach(
                (journeyId, place) -> {
                  if (place.nodeId() != null && place.reachedAt() != null) {
                    consumer.accept(
                        new Stay(
                            journeyId,
                            place.version(),
                            place.nodeId(),
                            group,
                            place.reachedAt(),
                            null));
                  }
                }));
  }

  private static Place after(@Nullable Place before, JourneyEvent event) {
    Instant known = before == null ? null : before.enteredAt();
    Instant enteredAt = event.type() == JourneyEvent.Type.ENTERED ? event.at() : known;
    return event.to() == null
        ? new Place(0, null, event.entry(), enteredAt, null, event.at())
        : new Place(event.journeyVersion(), event.to(), event.entry(), enteredAt, event.at(), null);
  }
}
