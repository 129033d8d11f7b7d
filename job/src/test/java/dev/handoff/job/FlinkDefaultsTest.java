package dev.handoff.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;

/** What the job sets of Flink when nobody else has (deploy/README.md, "Flink's settings"). */
class FlinkDefaultsTest {

  private final Configuration users = new Configuration();

  private ReadableConfig configured() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(users);
    HandoffJob.configure(env);
    return env.getConfiguration();
  }

  @Test
  void stateIsInRocksDbWithFiltersAndWrittenEachTenSeconds() {
    ReadableConfig flink = configured();
    assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(flink.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isTrue();
    assertThat(flink.get(PipelineOptions.OBJECT_REUSE)).isTrue();
  }

  @Test
  void whatTheUserHasSetStays() {
    users.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    users.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(3));
    users.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, false);
    users.set(PipelineOptions.OBJECT_REUSE, false);
    ReadableConfig flink = configured();
    assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("hashmap");
    assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(3));
    assertThat(flink.get(RocksDBConfigurableOptions.USE_BLOOM_FILTER)).isFalse();
    assertThat(flink.get(PipelineOptions.OBJECT_REUSE)).isFalse();
  }
}
