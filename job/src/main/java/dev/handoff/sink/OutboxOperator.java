package dev.handoff.sink;

import dev.handoff.state.HandoffState;
import dev.handoff.state.StoredOutgoing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Stands before an exactly-once sink, in one task with it. Input: what is to be written. Output:
 * the same as bytes, and again what the sink may have lost ({@link Outbox}): after a downtime, or
 * after checkpoints that failed, for longer than half of Kafka's transaction timeout. Readers tell
 * a record that comes again by its id; its bytes are the same. State: what was written since the
 * last checkpoint but one; cleared by the second that completes.
 */
public final class OutboxOperator<T> extends AbstractStreamOperator<KeyedBytes>
    implements OneInputStreamOperator<T, KeyedBytes> {

  private static final long serialVersionUID = 1L;

  private final RecordBytes<T> bytes;
  private final Duration transactionTimeout;
  private transient Outbox outbox;
  private transient ListState<StoredOutgoing> stored;
  private transient Counter writtenAgain;

  /**
   * For records written in this form.
   *
   * @param transactionTimeout after which Kafka takes back what was not committed
   */
  // Flink calls initializeState and open before anything else.
  @SuppressWarnings("NullAway.Init")
  public OutboxOperator(RecordBytes<T> bytes, Duration transactionTimeout) {
    this.bytes = bytes;
    this.transactionTimeout = transactionTimeout;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    outbox = new Outbox(transactionTimeout);
    stored = context.getOperatorStateStore().getListState(HandoffState.outbox());
    for (StoredOutgoing one : stored.get()) {
      outbox.restore(
          new KeyedBytes(one.key(), one.value()), one.writtenAt(), one.checkpointCompleted());
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    writtenAgain = getMetricGroup().counter("recordsWrittenAgain");
    getMetricGroup().gauge("recordsInOutbox", () -> outbox.size());
    if (outbox.size() > 0) {
      // Not yet: nothing may be emitted before the task runs.
      ScheduledFuture<?> unused =
          getProcessingTimeService()
              .registerTimer(now().toEpochMilli(), time -> writeAgain(outbox.overdue(now())));
    }
  }

  @Override
  public void processElement(StreamRecord<T> element) {
    KeyedBytes record = KeyedBytes.of(element.getValue(), bytes);
    outbox.add(record, now());
    output.collect(element.replace(record));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    List<StoredOutgoing> kept = new ArrayList<>();
    for (Outbox.Kept one : outbox.at(context.getCheckpointId())) {
      kept.add(
          StoredOutgoing.of(
              one.record().key(), one.record().value(), one.writtenAt(), one.completed()));
    }
    stored.update(kept);
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) throws Exception {
    super.notifyCheckpointComplete(checkpoint);
    writeAgain(outbox.completed(checkpoint, now()));
  }

  private void writeAgain(List<KeyedBytes> records) {
    for (KeyedBytes record : records) {
      writtenAgain.inc();
      output.collect(new StreamRecord<>(record));
    }
    if (!records.isEmpty()) {
      LOG.warn(
          "{} records of {} were not surely committed within {} and are written again, with the"
              + " same ids",
          records.size(),
          getRuntimeContext().getTaskInfo().getTaskName(),
          transactionTimeout.dividedBy(2));
    }
  }

  private Instant now() {
    return Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
  }
}
