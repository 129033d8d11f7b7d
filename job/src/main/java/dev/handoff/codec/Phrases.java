package dev.handoff.codec;

import java.util.Arrays;
import java.util.List;

/** A list of phrases that a source writes as one text. */
final class Phrases {
  private Phrases() {}

  /** The phrases between commas and semicolons. */
  static List<String> of(String text) {
    return Arrays.stream(TextLimit.cut(text).split("[,;]"))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }
}
