package dev.handoff.sink;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.handoff.mail.ledger.LedgerEntry;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.mail.ledger.LedgerMark;
import dev.handoff.mail.ledger.LedgerMarks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The mail ledger in a folder, for a run over files that mails to a server: one file a subtask, an
 * entry a line, forced to disk. A task that was thought dead is not kept from writing.
 */
final class FileLedger implements LedgerLog {

  private final Path folder;
  private final String name;
  private final int subtask;
  private final FileChannel file;

  /**
   * Opens the log of a subtask.
   *
   * @param folder where all subtasks' are
   */
  record Opening(String folder) implements LedgerLog.Opening {
    private static final long serialVersionUID = 1L;

    @Override
    public LedgerLog open(int subtask, int parallelism, Collection<LedgerMark> marks)
        throws IOException {
      return new FileLedger(Path.of(folder), subtask);
    }
  }

  private FileLedger(Path folder, int subtask) throws IOException {
    this.folder = folder;
    this.subtask = subtask;
    this.name = Integer.toString(subtask);
    Files.createDirectories(folder);
    this.file =
        FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.position(file.size());
    if (file.size() > 0) {
      // A kill may have left half a line: what follows it must not be part of it.
      write(new byte[] {'\n'});
    }
  }

  @Override
  public void replay(Collection<LedgerMark> marks, Consumer<LedgerEntry> entries)
      throws IOException {
    if (marks.isEmpty()) {
      return;
    }
    try (Stream<Path> logs = Files.list(folder)) {
      for (Path log : logs.sorted().toList()) {
        String of = String.valueOf(log.getFileName());
        read(log, LedgerMarks.start(marks, of).orElse(0), entries);
      }
    } catch (UncheckedIOException e) {
      throw new IOException("the mail ledger cannot be read", e);
    }
  }

  private static void read(Path log, long from, Consumer<LedgerEntry> entries) throws IOException {
    try (RandomAccessFile lines = new RandomAccessFile(log.toFile(), "r")) {
      lines.seek(Math.min(from, lines.length()));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        LedgerEntry entry = LedgerEntry.of(line.getBytes(US_ASCII));
        if (entry != null) {
          entries.accept(entry);
        }
      }
    }
  }

  @Override
  public void append(List<LedgerEntry> entries) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (LedgerEntry entry : entries) {
      lines.write(entry.toBytes());
      lines.write('\n');
    }
    write(lines.toByteArray());
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    while (left.hasRemaining()) {
      file.write(left);
    }
    file.force(false);
  }

  @Override
  public LedgerMark position() {
    try {
      return new LedgerMark(name, file.position(), subtask);
    } catch (IOException e) {
      throw new UncheckedIOException("the mail ledger is closed", e);
    }
  }

  @Override
  public List<LedgerMark> others() {
    return List.of();
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the mail ledger cannot be closed", e);
    }
  }
}
