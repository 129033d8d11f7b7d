package dev.handoff.summary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What a model is asked: what to do, and apart from it the data. The instructions hold nothing of
 * the alert, the data block nothing but JSON.
 *
 * @param instructions for the role "system"
 * @param data for the role "user"
 */
record Prompt(String instructions, String data) {

  private static final Map<String, String> INSTRUCTIONS =
      Map.of("en", load("en"), "fr", load("fr"));

  /**
   * @param locale {@code en} or {@code fr}
   * @param json the facts, without angle brackets
   */
  static Prompt of(String locale, String json) {
    return new Prompt(
        INSTRUCTIONS.getOrDefault(locale, INSTRUCTIONS.getOrDefault("en", "")),
        "<data>\n" + json + "\n</data>");
  }

  private static String load(String language) {
    String name = "prompt_" + language + ".txt";
    try (InputStream in = Prompt.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      return new String(in.readAllBytes(), UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }
}
