package dev.handoff.tool.draw;

import dev.handoff.tool.catalog.Printable;

/** Text of others within markup. */
final class Markup {

  private Markup() {}

  /** Within elements and quoted attributes of HTML and SVG. */
  static String html(String text) {
    return Printable.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Within the quotes of a Mermaid label; {@code #} begins an entity there. */
  static String mermaid(String text) {
    StringBuilder escaped = new StringBuilder();
    Printable.line(text)
        .codePoints()
        .forEach(
            c -> {
              if ("\"#<>&;`\\|%{}[]".indexOf(c) >= 0) {
                escaped.append('#').append(c).append(';');
              } else {
                escaped.appendCodePoint(c);
              }
            });
    return escaped.toString();
  }
}
