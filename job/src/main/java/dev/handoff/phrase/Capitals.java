package dev.handoff.phrase;

import java.util.List;
import java.util.Locale;

/**
 * Writes words so that they can be read within a sentence: in lower case, but for acronyms (CDP),
 * names with a capital inside (iOS) and, where a text has capitals only where they are due, names
 * that are not the first word (Salesforce).
 *
 * @param shouted a text all in capitals
 * @param title a text with all but its small words capitalised
 */
record Capitals(boolean shouted, boolean title) {

  private static final int LONGEST_ACRONYM = 5;

  /** Words up to this long are small ones, which titles leave in lower case. */
  private static final int LONGEST_SMALL_WORD = 4;

  /** How a text has its capitals. */
  static Capitals of(List<Word> words) {
    List<String> inside =
        words.stream()
            .filter(word -> word.follows() && word.kind() == Word.Kind.LETTERS)
            .map(Word::text)
            .filter(word -> word.length() > LONGEST_SMALL_WORD)
            .toList();
    return new Capitals(
        words.size() > 1 && words.stream().allMatch(word -> isUpper(word.text())),
        inside.stream().allMatch(Capitals::isCapitalised));
  }

  static boolean isAcronym(String word) {
    return isUpper(word) && word.length() > 1 && word.length() <= LONGEST_ACRONYM;
  }

  /** The words of one phrase. */
  String readable(List<Word> phrase) {
    StringBuilder shown = new StringBuilder();
    for (Word word : phrase) {
      if (!shown.isEmpty() && shown.charAt(shown.length() - 1) != '\'') {
        shown.append(' ');
      }
      shown.append(isKept(word) ? word.text() : word.text().toLowerCase(Locale.ROOT));
    }
    return shown.toString();
  }

  private boolean isKept(Word word) {
    String text = word.text();
    if (isUpper(text)) {
      return isAcronym(text) && !shouted;
    }
    boolean inside = text.indexOf('-') < 0 && text.chars().skip(1).anyMatch(Character::isUpperCase);
    return inside || (word.follows() && !title);
  }

  private static boolean isCapitalised(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  private static boolean isUpper(String word) {
    return word.equals(word.toUpperCase(Locale.ROOT));
  }
}
