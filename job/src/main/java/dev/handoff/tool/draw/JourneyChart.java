package dev.handoff.tool.draw;

import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A journey as boxes and arrows.
 *
 * @param boxes the first is where groups enter
 * @param arrows by position of the boxes
 */
record JourneyChart(List<Box> boxes, List<Arrow> arrows) {

  /** What a box stands for, which gives it its shape and colour. */
  enum Shape {
    ENTRY,
    LISTEN,
    WAIT,
    CHOICE,
    ACTION,
    END
  }

  /**
   * A box.
   *
   * @param title what the node does, in a word or two
   * @param id the node's; empty for the entry and the exit
   * @param lines more of it
   * @param codes how many of the lines, from the first, are of a condition
   */
  record Box(Shape shape, String title, String id, List<String> lines, int codes) {
    Box {
      lines = List.copyOf(lines);
    }
  }

  /** An arrow; no label when it is the only way. */
  record Arrow(int from, int to, List<String> label, boolean isCode) {
    Arrow {
      label = List.copyOf(label);
    }
  }

  JourneyChart {
    boxes = List.copyOf(boxes);
    arrows = List.copyOf(arrows);
  }

  /** Draws a journey that passed the check. */
  static JourneyChart of(Journey journey) {
    return new Builder(journey).build();
  }

  private static final class Builder {
    private final Journey journey;
    private final Map<String, Integer> positions = new LinkedHashMap<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Arrow> arrows = new ArrayList<>();
    private boolean leaves;

    Builder(Journey journey) {
      this.journey = journey;
      for (int i = 0; i < journey.nodes().size(); i++) {
        positions.put(journey.nodes().get(i).id(), i + 1);
      }
    }

    JourneyChart build() {
      boxes.add(NodeWords.entry(journey));
      journey.nodes().forEach(node -> boxes.add(NodeWords.box(node)));
      arrows.add(new Arrow(0, 1, List.of(), false));
      for (int i = 0; i < journey.nodes().size(); i++) {
        waysOut(i + 1, journey.nodes().get(i));
      }
      if (leaves) {
        boxes.add(new Box(Shape.END, "Leaves the journey", "", List.of(), 0));
      }
      return new JourneyChart(boxes, arrows);
    }

    private void waysOut(int from, JourneyNode node) {
      if (node instanceof JourneyNode.Split split) {
        split.paths().forEach(path -> to(from, path.to(), NodeWords.narrow(path.when()), true));
        to(from, split.otherwise(), List.of("otherwise"), false);
      } else if (node instanceof JourneyNode.Variant variant) {
        variant.paths().forEach(p -> to(from, p.to(), List.of(p.percent() + " %"), false));
      } else if (node instanceof JourneyNode.Listen listen) {
        boolean timesOut = listen.timeout() != null;
        next(from, node, timesOut ? List.of("holds") : List.of());
        if (timesOut) {
          to(from, listen.onTimeout(), List.of("timeout"), false);
        }
      } else if (!(node instanceof JourneyNode.End)) {
        next(from, node, List.of());
      }
    }

    private void next(int from, JourneyNode node, List<String> label) {
      if (node.next() != null) {
        to(from, node.next(), label, false);
      } else {
        arrows.add(new Arrow(from, from + 1, label, false));
      }
    }

    /** A way without a target leads out. */
    private void to(int from, @Nullable String target, List<String> label, boolean isCode) {
      leaves |= target == null;
      int position =
          target == null
              ? journey.nodes().size() + 1
              : positions.getOrDefault(target, journey.nodes().size() + 1);
      arrows.add(new Arrow(from, position, label, isCode));
    }
  }
}
