package dev.handoff.job;

import dev.handoff.domain.exchange.Topic;
import dev.handoff.sink.RecordBytes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Ends of a pipeline whose checkpoint is held when the sink of alerts has done its part of it, and
 * nothing is committed yet: the moment at which a power cut hurts most. The other sinks stand in
 * one task with evaluate, and are ready before a checkpoint's barrier leaves it.
 */
final class HeldCheckpoint extends ForwardingConnectors {

  /** By number, because functions travel to the cluster by serialisation. */
  private static final Map<Integer, HeldCheckpoint> ALL = new ConcurrentHashMap<>();

  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final int PARALLELISM = 2;

  private final int number = NUMBERS.incrementAndGet();
  private final AtomicInteger arrived = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  HeldCheckpoint(Connectors ends) {
    super(ends);
    ALL.put(number, this);
  }

  /** Whether the sinks have done their part. */
  boolean isHeld() {
    return arrived.get() == PARALLELISM;
  }

  void release() {
    released.countDown();
  }

  @Override
  public <T> void write(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
    super.write(
        topic,
        topic == Topic.SALES_ALERTS
            ? records.map(new Holds<T>(number)).returns(records.getType()).uid("holds")
            : records,
        bytes);
  }

  /** Stands before a sink in one task with it: its turn in a checkpoint comes after the sink's. */
  private record Holds<T>(int number) implements MapFunction<T, T>, CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public T map(T record) {
      return record;
    }

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws InterruptedException {
      HeldCheckpoint held = ALL.get(number);
      if (held != null) {
        held.arrived.incrementAndGet();
        held.released.await();
      }
    }

    @Override
    public void initializeState(FunctionInitializationContext context) {
      // It keeps nothing.
    }
  }
}
