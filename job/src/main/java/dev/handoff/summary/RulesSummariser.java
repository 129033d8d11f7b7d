package dev.handoff.summary;

import dev.handoff.domain.activity.ActivityType;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.AlertMember;
import dev.handoff.domain.alert.SalesAlert.Moment;
import dev.handoff.domain.alert.ScorePart;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the summary of an alert from its own facts, in its language: the same facts give the same
 * words (SPEC section 5).
 */
public final class RulesSummariser {
  private static final int KINDS_NAMED = 4;
  private static final int ROLES_NAMED = 4;
  private static final int LONGEST_DETAIL = 100;

  /** One to four sentences about the last 30 days; {@code alert.summary()} is not read. */
  public String summarise(SalesAlert alert) {
    Phrases phrases = Phrases.of(alert.locale());
    List<String> sentences = new ArrayList<>();
    if (alert.members().isEmpty()) {
      sentences.add(phrases.say("empty"));
    } else {
      addActivity(sentences, phrases, alert);
    }
    if (alert.moments().total() > 0 && !alert.moments().latest().isEmpty()) {
      sentences.add(moments(phrases, alert));
    }
    sentences.add(completeness(phrases, alert));
    return String.join(" ", sentences);
  }

  private static void addActivity(List<String> sentences, Phrases phrases, SalesAlert alert) {
    List<AlertMember> engaged =
        alert.members().stream().filter(member -> member.engagementScore() > 0).toList();
    if (engaged.size() == 1) {
      AlertMember only = engaged.get(0);
      sentences.add(phrases.say("engaged.one", titled(phrases, only), only.engagementScore()));
    } else if (engaged.size() > 1) {
      AlertMember first = engaged.get(0);
      AlertMember second = engaged.get(1);
      sentences.add(
          phrases.say(
              "engaged.two",
              titled(phrases, first),
              first.engagementScore(),
              titled(phrases, second),
              second.engagementScore()));
    }
    List<String> tallies = tallies(phrases, alert.members());
    if (!tallies.isEmpty()) {
      sentences.add(phrases.say("active", phrases.list(tallies)));
    } else if (engaged.isEmpty()) {
      sentences.add(phrases.say(alert.moments().total() == 0 ? "quiet.all" : "quiet"));
    }
  }

  /** The most frequent kinds by name, the rest as one number. */
  private static List<String> tallies(Phrases phrases, List<AlertMember> members) {
    Map<String, Integer> byKind = new TreeMap<>();
    for (AlertMember member : members) {
      for (ScorePart part : member.parts()) {
        // Moments have a sentence of their own.
        if (part.tally() > 0 && !part.type().equals(ActivityType.INTERESTING_MOMENT)) {
          byKind.merge(part.type(), part.tally(), Integer::sum);
        }
      }
    }
    List<Map.Entry<String, Integer>> byTally =
        byKind.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .toList();
    List<String> told = new ArrayList<>();
    int others = 0;
    for (Map.Entry<String, Integer> kind : byTally) {
      if (told.size() < KINDS_NAMED && phrases.knows("kind." + kind.getKey())) {
        told.add(phrases.count("kind." + kind.getKey(), kind.getValue()));
      } else {
        others += kind.getValue();
      }
    }
    if (others > 0) {
      told.add(phrases.count(told.isEmpty() ? "kind.plain" : "kind.other", others));
    }
    return told;
  }

  private static String moments(Phrases phrases, SalesAlert alert) {
    Moment newest = alert.moments().latest().get(0);
    LocalDate day = LocalDate.ofInstant(newest.at(), zone(alert.timeZone()));
    String description = detail(newest.description());
    String what =
        newest.name().isBlank()
            ? description
            : phrases.say("moment.described", detail(newest.name()), description);
    int total = alert.moments().total();
    return phrases.say(total == 1 ? "moments.one" : "moments.many", total, phrases.date(day), what);
  }

  private static String completeness(Phrases phrases, SalesAlert alert) {
    List<String> missing = alert.missingRoles();
    if (missing.isEmpty()) {
      return phrases.say("complete", alert.completenessScore());
    }
    List<String> named =
        new ArrayList<>(missing.stream().limit(ROLES_NAMED).map(RulesSummariser::detail).toList());
    if (missing.size() > ROLES_NAMED) {
      named.add("+" + (missing.size() - ROLES_NAMED));
    }
    return phrases.say(
        missing.size() == 1 ? "missing.one" : "missing.many",
        alert.completenessScore(),
        phrases.list(named));
  }

  private static String titled(Phrases phrases, AlertMember member) {
    String title = member.title();
    String name = detail(member.name());
    return title == null || title.isBlank()
        ? name
        : phrases.say("engaged.titled", name, detail(title));
  }

  /** A zone that this machine does not know must not hold an alert back. */
  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }

  /** One line, not too long. */
  private static String detail(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.codePointCount(0, line.length()) <= LONGEST_DETAIL
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST_DETAIL - 1)) + "…";
  }
}
