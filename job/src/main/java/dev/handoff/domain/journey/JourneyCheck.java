package dev.handoff.domain.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds everything that keeps a journey from running (SPEC sections 4 and 9): conditions that are
 * not valid, unknown, duplicate and unreachable nodes, paths without an end, loops without a wait,
 * shares that do not make 100, lengths of time that make no sense.
 */
public final class JourneyCheck {

  /** The most nodes a journey may have. */
  public static final int MOST_NODES = 1_000;

  /** The most conditions a journey may have: each takes some milliseconds to compile. */
  public static final int MOST_CONDITIONS = 1_000;

  /** The longest wait, timeout, cool-down or pause before a re-entry. */
  public static final Duration LONGEST = Duration.ofDays(3_660);

  private final Journey journey;
  private final ConditionLanguage language;
  private final Unread unread;
  private final Map<String, Condition> conditions = new LinkedHashMap<>();
  private final List<JourneyFault> faults = new ArrayList<>();
  private int compiled;

  /** Checks a journey that was read without a fault. */
  public JourneyCheck(Journey journey, ConditionLanguage language) {
    this(journey, language, Set.of());
  }

  /**
   * Checks what could be read of a journey.
   *
   * @param unread paths of fields that could not be read and hold placeholders; they are not judged
   *     again, and what depends on them is not held against the journey
   */
  public JourneyCheck(Journey journey, ConditionLanguage language, Set<String> unread) {
    this.journey = journey;
    this.language = language;
    this.unread = new Unread(unread);
    checkEntry();
    List<JourneyNode> nodes = journey.nodes();
    if (nodes.isEmpty() || nodes.size() > MOST_NODES) {
      fault("nodes", "has " + nodes.size() + " nodes, should have 1 to " + MOST_NODES);
    } else {
      checkNodes(new JourneyGraph(nodes, this.unread));
    }
  }

  /** What is wrong, in the order of the definition; empty when the journey can run. */
  public List<JourneyFault> faults() {
    return List.copyOf(faults);
  }

  /** The valid conditions by their text, in the order of the definition. */
  Map<String, Condition> conditions() {
    return conditions;
  }

  private void checkEntry() {
    checkCondition("audience", journey.audience());
    if (journey.startsAt() != null
        && journey.endsAt() != null
        && !journey.endsAt().isAfter(journey.startsAt())) {
      fault("endsAt", "is not after startsAt, so that nobody could enter; should be later");
    }
    Journey.Reentry reentry = journey.reentry();
    if (reentry != null) {
      checkLength("reentry.after", reentry.after());
      if (reentry.after().isZero()) {
        fault("reentry.after", "is zero, should be longer than that, for example P7D");
      }
      if (reentry.limit() != null && reentry.limit() < 1) {
        fault("reentry.limit", "is " + reentry.limit() + ", should be 1 or more: it counts all");
      }
    }
  }

  private void checkNodes(JourneyGraph graph) {
    BitSet reachable = graph.reachable();
    Map<Integer, List<Integer>> loops =
        graph.timelessLoops().stream().collect(Collectors.toMap(loop -> loop.get(0), l -> l));
    for (int i = 0; i < journey.nodes().size(); i++) {
      JourneyNode node = journey.nodes().get(i);
      String path = JourneyGraph.pathOf(i);
      int first = graph.firstOfSameId(i);
      if (first != i) {
        fault(path + ".id", node.id() + " is the id of nodes[" + first + "] too, should be unique");
      } else if (!reachable.get(i)) {
        fault(path + ".id", "no path leads to " + node.id() + "; lead one there or remove it");
      }
      checkOwnFields(path, node);
      checkWaysOut(path, graph, i);
      List<Integer> loop = loops.get(i);
      if (loop != null) {
        fault(path + ".id", "the loop " + named(loop) + " needs a wait {duration} or {day} in it");
      }
    }
  }

  private void checkOwnFields(String path, JourneyNode node) {
    if (node instanceof JourneyNode.Listen listen) {
      checkCondition(path + ".until", listen.until());
      checkLength(path + ".timeout", listen.timeout());
      if (listen.onTimeout() != null
          && listen.timeout() == null
          && !unread.covers(path + ".timeout")) {
        fault(path + ".onTimeout", "is never taken; should stand beside a timeout");
      }
    } else if (node instanceof JourneyNode.WaitFor wait) {
      checkLength(path + ".duration", wait.duration());
    } else if (node instanceof JourneyNode.WaitForDay wait
        && wait.days().isEmpty()
        && !unread.hidesLengthOf(path)) {
      fault(path + ".day", "names no day, should be any or a list of Mon, Tue, Wed…");
    } else if (node instanceof JourneyNode.Split split) {
      for (int i = 0; i < split.paths().size(); i++) {
        checkCondition(path + ".paths[" + i + "].when", split.paths().get(i).when());
      }
    } else if (node instanceof JourneyNode.Variant variant) {
      checkShares(path + ".paths", variant.paths());
    } else if (node instanceof JourneyNode.Action action) {
      checkLength(path + ".coolDown", action.coolDown());
      if (action instanceof JourneyNode.SendSalesAlert alert) {
        checkLength(path + ".notAfter", alert.notAfter());
      }
    }
  }

  private void checkShares(String path, List<JourneyNode.Variant.Share> shares) {
    if (unread.reaches(path)) {
      return;
    }
    long sum = 0;
    for (int i = 0; i < shares.size(); i++) {
      int percent = shares.get(i).percent();
      sum += percent;
      if (percent < 0 || percent > 100) {
        fault(path + "[" + i + "].percent", "is " + percent + ", should be 0 to 100");
      }
    }
    if (sum != 100) {
      fault(path, "the percents make " + sum + ", should make 100");
    }
  }

  private void checkWaysOut(String path, JourneyGraph graph, int position) {
    for (JourneyGraph.Way way : graph.waysFrom(position)) {
      if (way.position() == null && way.to() == null) {
        fault(path, "the path stops here; let an end node follow, or name a next");
      } else if (way.position() == null) {
        fault(path + "." + way.field(), "there is no node " + way.to() + ", only " + nodeIds());
      }
    }
  }

  private String nodeIds() {
    return journey.nodes().stream()
        .map(JourneyNode::id)
        .distinct()
        .limit(20)
        .collect(Collectors.joining(", "));
  }

  private void checkLength(String path, @Nullable Duration length) {
    if (length != null && length.isNegative()) {
      fault(path, "is " + length + ", should not be negative");
    } else if (length != null && length.compareTo(LONGEST) > 0) {
      fault(path, "is longer than " + LONGEST.toDays() + " days, should be at most that");
    }
  }

  private void checkCondition(String path, String source) {
    if (conditions.containsKey(source) || unread.covers(path)) {
      return;
    }
    if (++compiled > MOST_CONDITIONS) {
      if (compiled == MOST_CONDITIONS + 1) {
        fault(path, "is one condition too many; a journey has at most " + MOST_CONDITIONS);
      }
      return;
    }
    try {
      conditions.put(source, language.compile(source));
    } catch (ConditionLanguage.BadConditionException e) {
      e.faults()
          .forEach(f -> faults.add(new JourneyFault(path, f.line(), f.column(), f.message())));
    }
  }

  private String named(List<Integer> loop) {
    String ids =
        loop.stream().map(i -> journey.nodes().get(i).id()).collect(Collectors.joining(" → "));
    return ids + " → " + journey.nodes().get(loop.get(0)).id();
  }

  private void fault(String path, String message) {
    if (!unread.covers(path)) {
      faults.add(new JourneyFault(path, null, null, message));
    }
  }
}
