package dev.handoff.operator;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.gate.RecipientFile;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.mail.ledger.LedgerMark;
import dev.handoff.mail.ledger.LedgerReplay;
import dev.handoff.mail.ledger.MailLedger;
import dev.handoff.mail.pace.SendQueue;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StoredLedgerMark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.ThrowingRunnable;
import org.jspecify.annotations.Nullable;

/**
 * The gate and the sending, by recipient address (DESIGN section 2, "deliver"). Input: mails, and
 * news about addresses. Output: a dead letter for each mail that was refused or given up. Side
 * outputs: {@link DeliveryOutput#DECISIONS}, {@link DeliveryOutput#EVENTS}. State: what the gate
 * knows about the address, until there is nothing to know; every mail that is not settled, until it
 * is; where the ledger must be read from after a restore.
 *
 * <p>Threads send, never the task's own, and what they come back with runs here by the mailbox (ADR
 * 0019). What a checkpoint has of a mail may be older than what the server has: the ledger tells
 * (ADR 0020).
 */
final class DeliverMail extends AbstractStreamOperator<DeadLetter>
    implements OneInputStreamOperator<RecipientRecord, DeadLetter>,
        BoundedOneInput,
        Triggerable<String, String>,
        DeliveryTask {

  private static final long serialVersionUID = 1L;

  /** After the drain, for what is under way. */
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

  /** What a kill has undone the source has brought again by then. */
  private static final Duration BROUGHT_BACK = Duration.ofHours(1);

  private final DeliverySettings settings;
  private final transient MailboxExecutor mailbox;
  private transient List<LedgerMark> restored;
  private transient ListState<StoredLedgerMark> marks;
  private transient RecipientState state;
  private transient SendQueue queue;
  private transient Deliveries deliveries;
  private transient LedgerReplay replay;
  private transient @Nullable LedgerLog log;
  private transient MailLedger ledger;
  private transient @Nullable SendingThreads threads;
  private transient @Nullable Instant asksAt;
  private transient Instant openedAt;
  private transient boolean resumed;
  private transient boolean drained;

  // Flink calls initializeState and open before anything else.
  @SuppressWarnings("NullAway.Init")
  DeliverMail(StreamOperatorParameters<DeadLetter> parameters, DeliverySettings settings) {
    super(parameters);
    this.settings = settings;
    this.mailbox = parameters.getMailboxExecutor();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    marks = context.getOperatorStateStore().getUnionListState(HandoffState.ledgerMarks());
    restored = new ArrayList<>();
    for (StoredLedgerMark mark : marks.get()) {
      restored.add(new LedgerMark(mark.log(), mark.offset(), mark.writer()));
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    openedAt = now();
    TaskInfo task = getRuntimeContext().getTaskInfo();
    int parallelism = task.getNumberOfParallelSubtasks();
    KeyGroupRange own =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            task.getMaxNumberOfParallelSubtasks(), parallelism, task.getIndexOfThisSubtask());
    log = settings.ledger().open(task.getIndexOfThisSubtask(), parallelism, restored);
    replay = new LedgerReplay(own::contains);
    log.replay(restored, replay::take);
    ledger = new MailLedger(log);
    MailSettings mail = settings.mail();
    queue = settings.queue(parallelism, now());
    state =
        new RecipientState(
            getKeyedStateStore().getState(HandoffState.recipient()),
            getKeyedStateStore().getMapState(HandoffState.unsettledMails()),
            getInternalTimerService("mails", StringSerializer.INSTANCE, this),
            settings.gate());
    boolean bounded = settings.timeline().bounded();
    deliveries =
        new Deliveries(
            settings,
            state,
            new DeliveryOutput(output, getMetricGroup(), bounded),
            queue,
            replay,
            this);
    threads =
        new SendingThreads(
            mail.threads(),
            new RenderMail(mail, getMetricGroup()),
            MailDoor.open(mail),
            ledger,
            bounded ? Clock.systemUTC() : settings.timeline().clock(),
            ended -> later(() -> deliveries.ended(ended)),
            failure ->
                later(
                    () -> {
                      throw new IllegalStateException("the mail ledger fails", failure);
                    }));
    getMetricGroup().gauge("mailsWaiting", (Gauge<Integer>) this::waiting);
    getMetricGroup().gauge("mailsUnderWay", (Gauge<Integer>) deliveries::underWay);
    getMetricGroup().gauge("mailStopped", (Gauge<Integer>) () -> stopped() ? 1 : 0);
    later(this::resume);
  }

  /**
   * Once, before anything else: timers that were restored may fire first, and must not act before
   * the ledger was asked.
   */
  private void resume() {
    if (!resumed) {
      resumed = true;
      deliveries.resume(keysWithMails());
    }
  }

  @Override
  public void processElement(StreamRecord<RecipientRecord> element) {
    String key = (String) getCurrentKey();
    resume();
    setCurrentKey(key);
    Instant at =
        element.hasTimestamp() ? Instant.ofEpochMilli(element.getTimestamp()) : Instant.MIN;
    deliveries.take(element.getValue(), key, at);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, String> timer) {
    resume();
    setCurrentKey(timer.getKey());
    deliveries.due(timer.getNamespace(), timer.getKey());
  }

  @Override
  public void onEventTime(InternalTimer<String, String> timer) {
    resume();
    setCurrentKey(timer.getKey());
    Instant at = Instant.ofEpochMilli(timer.getTimestamp());
    if (timer.getNamespace().equals(RecipientState.ADDRESS)) {
      RecipientFile file = state.file();
      file.forget(at, settings.gate());
      state.keep(file);
    } else {
      deliveries.dueInEventTime(timer.getNamespace(), timer.getKey(), at);
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    marks.clear();
    LedgerMark own = deliveries.mark();
    List<LedgerMark> all = new ArrayList<>(log == null ? List.of() : log.others());
    all.add(own);
    if (replay.unclaimed() > 0 && now().isBefore(openedAt.plus(BROUGHT_BACK))) {
      all.addAll(restored);
    }
    for (LedgerMark mark : all) {
      marks.add(new StoredLedgerMark(mark.log(), mark.offset(), mark.writer()));
    }
  }

  /** Waits for the mails that are left, while what they come back with is worked on. */
  @Override
  public void endInput() throws Exception {
    resume();
    Instant end = now().plus(settings.mail().drain()).plus(LAST_ANSWERS);
    ScheduledFuture<?> unused =
        getProcessingTimeService().registerTimer(end.toEpochMilli(), at -> drained = true);
    while (state.count() > 0 && !drained) {
      mailbox.yield();
    }
    deliveries.giveUp(keysWithMails());
  }

  @Override
  public void close() throws Exception {
    SendingThreads running = threads;
    if (running != null) {
      running.close();
    } else if (log != null) {
      log.close();
    }
    super.close();
  }

  @Override
  public Instant now() {
    return Instant.ofEpochMilli(getProcessingTimeService().getCurrentProcessingTime());
  }

  @Override
  public void turnTo(String key) {
    setCurrentKey(key);
  }

  @Override
  public int keyGroupOf(String key) {
    return KeyGroupRangeAssignment.assignToKeyGroup(
        key, getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks());
  }

  @Override
  public LedgerMark ledgerPosition() {
    return ledger.position();
  }

  @Override
  public void hand(Handover handover) {
    SendingThreads running = threads;
    if (running != null) {
      running.hand(handover);
    }
  }

  @Override
  public void handOutAt(Instant at) {
    if (asksAt == null || at.isBefore(asksAt)) {
      asksAt = at;
      ScheduledFuture<?> unused =
          getProcessingTimeService()
              .registerTimer(
                  at.toEpochMilli() + 1,
                  now -> {
                    asksAt = null;
                    deliveries.handOut();
                  });
    }
  }

  /** How many mails of this task are not settled. */
  int waiting() {
    return state.count();
  }

  /** Whether nothing is sent because nothing would pass. */
  boolean stopped() {
    return queue.breaker().isOpen();
  }

  private void later(ThrowingRunnable<Exception> work) {
    try {
      mailbox.execute(work, "mail");
    } catch (RejectedExecutionException e) {
      // The task has ended: whoever is restored from its state reads the outcome in the ledger.
    }
  }

  private List<String> keysWithMails() {
    try (Stream<String> keys =
        this.<String>getKeyedStateBackend()
            .getKeys(HandoffState.unsettledMails().getName(), VoidNamespace.INSTANCE)) {
      return keys.distinct().toList();
    }
  }
}
