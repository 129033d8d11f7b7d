package dev.handoff.domain.journey;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journey's nodes by position and the ways between them. Ways that could not be read are left
 * out; a node that has one may lead to any other.
 */
final class JourneyGraph {

  /**
   * One way out of a node.
   *
   * @param field where the node names it, for example {@code paths[0].to}
   * @param to id of the target; null when it is the node that follows in the list
   * @param position of the target; null when there is no such node
   */
  record Way(String field, @Nullable String to, @Nullable Integer position) {}

  private final List<JourneyNode> nodes;
  private final BitSet mayLeadAnywhere = new BitSet();
  private final BitSet mayTakeTime = new BitSet();
  private final Map<String, Integer> positions = new HashMap<>();
  private final List<List<Way>> ways = new ArrayList<>();

  JourneyGraph(List<JourneyNode> nodes, Unread unread) {
    this.nodes = nodes;
    for (int i = 0; i < nodes.size(); i++) {
      positions.putIfAbsent(nodes.get(i).id(), i);
    }
    boolean idsUnread = unread.hidesAnId();
    for (int i = 0; i < nodes.size(); i++) {
      String path = pathOf(i);
      List<Way> read = new ArrayList<>();
      for (Way way : waysOut(i)) {
        boolean mayBeThere = way.to() != null && way.position() == null && idsUnread;
        if (mayBeThere || unread.covers(path + "." + way.field())) {
          mayLeadAnywhere.set(i);
        } else {
          read.add(way);
        }
      }
      ways.add(read);
      if (unread.hidesWayOf(path)) {
        mayLeadAnywhere.set(i);
      }
      mayTakeTime.set(i, unread.hidesLengthOf(path));
    }
  }

  /** Where a node is in the definition. */
  static String pathOf(int position) {
    return "nodes[" + position + "]";
  }

  private List<Way> waysOut(int position) {
    JourneyNode node = nodes.get(position);
    List<Way> out = new ArrayList<>();
    if (node instanceof JourneyNode.Split split) {
      for (int i = 0; i < split.paths().size(); i++) {
        out.add(way("paths[" + i + "].to", split.paths().get(i).to()));
      }
      if (split.otherwise() != null) {
        out.add(way("otherwise", split.otherwise()));
      }
    } else if (node instanceof JourneyNode.Variant variant) {
      for (int i = 0; i < variant.paths().size(); i++) {
        out.add(way("paths[" + i + "].to", variant.paths().get(i).to()));
      }
    } else if (!(node instanceof JourneyNode.End)) {
      Integer following = position + 1 < nodes.size() ? position + 1 : null;
      out.add(node.next() == null ? new Way("next", null, following) : way("next", node.next()));
      if (node instanceof JourneyNode.Listen listen && listen.onTimeout() != null) {
        out.add(way("onTimeout", listen.onTimeout()));
      }
    }
    return out;
  }

  private Way way(String field, String to) {
    return new Way(field, to, positions.get(to));
  }

  /** The ways out of the node at this position, in the order of the definition. */
  List<Way> waysFrom(int position) {
    return ways.get(position);
  }

  /** Position of the first node of the same id. */
  int firstOfSameId(int position) {
    return positions.getOrDefault(nodes.get(position).id(), position);
  }

  /** Positions that a group entering at the first node can come to. */
  BitSet reachable() {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(0));
    seen.set(0);
    while (!open.isEmpty()) {
      int at = open.remove();
      if (mayLeadAnywhere.get(at)) {
        seen.set(0, nodes.size());
        return seen;
      }
      for (int to : targets(at)) {
        if (!seen.get(to)) {
          seen.set(to);
          open.add(to);
        }
      }
    }
    return seen;
  }

  /** Loops in which a group could turn without time passing; each node is in one at most. */
  List<List<Integer>> timelessLoops() {
    List<List<Integer>> loops = new ArrayList<>();
    BitSet told = new BitSet();
    for (int i = 0; i < nodes.size(); i++) {
      if (!told.get(i) && !takesTime(i)) {
        List<Integer> loop = timelessWayBackTo(i);
        loop.forEach(told::set);
        if (!loop.isEmpty()) {
          loops.add(loop);
        }
      }
    }
    return loops;
  }

  /** The shortest such way, beginning with the start itself; empty when there is none. */
  private List<Integer> timelessWayBackTo(int start) {
    int[] cameFrom = new int[nodes.size()];
    Arrays.fill(cameFrom, -1);
    Deque<Integer> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      int at = open.remove();
      for (int to : targets(at)) {
        if (to == start) {
          return wayTo(at, start, cameFrom);
        }
        if (cameFrom[to] < 0 && !takesTime(to)) {
          cameFrom[to] = at;
          open.add(to);
        }
      }
    }
    return List.of();
  }

  private static List<Integer> wayTo(int end, int start, int[] cameFrom) {
    List<Integer> way = new ArrayList<>();
    for (int at = end; at != start; at = cameFrom[at]) {
      way.add(at);
    }
    way.add(start);
    Collections.reverse(way);
    return way;
  }

  private List<Integer> targets(int position) {
    List<Integer> targets = new ArrayList<>();
    for (Way way : ways.get(position)) {
      if (way.position() != null) {
        targets.add(way.position());
      }
    }
    return targets;
  }

  /** A wait until a fixed instant takes no time when a group comes round again. */
  private boolean takesTime(int position) {
    JourneyNode node = nodes.get(position);
    return mayTakeTime.get(position)
        || node instanceof JourneyNode.WaitForDay
        || (node instanceof JourneyNode.WaitFor wait
            && wait.duration().compareTo(Duration.ZERO) > 0);
  }
}
