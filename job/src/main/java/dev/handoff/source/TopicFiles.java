package dev.handoff.source;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.connector.file.src.FileSource;
import org.jspecify.annotations.Nullable;

/**
 * A folder of {@code <topic>.ndjson} files. A topic may be missing.
 *
 * @param folder the folder
 */
public record TopicFiles(Path folder) {

  /** The file of a topic, whether or not it is there. */
  public Path file(Topic topic) {
    return folder.resolve(topic.wireName() + ".ndjson");
  }

  /** A bounded source of a topic; one whose file is missing has no records. */
  public FileSource<RawRecord> source(Topic topic) {
    Path file = file(topic);
    NdjsonFormat format = new NdjsonFormat(topic.wireName(), file.getFileName().toString());
    FileSource.FileSourceBuilder<RawRecord> source =
        FileSource.forRecordStreamFormat(
            format, new org.apache.flink.core.fs.Path(file.toAbsolutePath().toUri()));
    if (!Files.isRegularFile(file)) {
      source.setFileEnumerator(() -> (paths, atLeast) -> List.of());
    }
    return source.build();
  }

  /**
   * The newest valid time in a topic's file, or null: where bounded input ends unless the user says
   * otherwise.
   */
  public @Nullable Instant newest(Topic topic, RecordTime time) {
    Newest newest = new Newest(time);
    forEach(topic, newest);
    return newest.at;
  }

  /** All records of a topic; for small ones. */
  public List<RawRecord> readAll(Topic topic) {
    List<RawRecord> records = new ArrayList<>();
    forEach(topic, records::add);
    return records;
  }

  /** Reads a topic, one record after the other; a file that is not there has none. */
  public void forEach(Topic topic, Consumer<RawRecord> consumer) {
    Path file = file(topic);
    if (Files.isRegularFile(file)) {
      forEach(topic, file, consumer);
    }
  }

  /** Reads the records of a topic from any file, one after the other. */
  public static void forEach(Topic topic, Path file, Consumer<RawRecord> consumer) {
    try (NdjsonFormat.LineReader lines =
        new NdjsonFormat.LineReader(
            topic.wireName(), file.getFileName().toString(), Files.newInputStream(file))) {
      for (RawRecord raw = lines.read(); raw != null; raw = lines.read()) {
        consumer.accept(raw);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static final class Newest implements Consumer<RawRecord> {
    private final RecordTime time;
    private @Nullable Instant at;

    Newest(RecordTime time) {
      this.time = time;
    }

    @Override
    public void accept(RawRecord raw) {
      Instant found = time.of(raw);
      if (found != null && (at == null || found.isAfter(at))) {
        at = found;
      }
    }
  }
}
