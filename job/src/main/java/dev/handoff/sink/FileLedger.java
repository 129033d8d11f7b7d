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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The mail ledger in a folder, for a run over files that mails to a server: one file a subtask, an
 * entry a line, forced to disk. Whoever opens it takes the right to write: a task that was thought
 * dead sees that after its next entry, before the server hears of the mail.
 */
final class FileLedger implements LedgerLog {

  private final Path folder;
  private final String name;
  private final int subtask;
  private final String right;
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
      Path logs = Files.createDirectories(Path.of(folder));
      for (int gone : LedgerMarks.writersBeyond(marks, parallelism)) {
        takeRight(logs, gone);
      }
      return new FileLedger(logs, subtask);
    }
  }

  private FileLedger(Path folder, int subtask) throws IOException {
    this.folder = folder;
    this.subtask = subtask;
    this.name = Integer.toString(subtask);
    this.right = takeRight(folder, subtask);
    this.file =
        FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.position(file.size());
    if (file.size() > 0) {
      // A kill may have left half a line: what follows it must not be part of it.
      write(new byte[] {'\n'});
    }
  }

  private static Path rightOf(Path folder, int writer) {
    return folder.resolve(writer + ".writer");
  }

  /** Takes the right to write from whoever has it. */
  private static String takeRight(Path folder, int writer) throws IOException {
    String right = UUID.randomUUID().toString();
    Path written = Files.writeString(folder.resolve(writer + "." + right), right);
    Files.move(
        written,
        rightOf(folder, writer),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return right;
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
        if (of.contains(".")) {
          continue;
        }
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
    // Whoever takes over reads after taking the right: it has read these, or this sees it.
    if (!Files.readString(rightOf(folder, subtask)).equals(right)) {
      throw new FencedException(new IOException("the ledger has another writer"));
    }
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
