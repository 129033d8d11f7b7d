package dev.handoff.template;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.WhyNow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in a reader's words which line was crossed, from the conditions that let a group through
 * (SPEC section 4 has what they may read). The common ones become a sentence, the rest is shown as
 * the marketer wrote it. Left out is what says nothing about now: conditions that only read what a
 * group is (its interest, its account), and a score's older line that no longer holds because the
 * journey went on to another one.
 */
final class WhyNowReading {
  private static final Pattern ONE_OF =
      Pattern.compile("(group\\.(?:status|stage))\\s+in\\s+\\[[^]]*]");
  private static final Pattern READ = Pattern.compile("\\bgroup\\s*\\.\\s*(\\w+)");
  private static final Set<String> STANDING = Set.of("solutionInterest", "name", "account");
  private static final int LONGEST_VALUE = 60;

  private final Labels labels;
  private final SalesAlert alert;
  private final CountReading counts;
  private final AlternativesReading alternatives;

  WhyNowReading(Labels labels, SalesAlert alert) {
    this.labels = labels;
    this.alert = alert;
    this.counts = new CountReading(labels);
    this.alternatives = new AlternativesReading(labels, counts);
  }

  /** What to say, in the order in which the group came past the conditions. */
  List<Reason> reasons() {
    List<Reason> reasons = new ArrayList<>();
    List<WhyNow> conditions = alert.whyNow();
    for (int i = 0; i < conditions.size(); i++) {
      WhyNow why = conditions.get(i);
      if (saysSomethingAboutNow(why)
          && !isOvertaken(why, conditions.subList(i + 1, conditions.size()))) {
        reasons.add(read(why));
      }
    }
    return reasons;
  }

  /** Whether anything but standing properties of the group is read. */
  private static boolean saysSomethingAboutNow(WhyNow why) {
    Matcher read = READ.matcher(withoutTexts(why.condition()));
    while (read.find()) {
      if (!STANDING.contains(read.group(1))) {
        return true;
      }
    }
    return false;
  }

  /** The condition without the texts in it, which may look like conditions themselves. */
  private static String withoutTexts(String condition) {
    StringBuilder rest = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < condition.length(); i++) {
      char c = condition.charAt(i);
      if (quote == 0) {
        quote = c == '\'' || c == '"' ? c : 0;
        rest.append(quote == 0 ? c : ' ');
      } else if (c == '\\') {
        i++;
      } else if (c == quote) {
        quote = 0;
      }
    }
    return rest.toString();
  }

  /** A journey that waits for a rise and then for a fall came past both; only one holds now. */
  private boolean isOvertaken(WhyNow why, List<WhyNow> later) {
    Comparison line = Comparison.of(why.condition());
    return line != null
        && ReadFields.SCORES.containsKey(line.subject())
        && !holdsNow(line)
        && later.stream()
            .map(other -> Comparison.of(other.condition()))
            .anyMatch(
                other ->
                    other != null && other.subject().equals(line.subject()) && holdsNow(other));
  }

  private boolean holdsNow(Comparison line) {
    int now = scoreNow(line.subject());
    int limit = line.number();
    return switch (line.operator()) {
      case ">=" -> now >= limit;
      case ">" -> now > limit;
      case "<=" -> now <= limit;
      case "<" -> now < limit;
      case "==" -> now == limit;
      default -> now != limit;
    };
  }

  private int scoreNow(String subject) {
    return subject.equals("group.engagementScore")
        ? alert.engagementScore()
        : alert.completenessScore();
  }

  private Reason read(WhyNow why) {
    String condition = Untrusted.line(why.condition(), Comparison.LONGEST);
    String value = Untrusted.isolate(Untrusted.line(why.value(), LONGEST_VALUE));
    Matcher oneOf = ONE_OF.matcher(condition);
    if (oneOf.matches()) {
      return text(oneOf.group(1), value, "");
    }
    String either = value.equals("true") ? alternatives.read(why.condition()) : "";
    if (!either.isEmpty()) {
      return new Reason(
          Reason.Kind.OTHER, labels.pattern("why.either"), either, "", "", false, "", 0);
    }
    Comparison line = Comparison.of(condition);
    Reason reason = line == null ? null : compared(line, value);
    return reason == null ? unknown(condition, value) : reason;
  }

  private @Nullable Reason compared(Comparison line, String value) {
    if (line.isNumber() && ReadFields.SCORES.containsKey(line.subject())) {
      return score(line, value);
    }
    if (line.isNumber()) {
      boolean told = line.operator().equals("==") && value.equals(line.literal());
      return counts.read(line.subject(), value, told ? "" : threshold(line));
    }
    if (!ReadFields.TEXTS.containsKey(line.subject())) {
      return null;
    }
    return text(line.subject(), value, line.operator().equals("==") ? "" : threshold(line));
  }

  private Reason text(String subject, String value, String threshold) {
    return Reason.of(
        Reason.Kind.OTHER,
        labels.say(ReadFields.TEXTS.getOrDefault(subject, ""), value),
        threshold);
  }

  /** "Engagement score reached 60": "it is 67, it was 48 seven days ago". */
  private Reason score(Comparison line, String seen) {
    boolean engagement = line.subject().equals("group.engagementScore");
    String limit = shown(line.literal(), engagement);
    String now = shown(Integer.toString(scoreNow(line.subject())), engagement);
    String then = shown(seen, engagement);
    boolean same = then.equals(now) || !Comparison.isNumber(seen);
    String detail = same ? labels.say("why.is", now) : labels.say("why.then", then, now);
    Integer before = alert.engagementScore7DaysBefore();
    if (engagement && before != null) {
      detail = labels.say("why.and", detail, labels.say("why.was", before));
    }
    String claim =
        labels.say(
            "why.score."
                + ReadFields.LINES.getOrDefault(line.operator(), "").substring("why.".length()),
            labels.pattern(ReadFields.SCORES.getOrDefault(line.subject(), "")),
            limit);
    return new Reason(
        engagement ? Reason.Kind.ENGAGEMENT : Reason.Kind.COMPLETENESS,
        claim,
        detail,
        "",
        "",
        line.operator().startsWith("<"),
        "",
        0);
  }

  private String shown(String number, boolean engagement) {
    return engagement ? number : labels.say("percent", number);
  }

  /** "threshold: at least 2". */
  private String threshold(Comparison line) {
    return labels.say(
        "why.line",
        labels.say(
            ReadFields.LINES.getOrDefault(line.operator(), ""), Untrusted.isolate(line.bare())));
  }

  private Reason unknown(String condition, String value) {
    String detail = value.equals("true") ? "" : value;
    return new Reason(
        Reason.Kind.UNKNOWN, labels.pattern("why.condition"), detail, "", condition, false, "", 0);
  }
}
