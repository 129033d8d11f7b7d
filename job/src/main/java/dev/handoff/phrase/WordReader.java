package dev.handoff.phrase;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;

/**
 * Splits plain text into words by the rules of Unicode (UAX 29), addresses whole. Keeps its
 * tokenizer from text to text; not thread-safe.
 */
final class WordReader {

  /** What is longer is not a word. */
  private static final int LONGEST_WORD = 40;

  private static final String LETTERS =
      UAX29URLEmailTokenizer.TOKEN_TYPES[UAX29URLEmailTokenizer.ALPHANUM];
  private static final String NUMBER =
      UAX29URLEmailTokenizer.TOKEN_TYPES[UAX29URLEmailTokenizer.NUM];

  private final UAX29URLEmailTokenizer tokenizer = new UAX29URLEmailTokenizer();
  private final TokenStream tokens =
      new EnglishPossessiveFilter(new ElisionFilter(tokenizer, FrenchAnalyzer.DEFAULT_ARTICLES));
  private final CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
  private final TypeAttribute type = tokens.addAttribute(TypeAttribute.class);

  /** The words of a {@linkplain PlainText plain} text, in its order. */
  List<Word> words(String plain) {
    List<Word> words = new ArrayList<>();
    try {
      tokenizer.setReader(new StringReader(plain));
      tokens.reset();
      int end = 0;
      while (tokens.incrementToken()) {
        add(words, plain, end);
        end = offset.endOffset();
      }
      tokens.end();
      tokens.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot be read", e);
    }
    return words;
  }

  private void add(List<Word> words, String plain, int lastEnd) {
    String between = plain.substring(lastEnd, offset.startOffset());
    boolean follows = !words.isEmpty() && isSpace(between);
    String written = plain.substring(offset.startOffset(), offset.endOffset());
    String text = term.toString();
    Word.Kind kind = kind(text);
    int elided = written.indexOf(text);
    if (kind == Word.Kind.LETTERS && elided > 1) {
      String article = written.substring(0, elided);
      String lower = article.substring(0, elided - 1).toLowerCase(Locale.ROOT);
      words.add(new Word(article, lower, Word.Kind.ELIDED, follows));
      follows = true;
    } else if (!words.isEmpty() && isHyphen(between)) {
      Word first = words.get(words.size() - 1);
      if (first.kind() == Word.Kind.LETTERS && kind != Word.Kind.OTHER) {
        words.remove(words.size() - 1);
        text = first.text() + "-" + text;
        kind = kind(text);
        follows = first.follows();
      }
    }
    words.add(new Word(text, text.toLowerCase(Locale.ROOT), kind, follows));
  }

  private Word.Kind kind(String text) {
    if (text.isEmpty() || text.length() > LONGEST_WORD) {
      return Word.Kind.OTHER;
    }
    if (type.type().equals(NUMBER)) {
      return text.indexOf('-') > 0 ? Word.Kind.LETTERS : Word.Kind.NUMBER;
    }
    return type.type().equals(LETTERS) && isLatin(text) ? Word.Kind.LETTERS : Word.Kind.OTHER;
  }

  private static boolean isLatin(String text) {
    return text.codePoints()
        .filter(Character::isLetter)
        .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
  }

  private static boolean isSpace(String between) {
    return !between.isEmpty()
        && between.chars().allMatch(c -> c == '\t' || Character.isSpaceChar(c));
  }

  private static boolean isHyphen(String between) {
    return between.equals("-") || between.equals("\u2010") || between.equals("\u2011");
  }
}
