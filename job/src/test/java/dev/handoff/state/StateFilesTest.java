package dev.handoff.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.fixture.Eventually;
import dev.handoff.fixture.FoundBytes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * What was removed or overwritten leaves RocksDB's files when they are old enough, however deep it
 * lies. RocksDB takes ages from the machine's clock, so that the age is a second here and not half
 * a day; the files are not compressed, so that their bytes can be searched.
 */
class StateFilesTest {

  private static final Duration A_SECOND = Duration.ofSeconds(1);
  private static final int DEEP = 4;
  private static final Set<String> WHO = Set.of("Wilhelmina", "Featherstonehaugh");

  @TempDir private Path folder;

  private static final class AfterASecond extends StateFiles {
    private static final long serialVersionUID = 1L;

    AfterASecond() {
      super(A_SECOND);
    }
  }

  @Test
  void whatWasRemovedOrOverwrittenLeavesTheFilesWithTime() throws Exception {
    RocksDB.loadLibrary();
    try (ColumnFamilyOptions columns =
            new AfterASecond().createColumnOptions(new ColumnFamilyOptions(), List.of());
        DBOptions base = new DBOptions();
        Options options = new Options(base, columns)) {
      options.setCreateIfMissing(true).setCompressionType(CompressionType.NO_COMPRESSION);
      try (RocksDB rocks = RocksDB.open(options, folder.toString())) {
        write(rocks, "removed", "Wilhelmina");
        write(rocks, "overwritten", "Featherstonehaugh");
        sink(rocks);
        rocks.delete("removed".getBytes(UTF_8));
        write(rocks, "overwritten", "nobody");
        assertThat(FoundBytes.in(folder, WHO)).as("hidden, not gone").isEqualTo(WHO);

        Eventually.holds(
            "the old bytes are gone although little is written",
            Duration.ofSeconds(20),
            () -> {
              write(rocks, "another", "value");
              return FoundBytes.in(folder, WHO).isEmpty();
            });
      }
    }
  }

  private static void write(RocksDB rocks, String key, String value) throws RocksDBException {
    rocks.put(key.getBytes(UTF_8), value.getBytes(UTF_8));
    try (FlushOptions flush = new FlushOptions()) {
      rocks.flush(flush);
    }
  }

  /** To a level that small files do not reach by themselves. */
  private static void sink(RocksDB rocks) throws RocksDBException {
    try (CompactRangeOptions deep =
        new CompactRangeOptions().setChangeLevel(true).setTargetLevel(DEEP)) {
      rocks.compactRange(rocks.getDefaultColumnFamily(), null, null, deep);
    }
  }
}
