package dev.handoff.state;

import java.time.Duration;
import java.util.Collection;
import org.apache.flink.state.rocksdb.RocksDBOptionsFactory;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;

/**
 * How RocksDB keeps the files of the state: a value that was removed or written anew is gone from
 * them within a day (SPEC section 8, promise 4). RocksDB itself only hides the old value; its bytes
 * stay until a newer file is merged into the one that holds them, and so does a checkpoint's copy
 * of that file. Files that have reached an age are therefore merged down to the last level. RocksDB
 * looks at the age of a state's files whenever a checkpoint has brought something new of that state
 * to disk; a state that nobody writes to keeps its files as they are.
 */
public class StateFiles implements RocksDBOptionsFactory {

  /** Half a day, so that the other half is left for the next write and for the merging. */
  public static final Duration MERGED_AFTER = Duration.ofHours(12);

  private static final long serialVersionUID = 1L;

  private final Duration mergedAfter;

  /** Flink makes it by the class's name. */
  public StateFiles() {
    this(MERGED_AFTER);
  }

  /**
   * @param mergedAfter age at which a file is merged, in whole seconds, above 0
   */
  protected StateFiles(Duration mergedAfter) {
    this.mergedAfter = mergedAfter;
  }

  @Override
  public DBOptions createDBOptions(DBOptions options, Collection<AutoCloseable> toClose) {
    return options;
  }

  @Override
  public ColumnFamilyOptions createColumnOptions(
      ColumnFamilyOptions options, Collection<AutoCloseable> toClose) {
    return options.setTtl(mergedAfter.toSeconds());
  }
}
