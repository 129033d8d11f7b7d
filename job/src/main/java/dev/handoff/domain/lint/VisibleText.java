package dev.handoff.domain.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people see of a part of a mail. */
public final class VisibleText {

  private static final Pattern TAG =
      Pattern.compile(
          "<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
          Pattern.DOTALL);
  private static final Pattern URL = Pattern.compile("(?i)\\b(?:https?://|www\\.|mailto:)\\S+");
  private static final Pattern ENTITY =
      Pattern.compile("&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);");
  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?i)display\\s*:\\s*none|visibility\\s*:\\s*hidden|font-size\\s*:\\s*[01](?:px)?\\s*(?:;|\"|'|$)|opacity\\s*:\\s*0\\s*(?:;|\"|'|$)");
  private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "template");
  private static final Set<String> EMPTY =
      Set.of("br", "img", "hr", "meta", "link", "input", "col", "wbr", "area", "base", "source");

  private VisibleText() {}

  /** How many characters of an HTML part, or a piece of one, people see. */
  public static int charactersOfHtml(String html) {
    return charactersOfText(ofHtml(html));
  }

  /** How many characters of a text part are no space and no address of a link. */
  public static int charactersOfText(String text) {
    String shown = URL.matcher(text).replaceAll(" ");
    return (int) shown.codePoints().filter(c -> !isBlank(c)).count();
  }

  /** The text between the tags, without what is hidden. */
  static String ofHtml(String html) {
    StringBuilder text = new StringBuilder();
    Deque<String> hidden = new ArrayDeque<>();
    Matcher tag = TAG.matcher(html);
    int from = 0;
    while (tag.find()) {
      if (hidden.isEmpty()) {
        text.append(html, from, tag.start()).append(' ');
      }
      from = tag.end();
      String name = tag.group(2);
      if (name != null) {
        step(name.toLowerCase(Locale.ROOT), tag, hidden);
      }
    }
    if (hidden.isEmpty()) {
      text.append(html.substring(from));
    }
    return ENTITY.matcher(text).replaceAll(found -> isSpace(found.group()) ? " " : "x");
  }

  private static void step(String name, Matcher tag, Deque<String> hidden) {
    boolean ends = !tag.group(1).isEmpty();
    String attributes = tag.group(3);
    if (ends) {
      if (name.equals(hidden.peek())) {
        hidden.pop();
      }
    } else if (!EMPTY.contains(name) && !attributes.endsWith("/")) {
      boolean hides = UNSEEN.contains(name) || HIDDEN.matcher(attributes).find();
      if (hides || name.equals(hidden.peek())) {
        hidden.push(name);
      }
    }
  }

  private static boolean isSpace(String entity) {
    return entity.equals("&nbsp;") || entity.equals("&#160;") || entity.equals("&#8203;");
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT
        || Character.isISOControl(c);
  }
}
