package dev.handoff.tool.backtest;

import dev.handoff.codec.DeletionWriter;
import dev.handoff.codec.WithdrawalWriter;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.source.KafkaTopics;
import dev.handoff.source.KafkaWindow;
import dev.handoff.source.TopicFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Kafka topics hold between two instants as {@code <topic>.ndjson} files. A record
 * keeps its bytes, but for the ends of lines in it; a null value becomes the record's own form of a
 * deletion. A record that cannot be a line is left out and counted.
 */
public final class KafkaLog {

  /** What the deciding half reads. */
  private static final List<Topic> READ =
      List.of(
          Topic.CATALOG,
          Topic.BUYING_GROUPS,
          Topic.PEOPLE,
          Topic.ACTIVITIES,
          Topic.INTERESTING_MOMENTS,
          Topic.MESSAGE_EVENTS);

  private final KafkaTopics kafka;
  private final Path folder;
  private final List<String> notes = new ArrayList<>();

  /** Of a cluster, into a folder. */
  public KafkaLog(KafkaTopics kafka, Path folder) {
    this.kafka = kafka;
    this.folder = folder;
  }

  /** What was written, and what was left out. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Writes every topic that is there.
   *
   * @param from the first instant by the records' timestamps; null: all that there is
   * @param until the last
   */
  public void write(@Nullable Instant from, Instant until) throws IOException {
    Files.createDirectories(folder);
    List<Topic> missing = kafka.missing(READ);
    for (Topic topic : READ) {
      if (missing.contains(topic)) {
        Files.deleteIfExists(new TopicFiles(folder).file(topic));
        notes.add("There is no topic " + kafka.nameOf(topic) + ".");
      } else {
        write(topic, new KafkaWindow(kafka, from, until));
      }
    }
  }

  private void write(Topic topic, KafkaWindow window) throws IOException {
    long[] counts = new long[2];
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(new TopicFiles(folder).file(topic)))) {
      window.forEach(
          topic,
          raw -> {
            byte[] line = line(topic, raw);
            counts[line == null ? 1 : 0]++;
            if (line != null) {
              append(out, line);
            }
          });
    }
    notes.add(
        kafka.nameOf(topic)
            + ": "
            + counts[0]
            + " records"
            + (counts[1] == 0
                ? "."
                : ", " + counts[1] + " left out, because a file cannot hold them."));
  }

  private static void append(OutputStream out, byte[] line) {
    try {
      out.write(line);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The record as one line; null when it is none. */
  static byte @Nullable [] line(Topic topic, RawRecord raw) {
    byte[] value = raw.value();
    if (value == null) {
      return deletion(topic, raw);
    }
    byte[] line = value.clone();
    boolean blank = true;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\n' || line[i] == '\r') {
        // Like a line's end, a tab is white space between the parts of JSON and an error in a text.
        line[i] = '\t';
      }
      blank &= line[i] == ' ' || line[i] == '\t';
    }
    return blank ? null : line;
  }

  private static byte @Nullable [] deletion(Topic topic, RawRecord raw) {
    String key = raw.key();
    Instant at = raw.origin().timestamp();
    if (key == null || key.isBlank() || at == null) {
      return null;
    }
    int slash = key.indexOf('/');
    return switch (topic) {
      case PEOPLE -> DeletionWriter.person(key, at);
      case BUYING_GROUPS -> DeletionWriter.group(key, at);
      case CATALOG ->
          slash <= 0 || slash == key.length() - 1
              ? null
              : WithdrawalWriter.write(key.substring(0, slash), key.substring(slash + 1), at);
      default -> null;
    };
  }
}
