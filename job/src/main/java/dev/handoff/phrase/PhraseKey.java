package dev.handoff.phrase;

import java.util.List;
import org.apache.lucene.analysis.en.EnglishMinimalStemmer;
import org.apache.lucene.analysis.fr.FrenchLightStemmer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * The key of a phrase: its words without endings and accents, and without the small words between
 * them. Both languages' endings go from every word, so that the key does not depend on which
 * language a short text was taken for. Not thread-safe.
 */
final class PhraseKey {

  private final EnglishMinimalStemmer english = new EnglishMinimalStemmer();
  private final FrenchLightStemmer french = new FrenchLightStemmer();

  /** The key of these words; empty when none of them has a meaning. */
  String of(List<Word> words) {
    StringBuilder key = new StringBuilder();
    for (Word word : words) {
      if (word.kind() != Word.Kind.ELIDED && !word.isLink() && !word.isArticle()) {
        for (String part : word.lower().split("-", -1)) {
          key.append(key.isEmpty() ? "" : " ").append(stem(part));
        }
      }
    }
    return key.toString();
  }

  private String stem(String word) {
    char[] letters = new char[word.length() + 1];
    word.getChars(0, word.length(), letters, 0);
    int length = french.stem(letters, english.stem(letters, word.length()));
    char[] folded = new char[4 * length];
    length = ASCIIFoldingFilter.foldToASCII(letters, 0, folded, 0, length);
    // Strategy and stratégie: French loses its ending, English keeps a letter of it.
    if (length > 3 && folded[length - 1] == 'y') {
      length--;
    }
    return new String(folded, 0, length);
  }
}
