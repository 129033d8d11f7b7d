package dev.handoff.phrase;

import java.util.List;
import java.util.Set;

/**
 * One word as it stands in a text; words joined by hyphens are one.
 *
 * @param text as written; an article that French joins to the next word ends in its apostrophe
 * @param lower in lower case, without that apostrophe
 * @param kind what it is made of
 * @param follows whether nothing but a space is between the word before and this one
 */
record Word(String text, String lower, Kind kind, boolean follows) {

  private static final Set<String> FRENCH_LINKS = Set.of("de", "du", "des", "d");
  private static final Set<String> ARTICLES = Set.of("la", "l");

  /** What a word is made of. */
  enum Kind {
    /** Latin letters, perhaps with digits among them. */
    LETTERS,
    NUMBER,
    /** A French article or conjunction that lost its vowel: l', d', qu'. */
    ELIDED,
    /** Another script, an address, a sign. */
    OTHER
  }

  /** Whether it may stand between two words of a phrase. */
  boolean isLink() {
    return isFrenchLink() || lower.equals("of");
  }

  boolean isFrenchLink() {
    return FRENCH_LINKS.contains(lower);
  }

  /** Whether it may stand after these in a link: "de la", "de l'". */
  boolean goesOn(List<Word> links) {
    return links.size() == 1 && links.get(0).lower.equals("de") && isArticle();
  }

  boolean isArticle() {
    return ARTICLES.contains(lower);
  }
}
