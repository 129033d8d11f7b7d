package dev.handoff.template;

import freemarker.core.Environment;
import freemarker.template.TemplateDirectiveBody;
import freemarker.template.TemplateDirectiveModel;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateScalarModel;
import java.io.IOException;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code <@wrap first="- " rest=" ">…</@wrap>} in templates of text parts: fills lines of at most
 * {@value #COLUMNS} columns, the first after one prefix and the others after another. White space
 * in it becomes single spaces; a word that is longer than a line (a URL) is never broken. Text
 * inside cannot draw the lines that part a mail: runs of their signs are cut short.
 */
final class WrapDirective implements TemplateDirectiveModel {
  private static final int COLUMNS = 72;

  /** The soft hyphen: what comes before it is of neither kind, and most of a mail is. */
  private static final char FIRST_WITHOUT_COLUMN = '\u00ad';

  private static final Pattern RULE = Pattern.compile("([-=_*~#+])\\1{4,}");
  private static final Pattern ONLY_SIGNS = Pattern.compile("[-=_*~#+]{3,}");

  @Override
  public void execute(
      Environment env,
      @SuppressWarnings("rawtypes") Map params,
      TemplateModel[] loopVars,
      @Nullable TemplateDirectiveBody body)
      throws TemplateException, IOException {
    TextWriter inside = new TextWriter(256);
    if (body != null) {
      body.render(inside);
    }
    env.getOut().write(fill(inside.toString(), prefix(params, "first"), prefix(params, "rest")));
  }

  static String fill(String text, String first, String rest) {
    String stripped = text.strip();
    StringBuilder filled = new StringBuilder(first.length() + stripped.length() + 64).append(first);
    int column = columns(first);
    boolean lineHasWord = false;
    StringTokenizer words = new StringTokenizer(stripped, " \n\r\t");
    while (words.hasMoreTokens()) {
      String word = unruled(words.nextToken());
      int width = columns(word);
      if (lineHasWord && column + 1 + width > COLUMNS) {
        filled.append('\n').append(rest);
        column = columns(rest);
        lineHasWord = false;
      }
      if (lineHasWord) {
        filled.append(' ');
        column++;
      }
      filled.append(word);
      column += width;
      lineHasWord = true;
    }
    return filled.toString().stripTrailing();
  }

  private static String unruled(String word) {
    if (!beginsARule(word) || word.contains("://")) {
      return word;
    }
    return ONLY_SIGNS.matcher(word).matches()
        ? word.substring(0, 2) + "…"
        : RULE.matcher(word).replaceAll("$1$1$1…");
  }

  /** Whether two signs follow each other: few words have any, and the rest need no more looking. */
  private static boolean beginsARule(String word) {
    boolean afterSign = false;
    for (int i = 0; i < word.length(); i++) {
      boolean sign = isSign(word.charAt(i));
      if (sign && afterSign) {
        return true;
      }
      afterSign = sign;
    }
    return false;
  }

  private static boolean isSign(char c) {
    return switch (c) {
      case '-', '=', '_', '*', '~', '#', '+' -> true;
      default -> false;
    };
  }

  /** Marks and formatting characters take no column of their own. */
  private static int columns(String text) {
    int columns = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      columns += c < FIRST_WITHOUT_COLUMN || takesColumn(c) ? 1 : 0;
    }
    return columns;
  }

  private static boolean takesColumn(int c) {
    int type = Character.getType(c);
    return type != Character.NON_SPACING_MARK && type != Character.FORMAT;
  }

  private static String prefix(@SuppressWarnings("rawtypes") Map params, String name)
      throws TemplateException {
    return params.get(name) instanceof TemplateScalarModel scalar ? scalar.getAsString() : "";
  }
}
