package dev.handoff.mail.report;

import dev.handoff.mail.Verp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/** Mails that came back, one file each, written in the shape of the servers that they name. */
final class Reports {

  static final Path FOLDER = Path.of("src", "test", "resources", "reports");
  static final String ADDRESS = "bounces@mail.handoff.example";
  static final String SECRET = "the-secret-of-lumia-2026";
  static final Instant NOW = Instant.parse("2026-09-10T00:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private Reports() {}

  static Verp verp() {
    return new Verp(ADDRESS, SECRET);
  }

  static ReportReader reader() {
    return new ReportReader(verp(), false, CLOCK);
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(FOLDER.resolve(name + ".eml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All names, in order. */
  static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.eml$", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
