package dev.handoff.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;

/** Where a recording's samples were, as a page: a frame is as wide as its share, callers above. */
final class FlameGraph {

  private static final double LEAST_SHOWN = 0.002;
  private static final Set<String> SAMPLES =
      Set.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><title>Handoff: profile</title><style>
      body { font: 11px/1.4 system-ui, sans-serif; margin: 1rem; color: #1d1d1f; background: #fff }
      .f { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; padding: 1px 3px;
        background: #f3c99f; border: 1px solid #fff; border-radius: 2px }
      .h > .f { background: #e08a5a } .row { display: flex; align-items: flex-start }
      </style></head><body>
      """;

  private final Node root = new Node("all");
  private final List<List<String>> stacks = new ArrayList<>();

  private static final class Node {
    private final String name;
    private final Map<String, Node> children = new TreeMap<>();
    private int samples;

    Node(String name) {
      this.name = name;
    }
  }

  /** Reads the samples of threads that do a job's work. */
  static FlameGraph of(Path recording) throws IOException {
    FlameGraph graph = new FlameGraph();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        RecordedStackTrace stack = event.getStackTrace();
        if (SAMPLES.contains(event.getEventType().getName()) && stack != null) {
          graph.add(stack);
        }
      }
    }
    return graph;
  }

  private void add(RecordedStackTrace stack) {
    List<String> names = new ArrayList<>();
    for (RecordedFrame frame : stack.getFrames()) {
      names.add(0, frame.getMethod().getType().getName() + "." + frame.getMethod().getName());
    }
    // Of a task's thread only what the task does: idle ones wait in a poll.
    if (names.stream().noneMatch(name -> name.contains("StreamTask.runMailboxLoop"))) {
      return;
    }
    stacks.add(names);
    root.samples++;
    Node node = root;
    for (String name : names) {
      node = node.children.computeIfAbsent(name, Node::new);
      node.samples++;
    }
  }

  int samples() {
    return root.samples;
  }

  /** The share of samples, in percent, in which any frame begins with one of these texts. */
  double percentIn(String... begins) {
    long inside =
        stacks.stream()
            .map(HashSet::new)
            .filter(
                stack ->
                    stack.stream()
                        .anyMatch(name -> List.of(begins).stream().anyMatch(name::startsWith)))
            .count();
    return 100.0 * inside / Math.max(1, stacks.size());
  }

  String html(String title) {
    StringBuilder page = new StringBuilder(HEAD);
    page.append("<h1>").append(title).append("</h1>\n");
    write(root, 1, page);
    return page.append("</body></html>\n").toString();
  }

  private void write(Node node, double width, StringBuilder page) {
    double share = (double) node.samples / root.samples;
    String ours = node.name.startsWith("dev.handoff") ? " h" : "";
    page.append(
        String.format(
            Locale.ROOT,
            "<div class=\"c%s\" style=\"width:%.3f%%\"><div class=\"f\" title=\"%s %.1f %%\">%s</div>",
            ours,
            100 * width,
            node.name.replace("<", "&lt;"),
            100 * share,
            brief(node.name)));
    List<Node> shown =
        node.children.values().stream()
            .filter(child -> (double) child.samples / root.samples >= LEAST_SHOWN)
            .sorted(Comparator.comparing((Node child) -> -child.samples))
            .toList();
    if (!shown.isEmpty()) {
      page.append("<div class=\"row\">");
      shown.forEach(child -> write(child, (double) child.samples / node.samples, page));
      page.append("</div>");
    }
    page.append("</div>\n");
  }

  private static String brief(String name) {
    int method = name.lastIndexOf('.');
    int type = name.lastIndexOf('.', method - 1);
    return name.substring(type + 1).replace("<", "&lt;");
  }
}
