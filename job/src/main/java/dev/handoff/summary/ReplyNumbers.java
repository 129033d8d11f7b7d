package dev.handoff.summary;

import dev.handoff.domain.alert.SummaryFacts;
import dev.handoff.domain.alert.SummaryFacts.KindCount;
import dev.handoff.domain.alert.SummaryFacts.Member;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the numbers of an answer are those of the facts: each occurs there, and one that counts
 * something counts the same there.
 */
final class ReplyNumbers {

  /** Digits with separators of thousands or decimals, or a word. */
  private static final Pattern TOKEN =
      Pattern.compile("\\p{N}+(?:[.,\\u00a0\\u202f ]\\p{N}{3}(?!\\p{N}))*(?:[.,]\\p{N}+)?|\\p{L}+");

  private static final List<String> ENGLISH =
      List.of(
          "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");
  private static final List<String> FRENCH =
      List.of(
          "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze");

  /** Words for numbers that no fact is written with. */
  private static final Set<String> ROUGH =
      Set.of(
          "twenty",
          "thirty",
          "forty",
          "fifty",
          "sixty",
          "seventy",
          "eighty",
          "ninety",
          "hundred",
          "hundreds",
          "thousand",
          "thousands",
          "million",
          "millions",
          "dozen",
          "dozens",
          "twice",
          "triple",
          "tripled",
          "doubled",
          "vingt",
          "trente",
          "quarante",
          "cinquante",
          "soixante",
          "cent",
          "cents",
          "mille",
          "milliers",
          "centaines",
          "douzaine",
          "dizaine",
          "vingtaine",
          "doublé",
          "triplé");

  /** Starts of the words that name what is counted, and the kinds that they may mean. */
  private static final Map<String, Set<String>> COUNTED =
      Map.ofEntries(
          Map.entry("download", Set.of("assetDownloaded")),
          Map.entry("téléchargement", Set.of("assetDownloaded")),
          Map.entry("chat", Set.of("chatEngaged")),
          Map.entry("discussion", Set.of("chatEngaged")),
          Map.entry("document", Set.of("documentInteracted", "assetDownloaded")),
          Map.entry("mail", Set.of("emailOpened", "emailClicked")),
          Map.entry("email", Set.of("emailOpened", "emailClicked")),
          Map.entry("courriel", Set.of("emailOpened", "emailClicked")),
          Map.entry("event", Set.of("eventAttended", "eventRegistered")),
          Map.entry("événement", Set.of("eventAttended", "eventRegistered")),
          Map.entry("inscription", Set.of("eventRegistered")),
          Map.entry("form", Set.of("formFilledOut")),
          Map.entry("click", Set.of("emailClicked", "linkClicked")),
          Map.entry("clic", Set.of("emailClicked", "linkClicked")),
          Map.entry("meeting", Set.of("meetingScheduled")),
          Map.entry("rendez", Set.of("meetingScheduled")),
          Map.entry("page", Set.of("pageViewed")),
          Map.entry("poll", Set.of("webinarPollAnswered")),
          Map.entry("sondage", Set.of("webinarPollAnswered")),
          Map.entry("webinar", Set.of("webinarPollAnswered", "webinarQuestionAsked")),
          Map.entry("question", Set.of("webinarQuestionAsked")));

  private static final Set<String> DAYS = Set.of("day", "days", "jour", "jours");

  /** How many words after a number are looked at for what it counts. */
  private static final int REACH = 3;

  private final Set<String> known = new HashSet<>();
  private final Map<String, Set<String>> counts = new HashMap<>();
  private final Set<String> moments = new HashSet<>();

  /**
   * @param facts what was told
   * @param json the same, as it was sent
   */
  ReplyNumbers(SummaryFacts facts, String json) {
    Matcher numbers = Pattern.compile("\\d+").matcher(json);
    while (numbers.find()) {
      known.add(number(numbers.group()));
    }
    known.addAll(Set.of("7", "30", "100"));
    known.add(Integer.toString(facts.members().size()));
    known.add(Integer.toString(facts.missingRoles().size()));
    if (facts.engagementScore7DaysBefore() != null) {
      known.add(
          Integer.toString(Math.abs(facts.engagementScore() - facts.engagementScore7DaysBefore())));
    }
    add(facts.activities());
    for (Member member : facts.members()) {
      add(member.activities());
    }
    moments.add(Integer.toString(facts.moments()));
    moments.add(Integer.toString(facts.latestMoments().size()));
  }

  private void add(List<KindCount> kinds) {
    for (KindCount kind : kinds) {
      counts.computeIfAbsent(kind.kind(), k -> new HashSet<>()).add(Integer.toString(kind.count()));
    }
  }

  boolean agreeWith(String text, Locale language) {
    List<String> tokens =
        TOKEN.matcher(text.toLowerCase(language)).results().map(found -> found.group()).toList();
    for (int i = 0; i < tokens.size(); i++) {
      if (ROUGH.contains(tokens.get(i))) {
        return false;
      }
      String number = value(tokens.get(i), language);
      if (number != null && !(known.contains(number) && countsRight(number, tokens, i, language))) {
        return false;
      }
    }
    return true;
  }

  /** What the nearest word that names something counted says of this number; true without one. */
  private boolean countsRight(String number, List<String> tokens, int at, Locale language) {
    for (int i = at + 1; i <= Math.min(at + REACH, tokens.size() - 1); i++) {
      String word = tokens.get(i);
      if (value(word, language) != null || DAYS.contains(word)) {
        return true;
      }
      if (word.startsWith("moment")) {
        return moments.contains(number);
      }
      Set<String> kinds = kinds(word);
      if (!kinds.isEmpty()) {
        return kinds.stream()
            .anyMatch(kind -> counts.getOrDefault(kind, Set.of()).contains(number));
      }
    }
    return true;
  }

  private static Set<String> kinds(String word) {
    for (Map.Entry<String, Set<String>> noun : COUNTED.entrySet()) {
      String start = noun.getKey();
      if (word.equals(start) || word.equals(start + "s")) {
        return noun.getValue();
      }
    }
    return Set.of();
  }

  /** The number that a token is, in plain digits; null when it is a word. */
  private static @Nullable String value(String token, Locale language) {
    if (Character.isLetter(token.codePointAt(0))) {
      int word = (language.equals(Locale.FRENCH) ? FRENCH : ENGLISH).indexOf(token);
      return word < 0 ? null : Integer.toString(word + 2);
    }
    return number(token.replaceAll("[.,\\u00a0\\u202f ](?=\\p{N}{3}(?!\\p{N}))", ""));
  }

  private static String number(String digits) {
    String bare = digits.replaceFirst("^0+(?=\\d)", "");
    return bare.endsWith(".0") ? bare.substring(0, bare.length() - 2) : bare;
  }
}
