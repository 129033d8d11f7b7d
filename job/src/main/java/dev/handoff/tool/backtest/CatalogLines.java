package dev.handoff.tool.backtest;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.source.NdjsonFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A catalog as the job reads it from files. */
final class CatalogLines {

  private CatalogLines() {}

  /** One record a line; of a folder all files {@code *.ndjson}, in the order of their names. */
  static List<RawRecord> read(Path path) throws IOException {
    List<RawRecord> records = new ArrayList<>();
    for (Path file : Files.isDirectory(path) ? filesIn(path) : List.of(path)) {
      String name = file.getFileName().toString();
      try (NdjsonFormat.LineReader lines =
          new NdjsonFormat.LineReader(Topic.CATALOG.wireName(), name, Files.newInputStream(file))) {
        for (RawRecord line = lines.read(); line != null; line = lines.read()) {
          records.add(line);
        }
      }
    }
    return records;
  }

  /** How a fault names the place of a record. */
  static String placeOf(RawRecord record) {
    Origin origin = record.origin();
    return origin.file() + (origin.line() == null ? "" : " line " + origin.line());
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".ndjson")).sorted().toList();
    }
  }
}
