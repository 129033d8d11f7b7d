package dev.handoff.domain.journey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where one group stands in one journey, and what has to be remembered between its entries. Follows
 * from the group's journey events, but for {@code passed}.
 *
 * @param journeyId the journey
 * @param version the version the group is inside of; 0 when it is not inside
 * @param nodeId the node it stands at; null when it is not inside
 * @param entry entries so far, over all versions, at least 1
 * @param enteredAt start of the last entry
 * @param reachedAt when it came to {@code nodeId}; null when it is not inside
 * @param endedAt end of the last entry; null while inside
 * @param acted when action nodes last acted on this group, by node id: those that send alerts, and
 *     those with a cool-down
 * @param passed parts of the conditions that let the group through in this entry; empty when it is
 *     not inside
 */
public record JourneyPlace(
    String journeyId,
    int version,
    @Nullable String nodeId,
    int entry,
    @Nullable Instant enteredAt,
    @Nullable Instant reachedAt,
    @Nullable Instant endedAt,
    List<Acted> acted,
    List<Passed> passed) {

  private static final String FORGOTTEN = "–";

  /** Whether the group is inside the journey. */
  public boolean inside() {
    return version > 0;
  }

  /**
   * When an action node last acted on the group.
   *
   * @param nodeId the node, the same one in all versions of the journey
   * @param lastAt the instant it acted
   * @param entry the entry in which it did
   */
  public record Acted(String nodeId, Instant lastAt, int entry) {}

  /**
   * One part of a condition that let the group through.
   *
   * @param condition the part as the marketer wrote it
   * @param value what it saw, as text
   */
  public record Passed(String condition, String value) {}

  /** The group enters: for the first time when there is no place yet. */
  static JourneyPlace entering(
      @Nullable JourneyPlace before, String journeyId, int version, String nodeId, Instant now) {
    return new JourneyPlace(
        journeyId,
        version,
        nodeId,
        before == null ? 1 : before.entry + 1,
        now,
        now,
        null,
        before == null ? List.of() : before.acted,
        List.of());
  }

  /** The group goes on to a node. */
  JourneyPlace reaching(String node, Instant now) {
    return new JourneyPlace(journeyId, version, node, entry, enteredAt, now, null, acted, passed);
  }

  /** The entry is over; counters, and when nodes acted, stay. */
  JourneyPlace ending(Instant now) {
    return new JourneyPlace(journeyId, 0, null, entry, enteredAt, null, now, acted, List.of());
  }

  /** A condition let the group through; a part seen before keeps its place and takes the value. */
  JourneyPlace passing(List<Condition.Finding> findings) {
    Map<String, Passed> byCondition = new LinkedHashMap<>();
    passed.forEach(p -> byCondition.put(p.condition(), p));
    for (Condition.Finding finding : findings) {
      if (finding.holds()) {
        byCondition.put(finding.condition(), new Passed(finding.condition(), finding.value()));
      }
    }
    return new JourneyPlace(
        journeyId,
        version,
        nodeId,
        entry,
        enteredAt,
        reachedAt,
        endedAt,
        acted,
        List.copyOf(byCondition.values()));
  }

  /**
   * What conditions saw is forgotten where it may tell of a person who is gone: the alert of this
   * entry then shows a dash.
   *
   * @param tells whether this part does
   */
  public JourneyPlace forgetting(Predicate<Passed> tells) {
    return new JourneyPlace(
        journeyId,
        version,
        nodeId,
        entry,
        enteredAt,
        reachedAt,
        endedAt,
        acted,
        passed.stream()
            .map(part -> tells.test(part) ? new Passed(part.condition(), FORGOTTEN) : part)
            .toList());
  }

  /** An action node acted. */
  JourneyPlace acting(String node, Instant now) {
    List<Acted> after = new ArrayList<>(acted);
    after.removeIf(one -> one.nodeId().equals(node));
    after.add(new Acted(node, now, entry));
    after.sort(Comparator.comparing(Acted::nodeId));
    return new JourneyPlace(
        journeyId,
        version,
        nodeId,
        entry,
        enteredAt,
        reachedAt,
        endedAt,
        List.copyOf(after),
        passed);
  }

  /** When this node last acted on the group, if that is remembered of it. */
  @Nullable Acted lastActed(String node) {
    for (Acted one : acted) {
      if (one.nodeId().equals(node)) {
        return one;
      }
    }
    return null;
  }
}
