package dev.handoff.phrase;

import dev.handoff.domain.engagement.KeyPhrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A text in which somebody marked the key phrases.
 *
 * @param text as it came
 * @param marked what it is about
 * @param alsoRight what is right to find, and to miss
 */
record Marked(String text, List<String> marked, List<String> alsoRight) {

  static final Path FOLDER = Path.of("src", "test", "resources", "topics");

  /** The texts of a file, whose head says how it is written. */
  static List<Marked> in(String file) throws IOException {
    List<Marked> texts = new ArrayList<>();
    for (String block : Files.readString(FOLDER.resolve(file)).split("\n\n", -1)) {
      String text = "";
      List<String> marked = new ArrayList<>();
      List<String> alsoRight = new ArrayList<>();
      for (String line : block.split("\n", -1)) {
        if (line.startsWith(">")) {
          text = line.substring(1).strip();
        } else if (line.startsWith("=")) {
          marked = phrases(line);
        } else if (line.startsWith("~")) {
          alsoRight = phrases(line);
        }
      }
      if (!text.isEmpty()) {
        texts.add(new Marked(text, marked, alsoRight));
      }
    }
    return texts;
  }

  static List<String> phrases(String line) {
    return Stream.of(line.substring(1).split(",", -1))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }

  /** How well the phrases found are those marked. */
  static Agreement agreement(List<Marked> texts) {
    PhraseFinder finder = new PhraseFinder();
    int marked = 0;
    int found = 0;
    int both = 0;
    List<String> differences = new ArrayList<>();
    for (Marked text : texts) {
      Set<String> right = new TreeSet<>(text.marked);
      Set<String> phrases = new TreeSet<>();
      finder.find(text.text, 8).stream().map(KeyPhrase::shown).forEach(phrases::add);
      phrases.removeAll(text.alsoRight);
      marked += right.size();
      found += phrases.size();
      if (!phrases.equals(right)) {
        differences.add(text.text + "\n    marked " + right + "\n    found  " + phrases);
      }
      phrases.retainAll(right);
      both += phrases.size();
    }
    return new Agreement((double) both / found, (double) both / marked, differences);
  }

  /**
   * How well two readers agree.
   *
   * @param precision share of what was found that is marked
   * @param recall share of what is marked that was found
   * @param differences where they do not
   */
  record Agreement(double precision, double recall, List<String> differences) {

    @Override
    public String toString() {
      return "precision %.2f, recall %.2f; they differ in%n%s"
          .formatted(precision, recall, String.join("\n", differences));
    }
  }
}
