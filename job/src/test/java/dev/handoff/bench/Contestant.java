package dev.handoff.bench;

import java.nio.file.Path;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One way to do the work, as a Flink job. */
interface Contestant {

  /** What it is called in the table. */
  String name();

  /** What it does and what was set for it, for a reader who doubts that it was treated well. */
  String settings();

  /**
   * Begins to read the whole log.
   *
   * @param env on the cluster that all contestants use in turn
   * @param output an empty folder of its own
   */
  JobClient start(StreamExecutionEnvironment env, GeneratedLog log, Path output) throws Exception;
}
