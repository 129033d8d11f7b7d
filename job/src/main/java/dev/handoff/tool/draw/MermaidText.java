package dev.handoff.tool.draw;

import dev.handoff.domain.journey.Journey;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A journey as a Mermaid flowchart, for wikis and merge requests. */
public final class MermaidText {

  private MermaidText() {}

  /** The text of a journey that passed the check. */
  public static String of(Journey journey) {
    JourneyChart chart = JourneyChart.of(journey);
    StringBuilder text = new StringBuilder("flowchart TD\n");
    for (int i = 0; i < chart.boxes().size(); i++) {
      JourneyChart.Box box = chart.boxes().get(i);
      text.append("  n").append(i).append(shaped(box)).append('\n');
    }
    for (JourneyChart.Arrow arrow : chart.arrows()) {
      text.append("  n").append(arrow.from()).append(" -->");
      if (!arrow.label().isEmpty()) {
        text.append("|\"").append(lines(arrow.label().stream())).append("\"|");
      }
      text.append(" n").append(arrow.to()).append('\n');
    }
    return text.toString();
  }

  private static String shaped(JourneyChart.Box box) {
    String title = box.id().isEmpty() ? box.title() : box.title() + " (" + box.id() + ")";
    String label = '"' + lines(Stream.concat(Stream.of(title), box.lines().stream())) + '"';
    return switch (box.shape()) {
      case ENTRY, END -> "([" + label + "])";
      case CHOICE -> "{{" + label + "}}";
      case LISTEN, WAIT -> "(" + label + ")";
      case ACTION -> "[" + label + "]";
    };
  }

  private static String lines(Stream<String> lines) {
    return lines.map(Markup::mermaid).collect(Collectors.joining("<br/>"));
  }
}
