package dev.handoff.template;

import dev.handoff.domain.alert.SalesAlert.WhyNow;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts a condition of a journey into words where it is one of the common ones; the rest is shown as
 * the marketer wrote it (SPEC section 4 has what a condition may read).
 */
final class WhyNowReading {
  private static final String NAME = "(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")";
  private static final Pattern COMPARISON =
      Pattern.compile("(.+?)\\s*(>=|<=|==|!=|>|<)\\s*(\\d{1,9}|'[^'\\\\]*'|\"[^\"\\\\]*\")");
  private static final Pattern SIZE =
      Pattern.compile("size\\(\\s*(group\\..+?)\\s*\\)|(group\\..+?)\\.size\\(\\)");
  private static final Pattern MEMBERS_IN =
      Pattern.compile("group\\.membersIn\\(\\s*" + NAME + "\\s*\\)");
  private static final Pattern COUNT =
      Pattern.compile(
          "group\\.(activities|moments)\\(\\s*" + NAME + "\\s*,\\s*" + NAME + "\\s*\\)");
  private static final Pattern DAYS = Pattern.compile("P(\\d{1,3})D");
  private static final Map<String, String> LINES =
      Map.of(
          ">=", "why.atLeast",
          ">", "why.above",
          "<=", "why.atMost",
          "<", "why.below",
          "==", "why.exactly",
          "!=", "why.not");
  private static final Map<String, String> FIELDS =
      Map.of(
          "group.engagementScore", "why.engagement",
          "group.completenessScore", "why.completeness",
          "group.status", "why.status",
          "group.stage", "why.stage",
          "group.solutionInterest", "group.interest",
          "group.account.country", "why.country");
  private static final int LONGEST_CONDITION = 160;
  private static final int LONGEST_VALUE = 60;

  /** What kind of thing was read, for those who make a shorter sentence of it. */
  enum Kind {
    COMPLETENESS,
    MEMBERS_IN_ROLE,
    OTHER,
    UNKNOWN
  }

  /**
   * A condition in words.
   *
   * @param label what was looked at, or the condition itself
   * @param value what it came to
   * @param line the line it crossed; empty when there is nothing to add
   * @param role for {@link Kind#MEMBERS_IN_ROLE}, else empty
   */
  record Reading(Kind kind, String label, String value, String line, String role) {}

  private final Labels labels;

  WhyNowReading(Labels labels) {
    this.labels = labels;
  }

  Reading read(WhyNow why) {
    String condition = Untrusted.line(why.condition(), LONGEST_CONDITION);
    String value = Untrusted.line(why.value(), LONGEST_VALUE);
    Matcher comparison = COMPARISON.matcher(condition);
    if (comparison.matches()) {
      String subject = comparison.group(1).strip();
      String operator = comparison.group(2);
      String literal = comparison.group(3);
      boolean number = Character.isDigit(literal.charAt(0));
      Reading reading = number ? number(subject, value) : text(subject, value);
      if (reading.kind() != Kind.UNKNOWN) {
        return withLine(reading, operator, literal, number);
      }
    }
    return new Reading(Kind.UNKNOWN, condition, value, "", "");
  }

  private Reading withLine(Reading reading, String operator, String literal, boolean number) {
    if (!number && operator.equals("==")) {
      return reading;
    }
    String bare = number ? literal : literal.substring(1, literal.length() - 1);
    String shown = reading.kind() == Kind.COMPLETENESS ? labels.say("percent", bare) : bare;
    String line = labels.say("why.line", labels.say(LINES.getOrDefault(operator, ""), shown));
    return new Reading(reading.kind(), reading.label(), reading.value(), line, reading.role());
  }

  private Reading number(String subject, String value) {
    String field = FIELDS.get(subject);
    if (field != null) {
      boolean percent = field.equals("why.completeness");
      return new Reading(
          percent ? Kind.COMPLETENESS : Kind.OTHER,
          labels.pattern(field),
          percent ? labels.say("percent", value) : value,
          "",
          "");
    }
    Matcher size = SIZE.matcher(subject);
    if (size.matches()) {
      return sizeOf(size.group(1) == null ? size.group(2) : size.group(1), value);
    }
    Matcher count = COUNT.matcher(subject);
    return count.matches() ? countOf(count, value) : unknown();
  }

  private Reading text(String subject, String value) {
    String field = FIELDS.get(subject);
    return field == null ? unknown() : other(labels.pattern(field), value);
  }

  private Reading sizeOf(String list, String value) {
    Matcher members = MEMBERS_IN.matcher(list);
    if (members.matches()) {
      String role = either(members, 1);
      return new Reading(Kind.MEMBERS_IN_ROLE, labels.say("why.members", role), value, "", role);
    }
    return switch (list) {
      case "group.missingRoles" -> other(labels.pattern("why.missing"), value);
      case "group.members" -> other(labels.pattern("why.allMembers"), value);
      default -> unknown();
    };
  }

  private Reading countOf(Matcher count, String value) {
    String type = either(count, 2);
    String duration = either(count, 4);
    Matcher days = DAYS.matcher(duration);
    String span = days.matches() ? labels.count("days", Integer.parseInt(days.group(1))) : duration;
    return count.group(1).equals("moments")
        ? other(labels.say("why.moments", word("moment.", type), span), value)
        : other(labels.say("why.activities", word("activity.", type), span), value);
  }

  private String word(String prefix, String type) {
    return labels.knows(prefix + type) ? labels.pattern(prefix + type) : type;
  }

  private static Reading other(String label, String value) {
    return new Reading(Kind.OTHER, label, value, "", "");
  }

  private static Reading unknown() {
    return new Reading(Kind.UNKNOWN, "", "", "", "");
  }

  private static String either(Matcher matcher, int group) {
    String single = matcher.group(group);
    String quoted = single == null ? matcher.group(group + 1) : single;
    return quoted == null ? "" : quoted;
  }
}
