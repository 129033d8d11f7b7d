package dev.handoff.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells French from English from anything else by the small words that every sentence has. */
final class ReplyLanguage {

  private static final Set<String> ENGLISH =
      Set.of(
          "the",
          "and",
          "of",
          "with",
          "is",
          "are",
          "has",
          "have",
          "had",
          "was",
          "were",
          "in",
          "to",
          "by",
          "from",
          "for",
          "this",
          "that",
          "last",
          "an",
          "most",
          "who",
          "which",
          "their",
          "at",
          "been",
          "than",
          "followed",
          "there",
          "no");
  private static final Set<String> FRENCH =
      Set.of(
          "le",
          "la",
          "les",
          "des",
          "du",
          "de",
          "et",
          "est",
          "sont",
          "un",
          "une",
          "au",
          "aux",
          "avec",
          "par",
          "pour",
          "dans",
          "sur",
          "ce",
          "cette",
          "ont",
          "qui",
          "plus",
          "derniers",
          "l",
          "d",
          "il",
          "elle",
          "en",
          "aucun",
          "aucune",
          "ses",
          "leur");
  private static final Set<String> OTHER =
      Set.of(
          "el", "los", "las", "y", "con", "del", "por", "para", "gli", "della", "che", "und", "der",
          "das", "mit", "ist", "het", "een", "os", "uma", "ein", "eine", "nel", "sono", "ultimi",
          "últimos", "más", "em", "são", "zijn", "lo", "è", "den", "auf");

  private ReplyLanguage() {}

  /** Whether a text is in the language: its small words are many, and those of others few. */
  static boolean is(Locale language, String text) {
    List<String> words =
        Arrays.stream(text.toLowerCase(language).split("[^\\p{L}\\p{M}]+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    boolean french = language.equals(Locale.FRENCH);
    long own = count(words, french ? FRENCH : ENGLISH);
    long opposite = count(words, french ? ENGLISH : FRENCH);
    long other = count(words, OTHER);
    return own >= 3 && own * 6 >= words.size() && own > 2 * opposite && own > 2 * other;
  }

  private static long count(List<String> words, Set<String> small) {
    return words.stream().filter(small::contains).count();
  }
}
