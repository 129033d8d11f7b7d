package dev.handoff.tool.draw;

import dev.handoff.domain.journey.Journey;
import java.util.List;
import java.util.Locale;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;

/** A journey as a page with a picture that loads nothing from anywhere, light and dark. */
public final class JourneyPage {

  private static final String STYLE =
      """
      :root { color-scheme: light dark; --page: #fbfbfa; --ink: #1d2329; --soft: #5b6670;
        --box: #ffffff; --edge: #7c8894; --entry: #2f6f5e; --listen: #2b5fa8; --wait: #7a5aa6;
        --choice: #9a6410; --action: #b0413e; --end: #5b6670; }
      @media (prefers-color-scheme: dark) { :root { --page: #14181c; --ink: #e8ebee;
        --soft: #a3adb6; --box: #1e242a; --edge: #8c98a4; --entry: #63b49d; --listen: #7fb0ee;
        --wait: #bd9fe6; --choice: #e0ab57; --action: #ef8f8a; --end: #a3adb6; } }
      body { margin: 2rem auto; max-width: 900px; padding: 0 1rem; background: var(--page);
        color: var(--ink); font: 15px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
      h1 { font-size: 1.4rem; margin: 0; } p { margin: .2rem 0 1.5rem; color: var(--soft); }
      svg { display: block; margin: 0 auto; max-width: 100%; height: auto; }
      text { fill: var(--ink); font: 13px system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
      text.title { font-weight: 600; font-size: 14px; } tspan.id { fill: var(--soft); font-weight: 400; }
      text.code { font: 12px ui-monospace, "Cascadia Mono", "Liberation Mono", monospace; }
      rect.box { fill: var(--box); stroke-width: 1.5; } rect.mark { stroke: none; }
      rect.label { fill: var(--page); }
      path.arrow { fill: none; stroke: var(--edge); stroke-width: 1.5; }
      marker path { fill: var(--edge); }
      """;

  private final JourneyChart chart;
  private final ChartLayout layout;
  private final StringBuilder page = new StringBuilder();

  private JourneyPage(Journey journey) {
    this.chart = JourneyChart.of(journey);
    this.layout = new ChartLayout(chart);
  }

  /** The page of a journey that passed the check. */
  public static String of(Journey journey) {
    return new JourneyPage(journey).html(journey);
  }

  private String html(Journey journey) {
    String name = Markup.html(journey.name());
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
        .append("style-src 'unsafe-inline'\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
        .append("<title>" + name + "</title>\n<style>\n" + STYLE + "</style>\n</head>\n<body>\n")
        .append("<h1>" + name + "</h1>\n<p>" + Markup.html(journey.id()))
        .append(", version " + journey.version() + ", ")
        .append(journey.status().name().toLowerCase(Locale.ROOT) + "</p>\n");
    picture(name);
    return page.append("</body>\n</html>\n").toString();
  }

  private void picture(String name) {
    long width = Math.round(layout.width()) + 2;
    long height = Math.round(layout.height()) + 2;
    page.append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"" + name)
        .append("\" width=\"" + width + "\" height=\"" + height)
        .append("\" viewBox=\"-1 -1 " + width + " " + height + "\">\n")
        .append("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" ")
        .append("markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">")
        .append("<path d=\"M0,0 L8,4 L0,8 z\"/></marker></defs>\n");
    for (int i = 0; i < chart.arrows().size(); i++) {
      page.append("<path class=\"arrow\" marker-end=\"url(#tip)\" d=\"")
          .append(layout.path(i).strip())
          .append("\"/>\n");
    }
    for (int i = 0; i < chart.arrows().size(); i++) {
      label(i, chart.arrows().get(i));
    }
    for (int i = 0; i < chart.boxes().size(); i++) {
      box(chart.boxes().get(i), layout.box(i));
    }
    page.append("</svg>\n");
  }

  private void label(int position, JourneyChart.Arrow arrow) {
    if (arrow.label().isEmpty()) {
      return;
    }
    ElkLabel at = layout.label(position);
    rectangle("label", "", at.getX(), at.getY(), at.getWidth(), at.getHeight(), 0);
    for (int i = 0; i < arrow.label().size(); i++) {
      text(
          arrow.isCode() ? "code" : "plain",
          at.getX() + 4,
          at.getY() + (i + 1) * ChartLayout.LINE - 5,
          Markup.html(arrow.label().get(i)));
    }
  }

  private void box(JourneyChart.Box box, ElkNode at) {
    String colour = "var(--" + box.shape().name().toLowerCase(Locale.ROOT) + ")";
    boolean isRound =
        List.of(JourneyChart.Shape.ENTRY, JourneyChart.Shape.END).contains(box.shape());
    rectangle(
        "box",
        "stroke:" + colour,
        at.getX(),
        at.getY(),
        at.getWidth(),
        at.getHeight(),
        isRound ? 16 : 4);
    double x = at.getX() + ChartLayout.PADDING;
    double y = at.getY() + ChartLayout.PADDING;
    String id =
        box.id().isEmpty()
            ? ""
            : " <tspan class=\"id\" dx=\"4\">" + Markup.html(box.id()) + "</tspan>";
    page.append("<text class=\"title\" style=\"fill:" + colour + "\" x=\"" + Math.round(x))
        .append("\" y=\"" + Math.round(y + 12) + "\">" + Markup.html(box.title()) + id)
        .append("</text>\n");
    for (int i = 0; i < box.lines().size(); i++) {
      text(
          i < box.codes() ? "code" : "plain",
          x,
          y + ChartLayout.TITLE + i * ChartLayout.LINE + 12,
          Markup.html(box.lines().get(i)));
    }
  }

  private void rectangle(
      String type, String style, double x, double y, double width, double height, int radius) {
    page.append("<rect class=\"" + type + "\" style=\"" + style + "\" x=\"" + Math.round(x))
        .append("\" y=\"" + Math.round(y) + "\" width=\"" + Math.round(width))
        .append("\" height=\"" + Math.round(height) + "\" rx=\"" + radius + "\"/>\n");
  }

  private void text(String type, double x, double y, String escaped) {
    page.append("<text class=\"" + type + "\" x=\"" + Math.round(x) + "\" y=\"")
        .append(Math.round(y) + "\" xml:space=\"preserve\">" + escaped + "</text>\n");
  }
}
