package dev.handoff.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what the alternatives of a condition with {@code ||} are. Which of them held is not known:
 * the value that was seen is that of the whole.
 */
final class AlternativesReading {
  private static final Pattern ONE_OF =
      Pattern.compile("(group\\.(?:status|stage))\\s+in\\s+\\[([^]]*)]");
  private static final Pattern TEXT = Pattern.compile("'([^'\\\\]*)'|\"([^\"\\\\]*)\"");
  private static final int LONGEST_CONDITION = 600;
  private static final int MOST_PARTS = 6;

  private final Labels labels;
  private final CountReading counts;

  AlternativesReading(Labels labels, CountReading counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * "Engagement score reached 70 or stage is Intent".
   *
   * @return empty when there are no alternatives, too many, or one that cannot be said
   */
  String read(String condition) {
    String line = Untrusted.line(condition, LONGEST_CONDITION + 1);
    List<String> alternatives = split(line, "||");
    if (alternatives.size() < 2 || line.length() > LONGEST_CONDITION) {
      return "";
    }
    List<String> said = new ArrayList<>();
    int parts = 0;
    for (String alternative : alternatives) {
      List<String> claims = new ArrayList<>();
      for (String part : split(alternative, "&&")) {
        String claim = claim(part);
        if (claim == null || ++parts > MOST_PARTS) {
          return "";
        }
        claims.add(claim);
      }
      said.add(String.join(" " + labels.pattern("list.and") + " ", claims));
    }
    return or(said);
  }

  private @Nullable String claim(String condition) {
    Matcher oneOf = ONE_OF.matcher(condition);
    if (oneOf.matches()) {
      return text(oneOf.group(1), or(texts(oneOf.group(2))));
    }
    Comparison line = Comparison.of(condition);
    if (line == null) {
      return null;
    }
    if (ReadFields.TEXTS.containsKey(line.subject())) {
      String value = Untrusted.isolate(line.bare());
      return switch (line.operator()) {
        case "==" -> text(line.subject(), value);
        case "!=" -> text(line.subject(), labels.say("why.not", value));
        default -> null;
      };
    }
    if (!line.isNumber()) {
      return null;
    }
    return ReadFields.SCORES.containsKey(line.subject()) ? score(line) : count(line);
  }

  private String text(String subject, String value) {
    return begin(labels.say(ReadFields.TEXTS.getOrDefault(subject, ""), value));
  }

  private String score(Comparison line) {
    String subject = ReadFields.SCORES.getOrDefault(line.subject(), "");
    String limit =
        subject.equals("why.engagement") ? line.literal() : labels.percent(line.number());
    String how = ReadFields.LINES.getOrDefault(line.operator(), "").substring("why.".length());
    return begin(labels.say("why.score." + how, labels.pattern(subject), limit));
  }

  /** Counts are whole: above 1 is at least 2. */
  private @Nullable String count(Comparison line) {
    int n = line.number();
    Reason reason =
        switch (line.operator()) {
          case "==" -> counts.read(line.subject(), line.literal(), "");
          case "<=" -> atMost(line.subject(), n);
          case "<" -> n == 0 ? null : atMost(line.subject(), n - 1);
          case ">=" -> amount(line.subject(), "why.atLeast", n);
          case ">" -> amount(line.subject(), "why.atLeast", n + 1);
          default -> amount(line.subject(), "why.not", n);
        };
    return reason == null ? null : begin(reason.claim());
  }

  private @Nullable Reason atMost(String subject, int n) {
    return n == 0 ? counts.read(subject, "0", "") : amount(subject, "why.atMost", n);
  }

  /** Zero of something is said as the plural, not as "none". */
  private @Nullable Reason amount(String subject, String line, int n) {
    return counts.read(subject, n == 0 ? -1 : n, labels.say(line, n), "");
  }

  /** "a", "a or b", "a, b or c". */
  private String or(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last))
            + " "
            + labels.pattern("list.or")
            + " "
            + items.get(last);
  }

  /** In the middle of a sentence; our labels begin with a capital. */
  private static String begin(String claim) {
    return claim.substring(0, 1).toLowerCase(Locale.ROOT) + claim.substring(1);
  }

  private static List<String> texts(String list) {
    List<String> texts = new ArrayList<>();
    Matcher text = TEXT.matcher(list);
    while (text.find()) {
      String single = text.group(1);
      texts.add(Untrusted.isolate(single == null ? text.group(2) : single));
    }
    return texts;
  }

  /** Splits where the operator stands outside of texts and brackets. */
  private static List<String> split(String condition, String operator) {
    String inside = withoutBrackets(condition.strip());
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int at = 0; at < inside.length(); at = next(inside, at)) {
      if (inside.startsWith(operator, at)) {
        parts.add(inside.substring(from, at).strip());
        from = at + operator.length();
      }
    }
    parts.add(inside.substring(Math.min(from, inside.length())).strip());
    return parts;
  }

  private static String withoutBrackets(String condition) {
    boolean around = condition.startsWith("(") && next(condition, 0) == condition.length();
    return around && condition.endsWith(")")
        ? withoutBrackets(condition.substring(1, condition.length() - 1).strip())
        : condition;
  }

  /** The place after one character, or after the whole text or bracket that begins there. */
  private static int next(String text, int from) {
    char c = text.charAt(from);
    if (c == '\'' || c == '"') {
      int at = from + 1;
      while (at < text.length() && text.charAt(at) != c) {
        at += text.charAt(at) == '\\' ? 2 : 1;
      }
      return Math.min(at + 1, text.length());
    }
    if (c != '(' && c != '[') {
      return from + 1;
    }
    int at = from + 1;
    while (at < text.length() && text.charAt(at) != ')' && text.charAt(at) != ']') {
      at = next(text, at);
    }
    return Math.min(at + 1, text.length());
  }
}
