package dev.handoff.tool.draw;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Where boxes and arrows of a chart go, top to bottom: the layered algorithm of the Eclipse Layout
 * Kernel. Lengths are in pixels; those of texts are estimates that are rather too long.
 */
final class ChartLayout {

  static final double LINE = 18;
  static final double PADDING = 12;
  static final double TITLE = 22;

  private static final double CODE_CHARACTER = 7.3;
  private static final double CHARACTER = 7.8;
  private static final double TITLE_CHARACTER = 8.8;
  private static final double NARROWEST = 130;

  private final ElkNode graph = ElkGraphUtil.createGraph();
  private final List<ElkNode> boxes = new ArrayList<>();
  private final List<ElkEdge> arrows = new ArrayList<>();

  ChartLayout(JourneyChart chart) {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    graph.setProperty(LayeredOptions.DIRECTION, Direction.DOWN);
    graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 36.0);
    graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 34.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, 24.0);
    graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 6.0);
    graph.setProperty(
        LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    graph.setProperty(
        LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
    graph.setProperty(
        LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
    chart.boxes().forEach(this::add);
    chart.arrows().forEach(this::add);
    new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
  }

  private void add(JourneyChart.Box box) {
    ElkNode node = ElkGraphUtil.createNode(graph);
    double width = Math.max(NARROWEST, heading(box) * TITLE_CHARACTER);
    for (int i = 0; i < box.lines().size(); i++) {
      width = Math.max(width, length(box.lines().get(i), i < box.codes()));
    }
    node.setWidth(width + 2 * PADDING);
    node.setHeight(TITLE + box.lines().size() * LINE + 2 * PADDING - 4);
    boxes.add(node);
  }

  private static int heading(JourneyChart.Box box) {
    return box.title().length() + (box.id().isEmpty() ? 0 : box.id().length() + 2);
  }

  private void add(JourneyChart.Arrow arrow) {
    ElkEdge edge = ElkGraphUtil.createSimpleEdge(boxes.get(arrow.from()), boxes.get(arrow.to()));
    if (!arrow.label().isEmpty()) {
      ElkLabel label = ElkGraphUtil.createLabel(String.join("\n", arrow.label()), edge);
      label.setWidth(
          arrow.label().stream().mapToDouble(l -> length(l, arrow.isCode())).max().orElse(0) + 8);
      label.setHeight(arrow.label().size() * LINE);
    }
    arrows.add(edge);
  }

  private static double length(String text, boolean isCode) {
    return text.codePoints()
        .mapToDouble(c -> (isCode ? CODE_CHARACTER : CHARACTER) * (c >= 0x2E80 ? 2 : 1))
        .sum();
  }

  double width() {
    return graph.getWidth();
  }

  double height() {
    return graph.getHeight();
  }

  /** A box by its position. */
  ElkNode box(int position) {
    return boxes.get(position);
  }

  /** The label of an arrow that has one. */
  ElkLabel label(int position) {
    return arrows.get(position).getLabels().get(0);
  }

  /** The corners of an arrow, from its start to its tip, as an SVG path. */
  String path(int position) {
    StringBuilder path = new StringBuilder();
    for (ElkEdgeSection section : arrows.get(position).getSections()) {
      path.append(point('M', section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        path.append(point('L', bend.getX(), bend.getY()));
      }
      path.append(point('L', section.getEndX(), section.getEndY()));
    }
    return path.toString();
  }

  private static String point(char command, double x, double y) {
    return String.valueOf(command) + Math.round(x) + "," + Math.round(y) + " ";
  }
}
