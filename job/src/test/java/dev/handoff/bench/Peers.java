package dev.handoff.bench;

import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What people would use instead, and the floor. Each sums the weights of a person's activities of
 * the last thirty days and throws the sums away: no groups, no cap, no de-duplication, no journeys,
 * nothing written. All read the same file with the same reader of lines, parse after a rebalance
 * with a streaming parser of three fields, reuse objects, and have RocksDB with the settings that
 * Handoff has.
 */
final class Peers {

  static final Duration WINDOW = Duration.ofDays(30);
  static final Duration SLIDE = Duration.ofDays(1);

  private Peers() {}

  static List<Contestant> all() {
    return List.of(
        new FloorPeer(false),
        new FloorPeer(true),
        new ShapedFloorPeer(false),
        new ShapedFloorPeer(true),
        new SlidingWindowPeer(),
        new SqlPeer(
            "SQL HOP",
            "HOP 30 d / 1 d by person, table planner; mini-batch 1 s / 5,000, lateness a day",
            """
            SELECT personId, window_end, SUM(weight)
            FROM TABLE(HOP(TABLE deeds, DESCRIPTOR(ts), INTERVAL '1' DAY, INTERVAL '30' DAY))
            GROUP BY personId, window_start, window_end
            """),
        new SqlPeer(
            "SQL OVER",
            "SUM over the 30 days before each row, by person; lateness a day; sums never fall"
                + " without a new row",
            """
            SELECT personId, ts, SUM(weight) OVER (
              PARTITION BY personId ORDER BY ts
              RANGE BETWEEN INTERVAL '30' DAY PRECEDING AND CURRENT ROW)
            FROM deeds
            """));
  }

  /** The log's activities, parsed, without watermarks. */
  static DataStream<Deed> deeds(StreamExecutionEnvironment env, GeneratedLog log) {
    env.getConfig().enableObjectReuse();
    FileSource<String> lines =
        FileSource.forRecordStreamFormat(
                new TextLineInputFormat(), Path.fromLocalFile(log.activities().toFile()))
            .build();
    return env.fromSource(lines, WatermarkStrategy.noWatermarks(), "read")
        .setParallelism(1)
        .rebalance()
        .map(new ReadDeed())
        .returns(Deed.class);
  }

  /** A day of lateness, as Handoff has over files. */
  static DataStream<Deed> inEventTime(DataStream<Deed> deeds) {
    return deeds.assignTimestampsAndWatermarks(
        WatermarkStrategy.<Deed>forBoundedOutOfOrderness(Duration.ofDays(1))
            .withTimestampAssigner((deed, before) -> deed.at()));
  }
}
