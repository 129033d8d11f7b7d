package dev.handoff.operator;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** Keyed stages as they run in production, on RocksDB, anew or with what an earlier run saved. */
final class OnRocksDb {

  private static final int MAX_PARALLELISM = 128;

  private OnRocksDb() {}

  static <K, I, O> KeyedOneInputStreamOperatorTestHarness<K, I, O> open(
      KeyedProcessFunction<K, I, O> stage,
      KeySelector<I, K> key,
      Class<K> keys,
      @Nullable OperatorSubtaskState saved)
      throws Exception {
    return open(new KeyedProcessOperator<>(stage), key, keys, saved);
  }

  static <K, I, O> KeyedOneInputStreamOperatorTestHarness<K, I, O> open(
      OneInputStreamOperator<I, O> stage,
      KeySelector<I, K> key,
      Class<K> keys,
      @Nullable OperatorSubtaskState saved)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<K, I, O> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            stage, key, TypeInformation.of(keys), MAX_PARALLELISM, 1, 0);
    harness.setStateBackend(new EmbeddedRocksDBStateBackend());
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
    return harness;
  }
}
