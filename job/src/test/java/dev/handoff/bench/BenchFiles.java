package dev.handoff.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where findings of all benchmarks go: the console, {@code target/bench/<name>.json}, and one page
 * with all of them, {@code target/bench/bench.html}.
 */
public final class BenchFiles {

  private static final Path FOLDER = Path.of("target", "bench");
  private static final ObjectMapper JSON = new ObjectMapper();

  private BenchFiles() {}

  /**
   * Prints and writes a report; the page is made anew of all that lie in the folder.
   *
   * @param name of its file
   */
  public static void write(String name, BenchReport report) throws IOException {
    System.out.print(report.text());
    Files.createDirectories(FOLDER);
    JSON.writerWithDefaultPrettyPrinter().writeValue(file(name).toFile(), report);
    Map<String, BenchReport> all = new TreeMap<>();
    try (var files = Files.list(FOLDER)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        all.put(file.toString(), JSON.readValue(file.toFile(), BenchReport.class));
      }
    }
    Path page = Files.writeString(FOLDER.resolve("bench.html"), BenchPage.of(all.values()));
    System.out.println("  " + page);
  }

  private static Path file(String name) {
    return FOLDER.resolve(name + ".json");
  }
}
