package dev.handoff.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.Alerts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every text of a mail against what is behind it, in light and in dark mode: at least 4.5 to 1
 * (WCAG 2.2, 1.4.3). It walks the document as a browser does: colours are inherited, in dark mode
 * the classes of the style sheet win.
 */
class ColoursReadTest {
  private static final Pattern TOKEN = Pattern.compile("<(/?)([a-z][a-z0-9]*)\\b([^>]*)>|([^<]+)");
  private static final Pattern COLOUR = Pattern.compile("(?<![-\\w])color:\\s*(#[0-9a-fA-F]{6})");
  private static final Pattern BACKGROUND = Pattern.compile("background:\\s*(#[0-9a-fA-F]{6})");
  private static final Pattern RULE = Pattern.compile("\\.([a-z0-9]+) \\{([^}]*)}");
  private static final Pattern CLASSES = Pattern.compile("\\bclass=\"([^\"]*)\"");
  private static final Set<String> VOID = Set.of("meta", "br", "img");

  private record Look(String tag, String colour, String background, boolean hidden) {}

  @ParameterizedTest
  @EnumSource(MailCase.class)
  void every_text_reads_in_light_and_in_dark_mode(MailCase one) {
    String html = one.render("en").html();
    assertThat(unreadable(html, Map.of())).isEmpty();
    assertThat(unreadable(html, darkRules(html))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#2f5bea", "#ffcc00", "#ffffff", "#000000", "#e4002b", "#808080", "#00ff88"})
  void whatever_the_brand_s_colour(String colour) {
    Brand brand = new Brand("Lumia", colour, "", "", null);
    AlertLinks links = new AlertLinks("https://crm.example.com/{id}", null, null, null);
    String html = new AlertRenderer(brand, links).render(Alerts.full("fr")).html();
    assertThat(unreadable(html, Map.of())).isEmpty();
    assertThat(unreadable(html, darkRules(html))).isEmpty();
  }

  private static Map<String, String> darkRules(String html) {
    String dark = html.substring(html.indexOf("prefers-color-scheme: dark"));
    Map<String, String> rules = new HashMap<>();
    Matcher rule = RULE.matcher(dark.substring(0, dark.indexOf("</style>")));
    while (rule.find()) {
      rules.put(rule.group(1), rule.group(2));
    }
    assertThat(rules).containsKeys("card", "text", "muted", "ink", "tint");
    return rules;
  }

  /** Texts that do not read, with their colours. */
  private static List<String> unreadable(String html, Map<String, String> rules) {
    List<String> faults = new ArrayList<>();
    Deque<Look> open = new ArrayDeque<>();
    open.push(new Look("html", "#000000", "#ffffff", false));
    String body =
        html.substring(html.indexOf("<body"), html.indexOf("</body>"))
            .replaceAll("(?s)<!--.*?-->", "");
    Matcher token = TOKEN.matcher(body);
    int texts = 0;
    while (token.find()) {
      String text = token.group(4);
      if (text != null) {
        Look look = open.getFirst();
        boolean seen = !text.replace("&#8203;", "").isBlank() && !look.hidden;
        texts += seen ? 1 : 0;
        if (seen && Contrast.of(look.colour, look.background) < 4.5) {
          faults.add(text.strip() + ": " + look.colour + " on " + look.background);
        }
      } else if (token.group(1).equals("/")) {
        while (!open.pop().tag.equals(token.group(2))) {
          // Tags that HTML lets be left open.
        }
      } else if (!VOID.contains(token.group(2))) {
        open.push(look(open.getFirst(), token.group(2), token.group(3), rules));
      }
    }
    assertThat(texts).as("texts that were looked at").isGreaterThan(30);
    return faults;
  }

  private static Look look(Look around, String tag, String attributes, Map<String, String> rules) {
    String colour = find(COLOUR, attributes, around.colour);
    String background = find(BACKGROUND, attributes, around.background);
    Matcher classes = CLASSES.matcher(attributes);
    // The last rule of the sheet wins; the map has lost their order, so none may say it twice.
    List<String> here = classes.find() ? List.of(classes.group(1).split(" ")) : List.<String>of();
    for (String name : here) {
      colour = find(COLOUR, rules.getOrDefault(name, ""), colour);
      background = find(BACKGROUND, rules.getOrDefault(name, ""), background);
    }
    boolean hidden = around.hidden || attributes.contains("display:none");
    return new Look(tag, colour, background, hidden);
  }

  private static String find(Pattern pattern, String in, String otherwise) {
    Matcher found = pattern.matcher(in);
    return found.find() ? found.group(1) : otherwise;
  }
}
