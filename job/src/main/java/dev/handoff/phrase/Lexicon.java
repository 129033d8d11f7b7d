package dev.handoff.phrase;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * The words that name no topic: function words as the Snowball project lists them for the language,
 * and the noise of business in {@code noise_<language>.txt}.
 *
 * @param functionWords in lower case
 * @param noise in lower case; several words with a space between them
 * @param beginnings the first words of the noise of several words
 * @param weak in lower case: words that are no topic alone, but may be part of one
 * @param nounFirst whether the language puts the noun before what describes it
 */
record Lexicon(
    CharArraySet functionWords,
    Set<String> noise,
    Set<String> beginnings,
    Set<String> weak,
    boolean nounFirst) {

  /** What a line of weak words begins with. */
  private static final String WEAK = "+";

  static final Lexicon ENGLISH = load("english_stop.txt", "noise_en.txt", false);
  static final Lexicon FRENCH = load("french_stop.txt", "noise_fr.txt", true);

  private static final Lexicon BOTH = both();

  /** Words in the longest entry. */
  private static final int LONGEST_ENTRY = 3;

  /**
   * That of the language whose function words are more in a text; of both when it has as many of
   * one as of the other, such as none.
   */
  static Lexicon of(List<Word> words) {
    long english = count(words, ENGLISH);
    long french = count(words, FRENCH);
    return english == french ? BOTH : english > french ? ENGLISH : FRENCH;
  }

  /** Whether a word, or a word with others joined to it, is one of these. */
  boolean holds(Word word) {
    String lower = word.lower();
    if (isListed(lower)) {
      return true;
    }
    // Peut-on, avez-vous, how-to; but not opt-in.
    int hyphen = lower.indexOf('-');
    return hyphen > 0
        && isListed(lower.substring(0, hyphen))
        && isListed(lower.substring(lower.lastIndexOf('-') + 1));
  }

  /** Whether a word is no topic alone. */
  boolean isWeak(Word word) {
    return weak.contains(word.lower());
  }

  /** How many of the words from this one on are one entry of the noise; 0 or more than 1. */
  int entryAt(List<Word> words, int from) {
    if (!beginnings.contains(words.get(from).lower())) {
      return 0;
    }
    int found = 0;
    StringBuilder entry = new StringBuilder(words.get(from).lower());
    int last = Math.min(words.size(), from + LONGEST_ENTRY);
    for (int next = from + 1; next < last && words.get(next).follows(); next++) {
      boolean elided = words.get(next - 1).kind() == Word.Kind.ELIDED;
      entry.append(elided ? '\'' : ' ').append(words.get(next).lower());
      if (noise.contains(entry.toString())) {
        found = next - from + 1;
      }
    }
    return found;
  }

  private boolean isListed(String word) {
    return functionWords.contains(word) || noise.contains(word);
  }

  private static long count(List<Word> words, Lexicon lexicon) {
    return words.stream().filter(word -> lexicon.functionWords.contains(word.lower())).count();
  }

  private static Lexicon both() {
    CharArraySet functionWords = CharArraySet.copy(ENGLISH.functionWords);
    functionWords.addAll(FRENCH.functionWords);
    return of(
        functionWords, union(ENGLISH.noise, FRENCH.noise), union(ENGLISH.weak, FRENCH.weak), false);
  }

  private static Lexicon of(
      CharArraySet functionWords, Set<String> noise, Set<String> weak, boolean nounFirst) {
    Set<String> beginnings =
        noise.stream()
            .filter(entry -> entry.matches(".*[ '].*"))
            .map(entry -> entry.split("[ ']", 2)[0])
            .collect(Collectors.toUnmodifiableSet());
    return new Lexicon(functionWords, noise, beginnings, weak, nounFirst);
  }

  private static Set<String> union(Set<String> some, Set<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private static Lexicon load(String functionWords, String noise, boolean nounFirst) {
    try (InputStream snowball = open(SnowballFilter.class, functionWords);
        InputStream ours = open(Lexicon.class, noise)) {
      List<String> lines =
          new String(ours.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      return of(
          WordlistLoader.getSnowballWordSet(snowball, StandardCharsets.UTF_8),
          entries(lines.stream().filter(line -> !line.startsWith(WEAK))),
          entries(
              lines.stream()
                  .filter(line -> line.startsWith(WEAK))
                  .map(line -> line.substring(WEAK.length()))),
          nounFirst);
    } catch (IOException e) {
      throw new UncheckedIOException("a list of words in this jar cannot be read", e);
    }
  }

  private static InputStream open(Class<?> beside, String name) {
    return Objects.requireNonNull(beside.getResourceAsStream(name), name);
  }

  private static Set<String> entries(Stream<String> lines) {
    return lines
        .flatMap(line -> Stream.of(line.split(",", -1)))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }
}
