package dev.handoff.job;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.sink.RecordBytes;
import dev.handoff.source.RecordTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Ends of the pipelines that go wrong, or slow, on purpose. */
final class Disturbance {

  /** Gates by number, because functions travel to the cluster by serialisation. */
  private static final Map<Integer, Gate> GATES = new ConcurrentHashMap<>();

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** Activities after which a reader waits: half of the demo's. */
  private static final int MIDDLE = 4_000;

  private static final long PAUSE_NANOS = 1_000_000;

  private Disturbance() {}

  /** What a test knows of the disturbance. */
  static final class Gate {
    private final int number = NUMBERS.incrementAndGet();
    private final CountDownLatch middle = new CountDownLatch(1);
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger checkpoints = new AtomicInteger();
    private final AtomicInteger records = new AtomicInteger();
    private final boolean slow;

    private Gate(boolean slow) {
      this.slow = slow;
      GATES.put(number, this);
    }

    int failures() {
      return failures.get();
    }

    /** Returns when half of the activities have been read. */
    void awaitMiddle() throws InterruptedException {
      middle.await();
    }
  }

  static Gate open() {
    return new Gate(true);
  }

  /** A gate at which nobody waits. */
  static Gate opened() {
    return new Gate(false);
  }

  /** The first score after the third checkpoint kills the task; once. */
  static Connectors failsOnceAfterACheckpoint(Connectors ends, Gate gate) {
    return new ForwardingConnectors(ends) {
      @Override
      public <T> void write(Topic topic, DataStream<T> records, RecordBytes<T> bytes) {
        DataStream<T> written = records;
        if (topic == Topic.SCORES) {
          written =
              records
                  .map(new FailsOnce<T>(gate.number))
                  .returns(records.getType())
                  .uid("fails-once");
        }
        super.write(topic, written, bytes);
      }
    };
  }

  /** After half of the activities the reader is slow, so that a test can stop the job there. */
  static Connectors waitsInTheMiddle(Connectors ends, Gate gate) {
    return new ForwardingConnectors(ends) {
      @Override
      public DataStream<RawRecord> read(Topic topic, RecordTime time) {
        DataStream<RawRecord> read = super.read(topic, time);
        return topic == Topic.ACTIVITIES
            ? read.map(new Slows(gate.number)).uid("slows").setParallelism(1)
            : read;
      }
    };
  }

  private static Gate gate(int number) {
    Gate gate = GATES.get(number);
    if (gate == null) {
      throw new IllegalStateException("no gate " + number);
    }
    return gate;
  }

  private static final class FailsOnce<T> extends RichMapFunction<T, T>
      implements CheckpointListener {
    private static final long serialVersionUID = 1L;
    private final int number;

    FailsOnce(int number) {
      this.number = number;
    }

    @Override
    public T map(T record) {
      Gate gate = gate(number);
      if (gate.checkpoints.get() > 2 && gate.failures.compareAndSet(0, 1)) {
        throw new IllegalStateException("the crash that the test wants");
      }
      return record;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      gate(number).checkpoints.incrementAndGet();
    }
  }

  private record Slows(int number) implements MapFunction<RawRecord, RawRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public RawRecord map(RawRecord raw) {
      Gate gate = gate(number);
      if (gate.slow && gate.failures() == 0 && gate.records.incrementAndGet() > MIDDLE) {
        gate.middle.countDown();
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      return raw;
    }
  }
}
