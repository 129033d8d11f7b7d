package dev.handoff.summary;

import java.text.BreakIterator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of an answer as one line of plain text, cut where a sentence ends. */
final class ReplyText {

  /** Characters of a summary. */
  static final int LONGEST = 900;

  /** Over this an answer is no summary with a long tail, but something else. */
  private static final int FAR_TOO_LONG = 5_000;

  private static final Pattern THOUGHT = Pattern.compile("(?s)^\\s*<think>.*?</think>");
  private static final Pattern EMPHASIS = Pattern.compile("\\*\\*|__|`");
  private static final Pattern LINE_MARK = Pattern.compile("(?m)^[ \\t]*(?:#{1,6}|[-*•])[ \\t]+");
  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Co}\\p{Cn}\\p{Cs}]");
  private static final Pattern MARKUP =
      Pattern.compile("<[\\p{Alpha}/!?]|&#?\\w+;|\\]\\(|\\{\\s*[\"'{]|<\\||\\|>|[<>{}\\\\|]{2}");

  private ReplyText() {}

  /** Without control and direction characters, light Markdown and a leading train of thought. */
  static String plain(String answer) {
    String text = THOUGHT.matcher(answer).replaceFirst("");
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    text = LINE_MARK.matcher(text).replaceAll("");
    text = EMPHASIS.matcher(text).replaceAll("");
    text = text.replaceAll("[\\p{Cntrl}\\s]+", " ");
    return UNSEEN.matcher(text).replaceAll("").strip();
  }

  static boolean holdsMarkup(String text) {
    return MARKUP.matcher(text).find();
  }

  /** The first whole sentences that fit; empty when there is none, or far too much of a text. */
  static String cut(String text, Locale language) {
    if (text.length() > FAR_TOO_LONG) {
      return "";
    }
    StringBuilder kept = new StringBuilder();
    for (String sentence : sentences(text, language)) {
      if (kept.length() + sentence.length() > LONGEST
          || !sentence.strip().matches(".*[.!?…][»”\"]?")) {
        break;
      }
      kept.append(sentence);
    }
    return kept.toString().strip();
  }

  static List<String> sentences(String text, Locale language) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(language);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      sentences.add(text.substring(start, end));
    }
    return sentences;
  }
}
