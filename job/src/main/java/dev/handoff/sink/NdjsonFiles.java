package dev.handoff.sink;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.mail.ledger.LedgerLog;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;

/**
 * A folder that a run over files writes to: while it runs one folder of parts for each topic, of
 * which only committed ones count; afterwards {@code <topic>.ndjson}.
 *
 * @param folder the folder
 */
public record NdjsonFiles(Path folder) {

  private static final String PARTS = ".parts";
  private static final String SO_FAR = ".so-far";
  private static final String LEDGER = ".mail-ledger";

  /** An exactly-once sink of a topic. */
  public <T> FileSink<T> sink(Topic topic, RecordBytes<T> bytes) {
    return sink(parts(topic), bytes);
  }

  /** The same for what is known so far, which is there only while the run goes on. */
  public <T> FileSink<T> sinkSoFar(Topic topic, RecordBytes<T> bytes) {
    return sink(partsSoFar(topic), bytes);
  }

  private static <T> FileSink<T> sink(Path parts, RecordBytes<T> bytes) {
    return FileSink.<T>forBulkFormat(
            new org.apache.flink.core.fs.Path(parts.toAbsolutePath().toUri()),
            part -> new Lines<>(bytes.value(), part))
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .build();
  }

  /** Where a run that mails to a server keeps its ledger. */
  public LedgerLog.Opening ledger() {
    return new FileLedger.Opening(folder.resolve(LEDGER).toAbsolutePath().toString());
  }

  /**
   * Puts the committed parts of each topic into one file, and removes the parts. Topics without a
   * record get an empty file.
   */
  public void merge(List<Topic> topics) throws IOException {
    for (Topic topic : topics) {
      try (OutputStream merged = Files.newOutputStream(file(topic))) {
        for (Path part : committed(parts(topic))) {
          Files.copy(part, merged);
        }
      }
      clear(topic);
    }
  }

  /**
   * What a run that goes on has committed for whoever looks on: files of lines, the oldest first;
   * none before the first checkpoint and after the run.
   */
  public List<Path> soFar(Topic topic) throws IOException {
    return committed(partsSoFar(topic));
  }

  /** Removes what an earlier run has left of these topics. */
  public void clear(List<Topic> topics) throws IOException {
    Files.createDirectories(folder);
    for (Topic topic : topics) {
      clear(topic);
      Files.deleteIfExists(file(topic));
    }
    clear(folder.resolve(LEDGER));
  }

  /** The file of a topic. */
  public Path file(Topic topic) {
    return folder.resolve(topic.wireName() + ".ndjson");
  }

  private Path parts(Topic topic) {
    return folder.resolve(PARTS).resolve(topic.wireName());
  }

  private Path partsSoFar(Topic topic) {
    return folder.resolve(PARTS).resolve(topic.wireName() + SO_FAR);
  }

  /**
   * In the order in which they were written, so that the last record of a key stays the last: part
   * numbers sort as text, and begin anew after a restore.
   */
  private static List<Path> committed(Path parts) throws IOException {
    if (!Files.isDirectory(parts)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(parts)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(NdjsonFiles::writtenAt).thenComparing(Path::toString))
          .toList();
    }
  }

  private static FileTime writtenAt(Path part) {
    try {
      return Files.getLastModifiedTime(part);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + part, e);
    }
  }

  private void clear(Topic topic) throws IOException {
    boolean written = clear(parts(topic));
    boolean writtenSoFar = clear(partsSoFar(topic));
    if (!written && !writtenSoFar) {
      return;
    }
    try (Stream<Path> others = Files.list(folder.resolve(PARTS))) {
      if (others.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder.resolve(PARTS));
  }

  /** Removes a folder of files; false when there is none. */
  private static boolean clear(Path flat) throws IOException {
    if (!Files.isDirectory(flat)) {
      return false;
    }
    try (Stream<Path> files = Files.list(flat)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(flat);
    return true;
  }

  /**
   * One record a line, gathered until there is room for no more: a part is whole when a checkpoint
   * closes it, and nobody reads it before.
   */
  private static final class Lines<T> implements BulkWriter<T> {

    private static final int GATHERED = 1 << 16;

    private final RecordBytes.ToBytes<T> bytes;
    private final OutputStream out;

    Lines(RecordBytes.ToBytes<T> bytes, OutputStream part) {
      this.bytes = bytes;
      this.out = new BufferedOutputStream(part, GATHERED);
    }

    @Override
    public void addElement(T record) throws IOException {
      out.write(bytes.of(record));
      out.write('\n');
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void finish() throws IOException {
      out.flush();
    }
  }
}
