package dev.handoff.tool.track;

import dev.handoff.codec.ConsentWriter;
import dev.handoff.codec.MessageEventWriter;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.source.TopicFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * The files {@code consents.ndjson} and {@code message-events.ndjson} of a folder, which are
 * continued. One thread at a time brings lines to the disk, those of all who wait with its own.
 */
final class FileLog implements TrackLog {

  private final LineFile consentFile;
  private final LineFile eventFile;

  /**
   * @param folder is made if it is missing
   */
  FileLog(Path folder) throws IOException {
    Files.createDirectories(folder);
    TopicFiles files = new TopicFiles(folder);
    consentFile = new LineFile(files.file(Topic.CONSENTS));
    eventFile = new LineFile(files.file(Topic.MESSAGE_EVENTS));
  }

  @Override
  public void write(List<Consent> consents, List<MessageEvent> events) throws IOException {
    consentFile.add(consents.stream().map(ConsentWriter::write).toList());
    eventFile.add(events.stream().map(MessageEventWriter::write).toList());
  }

  @Override
  public boolean writable() {
    return consentFile.isOpen() && eventFile.isOpen();
  }

  @Override
  public void close() {
    consentFile.close();
    eventFile.close();
  }

  /** A file of lines. */
  private static final class LineFile {
    private final FileChannel channel;
    private final Object disk = new Object();
    private final Object queue = new Object();
    private List<byte[]> waiting = new ArrayList<>();
    private long asked;
    private long safe;

    LineFile(Path file) throws IOException {
      endLastLine(file);
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** What a crash has left of a line becomes one of its own, which readers report. */
    private static void endLastLine(Path file) throws IOException {
      if (Files.exists(file) && Files.size(file) > 0) {
        try (RandomAccessFile last = new RandomAccessFile(file.toFile(), "rw")) {
          last.seek(last.length() - 1);
          if (last.read() != '\n') {
            last.write('\n');
          }
        }
      }
    }

    void add(List<byte[]> lines) throws IOException {
      if (lines.isEmpty()) {
        return;
      }
      long own;
      synchronized (queue) {
        waiting.addAll(lines);
        asked += lines.size();
        own = asked;
      }
      synchronized (disk) {
        if (safe < own) {
          bringToDisk();
        }
      }
    }

    /** Under {@code disk}. */
    private void bringToDisk() throws IOException {
      List<byte[]> batch;
      long end;
      synchronized (queue) {
        batch = waiting;
        waiting = new ArrayList<>();
        end = asked;
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (byte[] line : batch) {
        bytes.writeBytes(line);
        bytes.write('\n');
      }
      long before = channel.size();
      try {
        ByteBuffer whole = ByteBuffer.wrap(bytes.toByteArray());
        while (whole.hasRemaining()) {
          channel.write(whole);
        }
        channel.force(false);
        safe = end;
      } catch (IOException e) {
        // Whoever waits for lines of this batch tries them again and fails by itself.
        channel.truncate(before);
        synchronized (queue) {
          batch.addAll(waiting);
          waiting = batch;
        }
        throw e;
      }
    }

    boolean isOpen() {
      return channel.isOpen();
    }

    void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("a file of records cannot be closed", e);
      }
    }
  }
}
