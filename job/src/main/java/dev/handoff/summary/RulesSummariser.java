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
  private static final int LONGEST_KIND = 40;

  /** Two to six sentences about the last 30 days; {@code alert.summary()} is not read. */
  public String summarise(SalesAlert alert) {
    Phrases phrases = Phrases.of(alert.locale());
    List<String> sentences = new ArrayList<>();
    if (alert.members().isEmpty()) {
      sentences.add(phrases.say("empty"));
    } else {
      addEngagement(sentences, phrases, alert);
      addActivity(sentences, phrases, alert);
    }
    if (!alert.topics().isEmpty()) {
      List<String> topics = alert.topics().stream().map(Phrases::detail).toList();
      String key = topics.size() == 1 ? "topics.one" : "topics.many";
      sentences.add(phrases.say(key, phrases.list(topics)));
    }
    if (alert.moments().total() > 0 && !alert.moments().latest().isEmpty()) {
      sentences.add(moments(phrases, alert));
    }
    sentences.add(completeness(phrases, alert));
    return String.join(" ", sentences);
  }

  /** Who is ahead, and whether the group's score rose. */
  private static void addEngagement(List<String> sentences, Phrases phrases, SalesAlert alert) {
    List<AlertMember> engaged =
        alert.members().stream().filter(member -> member.engagementScore() > 0).toList();
    if (engaged.size() == 1) {
      AlertMember only = engaged.get(0);
      String key = alert.members().size() == 1 ? "engaged.alone" : "engaged.one";
      sentences.add(phrases.say(key, titled(phrases, only), only.engagementScore()));
    } else if (engaged.size() > 1) {
      AlertMember first = engaged.get(0);
      AlertMember second = engaged.get(1);
      boolean level = first.engagementScore() == second.engagementScore();
      sentences.add(
          phrases.say(
              level ? "engaged.level" : "engaged.two",
              titled(phrases, first),
              first.engagementScore(),
              titled(phrases, second),
              second.engagementScore()));
    }
    Integer before = alert.engagementScore7DaysBefore();
    if (before != null) {
      int change = Integer.compare(alert.engagementScore(), before);
      String key = change > 0 ? "trend.up" : change < 0 ? "trend.down" : "trend.level";
      sentences.add(phrases.say(key, before, alert.engagementScore()));
    }
  }

  private static void addActivity(List<String> sentences, Phrases phrases, SalesAlert alert) {
    List<String> tallies = tallies(phrases, alert.members());
    int shown = alert.members().size();
    if (tallies.isEmpty()) {
      if (alert.members().stream().noneMatch(member -> member.engagementScore() > 0)) {
        sentences.add(phrases.say(alert.moments().total() == 0 ? "quiet.all" : "quiet"));
      }
      return;
    }
    sentences.add(phrases.count("active", shown, phrases.list(tallies)));
    List<AlertMember> byWork =
        alert.members().stream()
            .sorted(Comparator.comparingInt(RulesSummariser::done).reversed())
            .toList();
    int total = byWork.stream().mapToInt(RulesSummariser::done).sum();
    // Below half of it nobody stands out.
    if (shown > 1 && total > 1 && 2 * done(byWork.get(0)) > total) {
      int most = done(byWork.get(0));
      String who = Phrases.detail(byWork.get(0).name());
      sentences.add(
          most == total ? phrases.say("most.all", who) : phrases.say("most", who, most, total));
    }
  }

  /** A member's activities; moments have a sentence of their own. */
  private static int done(AlertMember member) {
    return member.parts().stream()
        .filter(part -> part.tally() > 0 && !part.type().equals(ActivityType.INTERESTING_MOMENT))
        .mapToInt(ScorePart::tally)
        .sum();
  }

  /** The most frequent kinds by name, the rest as one number. */
  private static List<String> tallies(Phrases phrases, List<AlertMember> members) {
    Map<String, Integer> byKind = new TreeMap<>();
    for (AlertMember member : members) {
      for (ScorePart part : member.parts()) {
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
      String name = told.size() < KINDS_NAMED ? named(phrases, kind.getKey(), kind.getValue()) : "";
      if (name.isEmpty()) {
        others += kind.getValue();
      } else {
        told.add(name);
      }
    }
    if (others > 0) {
      told.add(phrases.count(told.isEmpty() ? "kind.plain" : "kind.other", others));
    }
    return told;
  }

  /**
   * A kind with its number; one that Handoff does not know by its type's own words, {@code
   * partner:demoRequested} as "demo requested"; empty when the type has no words.
   */
  private static String named(Phrases phrases, String type, int count) {
    if (phrases.knows("kind." + type)) {
      return phrases.count("kind." + type, count);
    }
    String words =
        type.replaceFirst("^.*[:/.](?=.*\\p{L})", "")
            .replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
            .replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ")
            .strip();
    boolean readable =
        words.codePoints().anyMatch(Character::isLetter) && words.length() <= LONGEST_KIND;
    return readable ? phrases.count("kind.named", count, Phrases.lower(words)) : "";
  }

  private static String moments(Phrases phrases, SalesAlert alert) {
    Moment newest = alert.moments().latest().get(0);
    LocalDate day = LocalDate.ofInstant(newest.at(), zone(alert.timeZone()));
    // The sentence has its own end.
    String description =
        phrases.quotable(Phrases.detail(newest.description()).replaceFirst("[\\s.]+$", ""));
    String what =
        newest.name().isBlank()
            ? phrases.say("moment.alone", description)
            : phrases.say("moment.described", Phrases.detail(newest.name()), description);
    int total = alert.moments().total();
    return phrases.say(total == 1 ? "moments.one" : "moments.many", total, phrases.date(day), what);
  }

  private static String completeness(Phrases phrases, SalesAlert alert) {
    List<String> missing = alert.missingRoles();
    int score = alert.completenessScore();
    if (missing.isEmpty()) {
      return phrases.say(score == 100 ? "complete" : "filled", score);
    }
    List<String> named =
        new ArrayList<>(missing.stream().limit(ROLES_NAMED).map(Phrases::detail).toList());
    if (missing.size() > ROLES_NAMED) {
      named.add(phrases.count("roles.more", missing.size() - ROLES_NAMED));
    }
    String key = missing.size() == 1 ? "missing.one" : "missing.many";
    return phrases.say(key, score, phrases.list(named));
  }

  private static String titled(Phrases phrases, AlertMember member) {
    String title = member.title();
    String name = Phrases.detail(member.name());
    return title == null || title.isBlank()
        ? name
        : phrases.say("engaged.titled", name, Phrases.detail(title));
  }

  /** A zone that this machine does not know must not hold an alert back. */
  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      return ZoneId.of("UTC");
    }
  }
}
