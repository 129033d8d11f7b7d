package dev.handoff.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * One keyed stage of the job at some parallelism: the production operator in Flink's harnesses, one
 * a subtask.
 *
 * @param <I> what it takes
 * @param <B> what is broadcast to it
 * @param <O> what it puts out
 */
final class Stage<I, B, O> {

  static final int MAX_PARALLELISM = 12;

  private final List<AbstractStreamOperatorTestHarness<O>> subtasks = new ArrayList<>();
  private final List<Map<String, Long>> watermarks = new ArrayList<>();
  private final List<Long> broadcastWatermarks = new ArrayList<>();
  private final List<Long> forwarded = new ArrayList<>();
  private final Function<I, String> key;

  /** Makes the harness of one subtask. */
  interface Making<O> {
    AbstractStreamOperatorTestHarness<O> make(int parallelism, int subtask) throws Exception;
  }

  Stage(
      int parallelism,
      Function<I, String> key,
      Making<O> making,
      @Nullable OperatorSubtaskState state,
      int oldParallelism)
      throws Exception {
    this.key = key;
    for (int subtask = 0; subtask < parallelism; subtask++) {
      AbstractStreamOperatorTestHarness<O> harness = making.make(parallelism, subtask);
      harness.setup();
      if (state != null) {
        harness.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                state, MAX_PARALLELISM, oldParallelism, parallelism, subtask));
      }
      harness.open();
      subtasks.add(harness);
      watermarks.add(new TreeMap<>());
      broadcastWatermarks.add(Long.MIN_VALUE);
      forwarded.add(Long.MIN_VALUE);
    }
  }

  int parallelism() {
    return subtasks.size();
  }

  int subtaskOf(I record) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(
        key.apply(record), MAX_PARALLELISM, parallelism());
  }

  @SuppressWarnings("unchecked")
  void process(int subtask, I record) throws Exception {
    ((KeyedBroadcastOperatorTestHarness<String, I, B, O>) subtasks.get(subtask))
        .processElement(record, 0);
  }

  @SuppressWarnings("unchecked")
  void broadcast(int subtask, B element) throws Exception {
    ((KeyedBroadcastOperatorTestHarness<String, I, B, O>) subtasks.get(subtask))
        .processBroadcastElement(element, 0);
  }

  /**
   * A watermark has come over one channel; all channels must be announced with their first one
   * before records flow.
   */
  void watermark(int subtask, String channel, long watermark, int channels) throws Exception {
    Map<String, Long> known = watermarks.get(subtask);
    known.put(channel, watermark);
    if (known.size() < channels) {
      return;
    }
    long least = known.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    ((KeyedBroadcastOperatorTestHarness<?, ?, ?, ?>) subtasks.get(subtask))
        .processWatermark(new Watermark(least));
  }

  void broadcastWatermark(int subtask, long watermark) throws Exception {
    broadcastWatermarks.set(subtask, watermark);
    ((KeyedBroadcastOperatorTestHarness<?, ?, ?, ?>) subtasks.get(subtask))
        .processBroadcastWatermark(new Watermark(watermark));
  }

  /** Takes the records put out since last asked. */
  List<O> takeOutput(int subtask) {
    AbstractStreamOperatorTestHarness<O> harness = subtasks.get(subtask);
    List<O> records = new ArrayList<>();
    for (Object out : harness.getOutput()) {
      if (out instanceof Watermark mark) {
        forwarded.set(subtask, mark.getTimestamp());
      }
    }
    harness.extractOutputStreamRecords().forEach(record -> records.add(record.getValue()));
    harness.getOutput().clear();
    return records;
  }

  /** The last watermark the subtask has put out. */
  long forwarded(int subtask) {
    return forwarded.get(subtask);
  }

  <S> List<S> takeSideOutput(int subtask, OutputTag<S> tag) {
    var side = subtasks.get(subtask).getSideOutput(tag);
    if (side == null) {
      return List.of();
    }
    List<S> records = side.stream().map(record -> record.getValue()).toList();
    side.clear();
    return records;
  }

  /** Snapshots all subtasks and closes them. */
  OperatorSubtaskState stop() throws Exception {
    OperatorSubtaskState[] states = new OperatorSubtaskState[subtasks.size()];
    for (int i = 0; i < states.length; i++) {
      states[i] = subtasks.get(i).snapshot(1, 1);
    }
    close();
    return AbstractStreamOperatorTestHarness.repackageState(states);
  }

  void close() throws Exception {
    for (AbstractStreamOperatorTestHarness<O> subtask : subtasks) {
      subtask.close();
    }
  }

  static TypeInformation<String> keyType() {
    return Types.STRING;
  }
}
