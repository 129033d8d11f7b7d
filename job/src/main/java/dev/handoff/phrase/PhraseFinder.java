package dev.handoff.phrase;

import dev.handoff.domain.engagement.KeyPhrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the key phrases of a text in French or English: words of meaning that stand side by side,
 * one to three of them, with nothing between but a space or a link such as "de" or "of". Whatever
 * else is between them ends the phrase. Of more than three the three are taken that hold the noun:
 * the first ones in French, the last ones in English. Keeps no text; not thread-safe.
 */
final class PhraseFinder {

  private static final int MOST_WORDS = 3;
  private static final int SHORTEST_WORD = 3;
  private static final int LONGEST_PHRASE = 60;

  private final WordReader reader = new WordReader();
  private final PhraseKey keys = new PhraseKey();

  /** The phrases of a text, most frequent first, then in its order; at most so many. */
  List<KeyPhrase> find(String text, int most) {
    List<Word> words = reader.words(PlainText.of(text));
    Lexicon lexicon = Lexicon.of(words);
    Capitals capitals = Capitals.of(words);
    Map<String, Integer> counts = new LinkedHashMap<>();
    Map<String, KeyPhrase> phrases = new LinkedHashMap<>();
    for (List<Word> run : runs(words, lexicon)) {
      KeyPhrase phrase = new KeyPhrase(keys.of(run), capitals.readable(run));
      if (isPhrase(run, phrase, lexicon)) {
        counts.merge(phrase.key(), 1, Integer::sum);
        phrases.putIfAbsent(phrase.key(), phrase);
      }
    }
    Comparator<KeyPhrase> mostFrequentFirst =
        Comparator.comparing(phrase -> -counts.getOrDefault(phrase.key(), 0));
    return phrases.values().stream().sorted(mostFrequentFirst).limit(most).toList();
  }

  /** What somebody named as a topic, whole; its key is that of the same words in a text. */
  KeyPhrase named(String topic) {
    String plain = PlainText.of(topic).strip().replaceAll("\\s+", " ");
    List<Word> words = reader.words(plain);
    boolean read = words.stream().noneMatch(word -> word.kind() == Word.Kind.OTHER);
    String key = read ? keys.of(words) : "";
    return new KeyPhrase(key.isEmpty() ? plain.toLowerCase(Locale.ROOT) : key, plain);
  }

  private static List<List<Word>> runs(List<Word> words, Lexicon lexicon) {
    List<List<Word>> runs = new ArrayList<>();
    Run run = new Run();
    int at = 0;
    while (at < words.size()) {
      Word word = words.get(at);
      int entry = lexicon.entryAt(words, at);
      if (entry > 0 || !run.take(word, lexicon)) {
        run.endInto(runs, lexicon);
        if (entry == 0 && !word.follows()) {
          run.take(word, lexicon);
        }
      }
      at += Math.max(1, entry);
    }
    run.endInto(runs, lexicon);
    return runs;
  }

  private static boolean isPhrase(List<Word> run, KeyPhrase phrase, Lexicon lexicon) {
    Word first = run.get(0);
    boolean meant =
        run.size() > 1
            || (!lexicon.isWeak(first)
                && (first.text().length() >= SHORTEST_WORD || Capitals.isAcronym(first.text())));
    return meant && !phrase.key().isEmpty() && phrase.shown().length() <= LONGEST_PHRASE;
  }

  /** Words of meaning side by side, and the links between them. */
  private static final class Run {

    private final List<Word> words = new ArrayList<>();
    private final List<Word> links = new ArrayList<>();

    /** Adds a word if it goes on where the run is; returns whether it did. */
    boolean take(Word word, Lexicon lexicon) {
      if (!words.isEmpty() && !word.follows()) {
        return false;
      }
      if (isLink(word)) {
        return links.add(word);
      }
      if (!isMeant(word, lexicon)) {
        return false;
      }
      words.addAll(links);
      links.clear();
      return words.add(word);
    }

    /** Ends the run: what it holds becomes a phrase, and the next one can begin. */
    void endInto(List<List<Word>> runs, Lexicon lexicon) {
      if (!words.isEmpty()) {
        runs.add(cut(lexicon));
      }
      words.clear();
      links.clear();
    }

    private boolean isLink(Word word) {
      return !words.isEmpty() && (links.isEmpty() ? word.isLink() : word.goesOn(links));
    }

    private boolean isMeant(Word word, Lexicon lexicon) {
      return switch (word.kind()) {
        case LETTERS ->
            word.lower().length() > 1
                && !word.isLink()
                && !word.isArticle()
                && !lexicon.holds(word);
        case NUMBER ->
            links.isEmpty()
                && !words.isEmpty()
                && Capitals.isAcronym(words.get(words.size() - 1).text());
        case ELIDED, OTHER -> false;
      };
    }

    private List<Word> cut(Lexicon lexicon) {
      boolean french = lexicon.nounFirst() || words.stream().anyMatch(Word::isFrenchLink);
      List<Word> cut = new ArrayList<>(words);
      while (cut.stream().filter(word -> !word.isLink() && !word.isArticle()).count()
          > MOST_WORDS) {
        cut.remove(french ? cut.size() - 1 : 0);
      }
      int end = french ? cut.size() - 1 : 0;
      while (cut.get(end).isLink() || cut.get(end).isArticle()) {
        cut.remove(end);
        end = french ? end - 1 : 0;
      }
      return cut;
    }
  }
}
