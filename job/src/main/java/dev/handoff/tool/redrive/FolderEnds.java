package dev.handoff.tool.redrive;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.source.TopicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The folders of a run over files. */
final class FolderEnds implements Ends {

  private final TopicFiles output;
  private final @Nullable TopicFiles input;
  private final @Nullable TopicFiles next;
  private final Map<Topic, ByteArrayOutputStream> lines = new EnumMap<>(Topic.class);

  /**
   * @param output what the run wrote
   * @param input what it read; null: not known
   * @param next what the next run reads, where records are added; null: nothing is written
   */
  FolderEnds(Path output, @Nullable Path input, @Nullable Path next) {
    this.output = new TopicFiles(output);
    this.input = input == null ? null : new TopicFiles(input);
    this.next = next == null ? null : new TopicFiles(next);
  }

  @Override
  public boolean has(Topic topic) {
    return Files.isRegularFile(output.file(topic))
        || (input != null && Files.isRegularFile(input.file(topic)));
  }

  /** What came in, and then what the run wrote. */
  @Override
  public void forEach(Topic topic, Consumer<RawRecord> reader) {
    if (input != null) {
      input.forEach(topic, reader);
    }
    output.forEach(topic, reader);
  }

  @Override
  public @Nullable RawRecord origin(Topic topic, Origin origin) {
    RawRecord[] found = new RawRecord[1];
    if (input != null) {
      input.forEach(
          topic,
          raw -> {
            if (Objects.equals(raw.origin().line(), origin.line())
                && Objects.equals(raw.origin().file(), origin.file())) {
              found[0] = raw;
            }
          });
    }
    return found[0];
  }

  @Override
  public boolean keyed() {
    return false;
  }

  @Override
  public void write(Topic topic, @Nullable String key, byte[] value) {
    ByteArrayOutputStream added =
        lines.computeIfAbsent(topic, any -> new ByteArrayOutputStream(value.length + 1));
    added.writeBytes(value);
    added.write('\n');
  }

  @Override
  public void finish() {
    TopicFiles target = Objects.requireNonNull(next, "where to write");
    try {
      Files.createDirectories(target.folder());
      for (Map.Entry<Topic, ByteArrayOutputStream> topic : lines.entrySet()) {
        add(target.file(topic.getKey()), topic.getValue().toByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("--to: " + target.folder() + " cannot be written", e);
    }
  }

  @Override
  public void close() {
    // Files are open only while they are read or written.
  }

  /** What is there may lack the end of its last line. */
  private static void add(Path file, byte[] added) throws IOException {
    byte[] before = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    if (before.length > 0 && before[before.length - 1] != '\n') {
      whole.write('\n');
    }
    whole.writeBytes(added);
    Files.write(file, whole.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
