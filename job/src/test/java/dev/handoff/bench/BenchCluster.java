package dev.handoff.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.RpcServiceSharing;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The cluster in this process on which all contestants run in turn. */
final class BenchCluster implements AutoCloseable {

  /** Of each job; as many as there are cores. */
  static final int PARALLELISM = Runtime.getRuntime().availableProcessors();

  /** Of both slots together. */
  private static final int MANAGED_MEBIBYTES = 512;

  private final Configuration flink = new Configuration();
  private final MiniCluster cluster;

  /**
   * With 512 MiB of managed memory for all slots.
   *
   * @param checkpoints where they are kept
   */
  BenchCluster(Path checkpoints) throws Exception {
    this(checkpoints, MANAGED_MEBIBYTES);
  }

  /**
   * @param checkpoints where they are kept
   * @param managedMebibytes managed memory of all slots together
   */
  BenchCluster(Path checkpoints, int managedMebibytes) throws Exception {
    flink.set(RestOptions.PORT, 0);
    flink.set(RestOptions.BIND_ADDRESS, "localhost");
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(managedMebibytes));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(128));
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(128));
    flink.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    flink.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(10));
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
    cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(PARALLELISM)
                .setRpcServiceSharing(RpcServiceSharing.SHARED)
                .build());
    cluster.start();
  }

  /** What holds for all, with 512 MiB. */
  static String settings() {
    return settings(MANAGED_MEBIBYTES);
  }

  static String settings(int managedMebibytes) {
    return "Flink in one process, parallelism %d, RocksDB with %d MiB of managed memory, incremental checkpoints every 10 s"
        .formatted(PARALLELISM, managedMebibytes);
  }

  /** Runs a contestant to the end of the log; from the job's beginning to its end. */
  Duration run(Contestant contestant, GeneratedLog log, Path output) throws Exception {
    JobClient job = contestant.start(environment(), log, output);
    return Duration.ofMillis(job.getJobExecutionResult().get().getNetRuntime());
  }

  /** For one job on it. */
  StreamExecutionEnvironment environment() throws Exception {
    URI rest = cluster.getRestAddress().get();
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createRemoteEnvironment(rest.getHost(), rest.getPort(), flink);
    env.setParallelism(PARALLELISM);
    return env;
  }

  @Override
  public void close() {
    cluster.closeAsync().join();
  }
}
