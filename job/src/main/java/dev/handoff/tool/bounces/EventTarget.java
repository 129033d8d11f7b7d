package dev.handoff.tool.bounces;

import dev.handoff.codec.MessageEventReader;
import dev.handoff.codec.MessageEventWriter;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.sink.EventTopic;
import dev.handoff.sink.KeyedBytes;
import dev.handoff.source.KafkaTopics;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where events are written; when a call returns they are safe. */
interface EventTarget extends AutoCloseable {

  /** Writes events; returns how many of them were not there before, as far as that is known. */
  int write(List<MessageEvent> events) throws IOException;

  @Override
  void close();

  /** The topic of a cluster. */
  static EventTarget topic(KafkaTopics kafka) {
    EventTopic topic =
        new EventTopic(
            kafka.bootstrapServers(), kafka.nameOf(Topic.MESSAGE_EVENTS), kafka.properties());
    return new Cluster(topic);
  }

  /** A file of one record a line, which is continued. */
  static EventTarget file(Path file) throws IOException {
    return new Lines(file);
  }

  /** Readers of the topic count an eventId once. */
  record Cluster(EventTopic topic) implements EventTarget {
    @Override
    public int write(List<MessageEvent> events) {
      topic.write(
          events.stream()
              .map(
                  event ->
                      new KeyedBytes(
                          event.messageId().getBytes(StandardCharsets.UTF_8),
                          MessageEventWriter.write(event)))
              .toList());
      return events.size();
    }

    @Override
    public void close() {
      topic.close();
    }
  }

  /** An eventId that is in the file is not written again. */
  final class Lines implements EventTarget {
    private final FileChannel channel;
    private final Set<String> written = new HashSet<>();

    private Lines(Path file) throws IOException {
      long end = Files.exists(file) ? read(file) : 0;
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      // What a crash left of a line comes again: its mail was not marked.
      channel.truncate(end);
      channel.position(end);
    }

    /** Remembers the ids; returns where the last whole line ends. */
    private long read(Path file) throws IOException {
      MessageEventReader reader = new MessageEventReader();
      long end = 0;
      long at = 0;
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        for (int next = in.read(); next >= 0; next = in.read()) {
          at++;
          if (next == '\n') {
            remember(reader, line);
            end = at;
          } else {
            line.write(next);
          }
        }
      }
      return end;
    }

    private void remember(MessageEventReader reader, ByteArrayOutputStream line) {
      reader.read(line.toByteArray()).items().forEach(event -> written.add(event.eventId()));
      line.reset();
    }

    @Override
    public int write(List<MessageEvent> events) throws IOException {
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      int fresh = 0;
      for (MessageEvent event : events) {
        if (written.add(event.eventId())) {
          lines.writeBytes(MessageEventWriter.write(event));
          lines.write('\n');
          fresh++;
        }
      }
      ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return fresh;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("the file of events cannot be closed", e);
      }
    }
  }
}
