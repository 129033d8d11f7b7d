package dev.handoff.domain.engagement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Chooses the topics to show from key phrases and how often each was counted (SPEC section 5). The
 * same counts give the same topics, whatever order they came in:
 *
 * <ul>
 *   <li>forms of one key are counted together and shown as the one written most often;
 *   <li>a part of longer phrases ("management" in "consent management") gives way when these are
 *       together counted at least as often as it is;
 *   <li>then the most frequent first, of equally frequent ones that of more words, then by key;
 *       none that holds, or is part of, one already chosen.
 * </ul>
 */
public final class TopicsOfInterest {

  private static final Comparator<Topic> MOST_FREQUENT_FIRST =
      Comparator.comparingInt(Topic::count)
          .thenComparingInt(topic -> topic.phrase().words().size())
          .reversed()
          .thenComparing(topic -> topic.phrase().key());

  private TopicsOfInterest() {}

  /** A key phrase in the form to show, with the count of all its forms. */
  private record Topic(KeyPhrase phrase, int count) {}

  /**
   * The forms of the most frequent phrases, at most this many.
   *
   * @param counts by {@linkplain KeyPhrase#packed() packed} phrase, each above 0
   */
  public static List<String> of(Map<String, Integer> counts, int most) {
    List<Topic> topics = new ArrayList<>(byKey(counts));
    topics.sort(MOST_FREQUENT_FIRST);
    List<KeyPhrase> chosen = new ArrayList<>();
    for (Topic topic : topics) {
      if (chosen.size() < most
          && !givesWay(topic, topics)
          && chosen.stream().noneMatch(other -> overlap(topic.phrase(), other))) {
        chosen.add(topic.phrase());
      }
    }
    return chosen.stream().map(KeyPhrase::shown).toList();
  }

  private static List<Topic> byKey(Map<String, Integer> counts) {
    Map<String, Integer> totals = new TreeMap<>();
    Map<String, KeyPhrase> forms = new TreeMap<>();
    Map<String, Integer> best = new TreeMap<>();
    new TreeMap<>(counts)
        .forEach(
            (packed, count) -> {
              KeyPhrase phrase = KeyPhrase.unpacked(packed);
              totals.merge(phrase.key(), count, Integer::sum);
              if (count > best.getOrDefault(phrase.key(), 0)) {
                best.put(phrase.key(), count);
                forms.put(phrase.key(), phrase);
              }
            });
    List<Topic> topics = new ArrayList<>();
    forms.forEach((key, phrase) -> topics.add(new Topic(phrase, totals.getOrDefault(key, 0))));
    return topics;
  }

  private static boolean givesWay(Topic topic, List<Topic> all) {
    int longer = 0;
    for (Topic other : all) {
      if (!other.equals(topic) && topic.phrase().isPartOf(other.phrase())) {
        longer += other.count();
      }
    }
    return longer >= topic.count();
  }

  private static boolean overlap(KeyPhrase one, KeyPhrase other) {
    return one.isPartOf(other) || other.isPartOf(one) || one.shown().equals(other.shown());
  }
}
