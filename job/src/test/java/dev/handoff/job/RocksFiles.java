package dev.handoff.job;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.handoff.fixture.FoundBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.SstFileReader;
import org.rocksdb.SstFileReaderIterator;

/** RocksDB's files as they lie in checkpoints and savepoints, not compressed. */
final class RocksFiles {

  private static final Pattern AGE = Pattern.compile("\\bttl=\\d+");

  /** The last eight bytes of a file of RocksDB's block-based table format. */
  private static final long TABLE_MAGIC = 0x88e241b785f4cff7L;

  private RocksFiles() {}

  /**
   * Which of the words are in the bytes of any file, or in the keys of RocksDB's own: the bytes of
   * those hold only what differs from the key before.
   */
  static Set<String> wordsIn(Path files, Set<String> words) throws Exception {
    Set<String> found = new TreeSet<>(FoundBytes.in(files, words));
    for (Path file : FoundBytes.filesIn(files)) {
      if (isTable(file)) {
        found.addAll(wordsInKeys(file, words));
      }
    }
    return found;
  }

  private static Set<String> wordsInKeys(Path table, Set<String> words) throws Exception {
    Set<String> found = new TreeSet<>();
    try (Options options = new Options();
        SstFileReader reader = new SstFileReader(options);
        ReadOptions everything = new ReadOptions()) {
      reader.open(table.toString());
      try (SstFileReaderIterator entries = reader.newIterator(everything)) {
        for (entries.seekToFirst(); entries.isValid(); entries.next()) {
          found.addAll(FoundBytes.in(entries.key(), words));
        }
      }
    }
    return found;
  }

  private static boolean isTable(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return bytes.length > Long.BYTES
        && ByteBuffer.wrap(bytes).order(LITTLE_ENDIAN).getLong(bytes.length - Long.BYTES)
            == TABLE_MAGIC;
  }

  /** What RocksDB's options in a checkpoint say of the age at which files are merged. */
  static Set<String> agesIn(Path files) throws IOException {
    Set<String> ages = new TreeSet<>();
    for (Path file : FoundBytes.filesIn(files)) {
      Matcher age = AGE.matcher(new String(Files.readAllBytes(file), ISO_8859_1));
      while (age.find()) {
        ages.add(age.group());
      }
    }
    return ages;
  }
}
