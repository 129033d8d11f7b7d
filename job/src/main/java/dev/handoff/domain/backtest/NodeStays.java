package dev.handoff.domain.backtest;

import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.journey.PlaceLog;
import dev.handoff.domain.journey.PlaceLog.Stay;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long groups stood at each node, from journey events alone. Keeps one number a stay. Mutable;
 * not thread-safe.
 */
public final class NodeStays {

  private final @Nullable Instant from;
  private final PlaceLog places = new PlaceLog();
  private final Map<Node, Tally> byNode = new HashMap<>();
  private long events;

  /**
   * @param from stays that ended before this instant do not count; null: all count
   */
  public NodeStays(@Nullable Instant from) {
    this.from = from;
  }

  /**
   * One node and those who stood there.
   *
   * @param journeyId the journey
   * @param version its version
   * @param nodeId the node
   * @param reached how many stays there were; a group that came twice counts twice
   * @param stillThere how many groups stood there at the end
   * @param timedOut how many stays a timeout ended
   * @param median half of the stays were no longer; one that goes on counts up to the end
   * @param ninetieth nine of ten stays were no longer
   * @param longest no stay was longer
   * @param exits how many stays ended with each event, by its type and, where it has one, its
   *     reason: "passed", "left (aborted)"
   */
  public record NodeStay(
      String journeyId,
      int version,
      String nodeId,
      int reached,
      int stillThere,
      int timedOut,
      Duration median,
      Duration ninetieth,
      Duration longest,
      Map<String, Integer> exits) {}

  /** Takes in one event. Events of one group come in the order in which they were written. */
  public void add(JourneyEvent event) {
    events++;
    Stay stay = places.add(event);
    if (stay != null && (from == null || !event.at().isBefore(from))) {
      tallyOf(stay).add(stay, event.at(), events);
    }
  }

  /**
   * Ends the count: every node that a group has stood at, by journey and version and then in the
   * order in which they were first reached.
   *
   * @param end where the log ends
   */
  public List<NodeStay> until(Instant end) {
    places.forEachOpenStay(stay -> tallyOf(stay).add(stay, end, events));
    return byNode.entrySet().stream()
        .sorted(
            Comparator.comparing((Map.Entry<Node, Tally> row) -> row.getKey().journeyId())
                .thenComparing(row -> row.getKey().version())
                .thenComparing(row -> row.getValue().firstReached)
                .thenComparing(row -> row.getValue().firstEvent)
                .thenComparing(row -> row.getKey().nodeId()))
        .map(row -> row.getValue().of(row.getKey()))
        .toList();
  }

  private Tally tallyOf(Stay stay) {
    return byNode.computeIfAbsent(nodeOf(stay), node -> new Tally());
  }

  private static Node nodeOf(Stay stay) {
    return new Node(stay.journeyId(), stay.version(), stay.nodeId());
  }

  private record Node(String journeyId, int version, String nodeId) {}

  /** The stays at one node. */
  private static final class Tally {
    private final List<Long> millis = new ArrayList<>();
    private final TreeMap<String, Integer> exits = new TreeMap<>();
    private int stillThere;
    private int timedOut;
    private Instant firstReached = Instant.MAX;
    private long firstEvent;

    void add(Stay stay, Instant end, long event) {
      if (stay.from().isBefore(firstReached)) {
        firstReached = stay.from();
        firstEvent = event;
      }
      millis.add(Math.max(0, Duration.between(stay.from(), end).toMillis()));
      JourneyEvent exit = stay.end();
      if (exit == null) {
        stillThere++;
      } else {
        boolean byTimeout =
            exit.type() == JourneyEvent.Type.TIMED_OUT
                || exit.reason() == JourneyEvent.Reason.TIMEOUT;
        timedOut += byTimeout ? 1 : 0;
        exits.merge(nameOf(exit), 1, Integer::sum);
      }
    }

    NodeStay of(Node node) {
      millis.sort(Comparator.naturalOrder());
      return new NodeStay(
          node.journeyId(),
          node.version(),
          node.nodeId(),
          millis.size(),
          stillThere,
          timedOut,
          at(50),
          at(90),
          at(100),
          Map.copyOf(exits));
    }

    /** The nearest rank: the smallest stay that so many of a hundred do not exceed. */
    private Duration at(int percent) {
      int rank = (int) ((millis.size() * (long) percent + 99) / 100);
      return Duration.ofMillis(millis.get(rank - 1));
    }

    private static String nameOf(JourneyEvent exit) {
      return exit.type().wireName()
          + (exit.reason() == null ? "" : " (" + exit.reason().wireName() + ")");
    }
  }
}
