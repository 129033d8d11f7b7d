package dev.handoff.job;

import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.operator.Reading;
import dev.handoff.operator.Readings;
import dev.handoff.source.TopicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The same records in another order. */
final class Shuffling {

  /** Half of the lateness, because the items of one batch lie up to some hours apart. */
  private static final Duration APART = Duration.ofHours(12);

  private Shuffling() {}

  /**
   * Copies a folder of topics; its activities come in an order in which no record is more than the
   * lateness behind a newer one.
   */
  static Path withinLateness(Path from, Path to, JobSettings settings, long seed)
      throws IOException {
    copy(from, to);
    Reading<PersonRecord> activities =
        Readings.activities(settings.format(), settings.identityNamespace(), settings.personKeys());
    ReadingTime<PersonRecord> times = new ReadingTime<>(activities, settings.clock());
    Random random = new Random(seed);
    TreeMap<Long, List<String>> moved = new TreeMap<>();
    Instant last = Instant.EPOCH;
    for (RawRecord raw : new TopicFiles(from).readAll(Topic.ACTIVITIES)) {
      Instant at = times.of(raw);
      last = at == null ? last : at;
      long place = last.toEpochMilli() + random.nextLong(APART.toMillis());
      moved.computeIfAbsent(place, key -> new ArrayList<>()).add(text(raw));
    }
    Files.write(
        new TopicFiles(to).file(Topic.ACTIVITIES),
        moved.values().stream().flatMap(List::stream).toList(),
        StandardCharsets.ISO_8859_1);
    return to;
  }

  /** Copies a folder of topics, each in an order of its own. */
  static Path anyOrder(Path from, Path to, long seed) throws IOException {
    copy(from, to);
    Random random = new Random(seed);
    try (Stream<Path> files = Files.list(to)) {
      for (Path file : files.sorted().toList()) {
        List<String> lines = new ArrayList<>(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        Collections.shuffle(lines, random);
        Files.write(file, lines, StandardCharsets.ISO_8859_1);
      }
    }
    return to;
  }

  /** Dead letters without the line that they were on. */
  static List<String> withoutLineNumbers(List<String> deadLetters) {
    return deadLetters.stream()
        .map(letter -> letter.replaceAll("\"line\":\\d+", "\"line\":0"))
        .sorted()
        .toList();
  }

  /** One character a byte, because not every line is UTF-8. */
  private static String text(RawRecord raw) {
    byte[] value = raw.value();
    return value == null ? "" : new String(value, StandardCharsets.ISO_8859_1);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".ndjson")).toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }
}
