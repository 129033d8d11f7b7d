package dev.handoff.tool.draw;

import java.util.List;

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
}
