package dev.handoff.domain.engagement;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Keeps what is counted of one person's key phrases small (SPEC section 9, "Scores"). */
final class PhraseLimit {

  /** Forms kept of one key: those written most often; another one counts as the first of them. */
  static final int FORMS_KEPT = 3;

  private PhraseLimit() {}

  /**
   * Drops phrases until so many keys are left: the rarest, of equally rare ones that which was last
   * seen longest ago, then the last by key.
   */
  static void keep(int most, DailyTallies phrases) {
    Map<String, Map<String, Integer>> forms = new TreeMap<>();
    phrases
        .totals(Integer.MIN_VALUE, Integer.MAX_VALUE)
        .forEach(
            (packed, count) ->
                forms
                    .computeIfAbsent(KeyPhrase.keyOf(packed), key -> new TreeMap<>())
                    .put(packed, count));
    while (forms.size() > most) {
      String rarest = rarest(forms, phrases);
      forms.getOrDefault(rarest, Map.of()).keySet().forEach(phrases::remove);
      forms.remove(rarest);
    }
    forms.values().forEach(counts -> keepForms(counts, phrases));
  }

  private static String rarest(Map<String, Map<String, Integer>> forms, DailyTallies phrases) {
    Comparator<Map.Entry<String, Map<String, Integer>>> rarestFirst =
        Comparator.comparingInt(
            key -> key.getValue().values().stream().mapToInt(Integer::intValue).sum());
    return forms.entrySet().stream()
        .min(
            rarestFirst
                .thenComparingInt(key -> phrases.lastDay(key.getValue().keySet()))
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
        .orElseThrow()
        .getKey();
  }

  private static void keepForms(Map<String, Integer> counts, DailyTallies phrases) {
    if (counts.size() > FORMS_KEPT) {
      Comparator<String> mostFrequentFirst =
          Comparator.comparingInt((String form) -> counts.getOrDefault(form, 0)).reversed();
      Set<String> ranked =
          new TreeSet<>(mostFrequentFirst.thenComparing(Comparator.naturalOrder()));
      ranked.addAll(counts.keySet());
      String first = ranked.iterator().next();
      ranked.stream().skip(FORMS_KEPT).forEach(form -> phrases.rename(form, first));
    }
  }
}
