package dev.handoff.tool;

import dev.handoff.domain.journey.Journey;
import dev.handoff.tool.draw.JourneyPage;
import dev.handoff.tool.draw.MermaidText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes the drawings of journeys. */
final class JourneyFiles {

  private JourneyFiles() {}

  /**
   * Writes {@code ID-VERSION.html} and {@code ID-VERSION.mmd} of each.
   *
   * @return how many journeys there were
   * @throws UncheckedIOException when a file cannot be written
   */
  static int write(List<Journey> journeys, Path folder) {
    Set<String> taken = new HashSet<>();
    try {
      Files.createDirectories(folder);
      for (Journey journey : journeys) {
        String name = name(journey, taken);
        Files.writeString(folder.resolve(name + ".html"), JourneyPage.of(journey));
        Files.writeString(folder.resolve(name + ".mmd"), MermaidText.of(journey));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    return journeys.size();
  }

  /** An id may hold anything; the name of a file may not, nor be that of another. */
  private static String name(Journey journey, Set<String> taken) {
    String id = journey.id().replaceAll("[^A-Za-z0-9_-]+", "_");
    String shortened = id.substring(0, Math.min(80, id.length())) + "-" + journey.version();
    String name = shortened;
    for (int i = 2; !taken.add(name); i++) {
      name = shortened + "_" + i;
    }
    return name;
  }
}
