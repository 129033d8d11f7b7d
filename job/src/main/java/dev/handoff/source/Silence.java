package dev.handoff.source;

import dev.handoff.domain.exchange.RawRecord;
import java.time.Duration;
import java.util.List;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.Path;

/** A source that has no record and never ends: only its watermarks count. */
public final class Silence {

  /** Nothing is looked for, so often does not matter. */
  private static final Duration LOOK_EVERY = Duration.ofHours(1);

  private Silence() {}

  /** The source: one of files, which finds none. */
  public static FileSource<RawRecord> source() {
    return FileSource.forRecordStreamFormat(
            new NdjsonFormat("clock", "clock"), new Path("file:///"))
        .setFileEnumerator(() -> (paths, atLeast) -> List.of())
        .monitorContinuously(LOOK_EVERY)
        .build();
  }
}
