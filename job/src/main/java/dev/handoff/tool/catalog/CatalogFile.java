package dev.handoff.tool.catalog;

import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The catalog topic as a file of one record a line, for runs over files. */
public final class CatalogFile {

  private final Path file;
  private final byte[] content;

  /**
   * Reads the file; one that is not there holds nothing.
   *
   * @param path the file, or a folder with a {@code catalog.ndjson}
   * @throws UncheckedIOException when it cannot be read
   */
  public CatalogFile(Path path) {
    this.file = Files.isDirectory(path) ? path.resolve(Topic.CATALOG.wireName() + ".ndjson") : path;
    this.content = read();
  }

  /** The file itself. */
  public Path path() {
    return file;
  }

  /** Its records in their order. */
  public List<RawRecord> records() {
    List<RawRecord> records = new ArrayList<>();
    int line = 1;
    for (int start = 0, at = 0; at <= content.length; at++) {
      if (at == content.length || content[at] == '\n') {
        byte[] value = Arrays.copyOfRange(content, start, at);
        if (!new String(value, StandardCharsets.UTF_8).isBlank()) {
          records.add(
              new RawRecord(
                  Topic.CATALOG.wireName(),
                  null,
                  value,
                  value.length,
                  Origin.ofFile(file.toString(), line)));
        }
        start = at + 1;
        line++;
      }
    }
    return records;
  }

  /**
   * Writes what was read, and these records after it, to a file: whole or not at all.
   *
   * @return false, and nothing is written, when the file that was read is another meanwhile
   * @throws UncheckedIOException when it cannot be written
   */
  public boolean writeTo(Path output, List<byte[]> records) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(content);
    if (content.length > 0 && content[content.length - 1] != '\n') {
      all.write('\n');
    }
    for (byte[] record : records) {
      all.writeBytes(record);
      all.write('\n');
    }
    if (!Arrays.equals(content, read())) {
      return false;
    }
    try {
      Path target = output.toAbsolutePath();
      Path half = target.resolveSibling("." + target.getFileName() + ".part");
      Files.write(half, all.toByteArray());
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + output, e);
    }
    return true;
  }

  private byte[] read() {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
