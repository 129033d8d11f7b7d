package dev.handoff.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what was counted: members, members in a role, missing roles, activities, moments. */
final class CountReading {
  private static final String NAME = "(?:'([^'\\\\]*)'|\"([^\"\\\\]*)\")";
  private static final Pattern SIZE =
      Pattern.compile("size\\(\\s*(group\\..+?)\\s*\\)|(group\\..+?)\\.size\\(\\)");
  private static final Pattern MEMBERS_IN =
      Pattern.compile("group\\.membersIn\\(\\s*" + NAME + "\\s*\\)");
  private static final Pattern COUNT =
      Pattern.compile(
          "group\\.(activities|moments)\\(\\s*" + NAME + "\\s*,\\s*" + NAME + "\\s*\\)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern DAYS = Pattern.compile("P(\\d{1,3})D");

  private final Labels labels;

  CountReading(Labels labels) {
    this.labels = labels;
  }

  /**
   * A count in words.
   *
   * @param subject what was counted, as the marketer wrote it
   * @param value what it came to
   * @param threshold the line, in words
   * @return null when it is not one of the known counts
   */
  @Nullable Reason read(String subject, String value, String threshold) {
    // A value that was forgotten with an erased person is a dash.
    int n = NUMBER.matcher(value).matches() ? Integer.parseInt(value) : -1;
    return read(subject, n, value, threshold);
  }

  /**
   * Likewise, of an amount that is no number.
   *
   * @param n decides between singular and plural
   * @param value the amount in words, for example "at least 2"
   */
  @Nullable Reason read(String subject, int n, String value, String threshold) {
    Matcher size = SIZE.matcher(subject);
    if (size.matches()) {
      return sizeOf(size.group(1) == null ? size.group(2) : size.group(1), n, value, threshold);
    }
    Matcher count = COUNT.matcher(subject);
    return count.matches() ? countOf(count, n, value, threshold) : null;
  }

  private @Nullable Reason sizeOf(String list, int n, String value, String threshold) {
    Matcher members = MEMBERS_IN.matcher(list);
    if (members.matches()) {
      String role = either(members, 1);
      String claim = labels.say(form("why.members", n), value, Untrusted.isolate(role));
      return new Reason(
          Reason.Kind.MEMBERS_IN_ROLE, claim, "", threshold, "", false, role, Math.max(0, n));
    }
    return switch (list) {
      case "group.missingRoles" ->
          n == 0
              ? Reason.of(Reason.Kind.OTHER, labels.pattern("why.missing.none"), "")
              : Reason.of(Reason.Kind.OTHER, labels.say(form("why.missing", n), value), threshold);
      case "group.members" ->
          Reason.of(Reason.Kind.OTHER, labels.say(form("why.allMembers", n), value), threshold);
      default -> null;
    };
  }

  private Reason countOf(Matcher count, int n, String value, String threshold) {
    boolean moments = count.group(1).equals("moments");
    String type = either(count, 2);
    String key = (moments ? "moment." : "activity.") + type;
    String word = labels.knows(key) ? labels.pattern(key) : Untrusted.isolate(type);
    String duration = either(count, 4);
    Matcher days = DAYS.matcher(duration);
    String span =
        days.matches()
            ? labels.count("days.last", Integer.parseInt(days.group(1)))
            : Untrusted.isolate(duration);
    String label = form(moments ? "why.moments" : "why.activities", n);
    return Reason.of(Reason.Kind.OTHER, labels.say(label, value, word, span), threshold);
  }

  /** The key of the singular or the plural. */
  private String form(String key, int n) {
    return key + (labels.isSingular(n) ? ".one" : ".many");
  }

  private static String either(Matcher matcher, int group) {
    String single = matcher.group(group);
    String quoted = single == null ? matcher.group(group + 1) : single;
    return quoted == null ? "" : quoted;
  }
}
