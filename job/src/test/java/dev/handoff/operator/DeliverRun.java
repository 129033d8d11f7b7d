package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.Alerts;
import dev.handoff.fixture.Eventually;
import dev.handoff.mail.MessageId;
import dev.handoff.mail.SmtpSettings;
import dev.handoff.mail.dkim.DkimAlgorithm;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.sink.NdjsonFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * One task of {@code deliver} on RocksDB with its ledger in files, alone, against a real server;
 * the test's thread is the task's.
 */
final class DeliverRun implements AutoCloseable {

  static final int MAX_PARALLELISM = 128;

  private static final int MEBIBYTES = 128;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final KeyedOneInputStreamOperatorTestHarness<String, RecipientRecord, DeadLetter> task;

  /**
   * How a task is set up.
   *
   * @param ledger where the ledger is
   * @param server where mail goes
   * @param signatures what each mail is signed with
   */
  record Setup(
      LedgerLog.Opening ledger,
      MailSettings.Server server,
      int threads,
      double rate,
      Duration firstRetry,
      List<SenderSettings.SignatureSettings> signatures) {

    static Setup of(Path ledger, int port) {
      return new Setup(
          new NdjsonFiles(ledger).ledger(),
          DeliverRun.server(port, SmtpSettings.Security.NONE, null),
          4,
          0,
          millis(200),
          List.of());
    }

    Setup with(LedgerLog.Opening other) {
      return new Setup(other, server, threads, rate, firstRetry, signatures);
    }

    Setup with(MailSettings.Server other) {
      return new Setup(ledger, other, threads, rate, firstRetry, signatures);
    }

    Setup with(int count) {
      return new Setup(ledger, server, count, rate, firstRetry, signatures);
    }

    /** Signs every mail with this key. */
    Setup signing(Path key) {
      return new Setup(
          ledger,
          server,
          threads,
          rate,
          firstRetry,
          List.of(
              new SenderSettings.SignatureSettings(
                  "seller.example",
                  "s1",
                  DkimAlgorithm.RSA,
                  List.of(new Secret("mail.dkim.key", key.toString())))));
    }

    Setup withRate(double perSecond) {
      return new Setup(ledger, server, threads, perSecond, firstRetry, signatures);
    }

    private static Duration millis(long millis) {
      return Duration.ofMillis(millis);
    }
  }

  static MailSettings.Server server(
      int port, SmtpSettings.Security security, @Nullable Path passwordFile) {
    return new MailSettings.Server(
        "127.0.0.1",
        port,
        security,
        passwordFile == null ? null : "handoff",
        SmtpSettings.Auth.PASSWORD,
        new Secret("mail.smtp.password", passwordFile == null ? null : passwordFile.toString()),
        100);
  }

  /** Begins anew. */
  DeliverRun(Setup setup) throws Exception {
    this(setup, 0, 1, null);
  }

  /** Begins with what was saved by a job of any parallelism. */
  DeliverRun(Setup setup, int subtask, int parallelism, @Nullable OperatorSubtaskState saved)
      throws Exception {
    task =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new DeliverMailFactory(TaskSettings.of(setup)),
            DeliverMailFactory::keyOf,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
    task.setStateBackend(rocksDb());
    task.getProcessingTimeService().setCurrentTime(System.currentTimeMillis());
    if (saved != null) {
      int before = saved.getManagedKeyedState().size();
      task.initializeState(
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              saved, MAX_PARALLELISM, Math.max(1, before), parallelism, subtask));
    }
    task.open();
    work();
  }

  /** With memory of its own: what a harness hands out is so little that it merges all the time. */
  private static EmbeddedRocksDBStateBackend rocksDb() {
    EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend();
    backend.getMemoryConfiguration().setFixedMemoryPerSlot(MEBIBYTES + "mb");
    return backend;
  }

  /** An alert for one recipient, worth mailing for a while. */
  static OutboundMail alert(String alertId, String recipient, Duration worth) {
    return mail(MessageClass.ALERT, alertId, recipient, worth);
  }

  /** The same in the guise of another class: what a mail says is no matter of delivery. */
  static OutboundMail mail(MessageClass as, String id, String recipient, Duration worth) {
    SalesAlert alert = Alerts.quiet("en");
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    return new OutboundMail(
        MessageId.of(id, recipient),
        as,
        recipient,
        alert,
        null,
        null,
        null,
        null,
        null,
        "en",
        "Europe/Paris",
        now,
        now.plus(worth));
  }

  /** The same alert, put in again now. */
  static OutboundMail again(String alertId, String recipient, Duration worth) {
    Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
    SalesAlert alert = Alerts.quiet("en").redriven(List.of(recipient), now, now.plus(worth));
    return OutboundMail.of(MessageId.of(alertId, recipient), recipient, alert);
  }

  void take(OutboundMail mail) throws Exception {
    task.processElement(new StreamRecord<>(RecipientRecord.of(mail)));
    work();
  }

  /** Tells news about an address. */
  void tell(RecipientRecord news) throws Exception {
    task.processElement(new StreamRecord<>(news));
    work();
  }

  /**
   * Does what a task does between records: the clock goes on, mailbox and timers are worked off.
   */
  void work() throws Exception {
    task.setProcessingTime(Math.max(task.getProcessingTime(), System.currentTimeMillis()));
    for (Optional<Mail> mail = next(); mail.isPresent(); mail = next()) {
      mail.get().run();
    }
  }

  private Optional<Mail> next() {
    return task.getTaskMailbox().tryTake(0);
  }

  /** Works until it holds. */
  void until(String what, Callable<Boolean> condition) {
    Eventually.holds(
        what,
        PATIENCE,
        () -> {
          work();
          return condition.call();
        });
  }

  /** Works until no mail is left, without a pause that a task would not make. */
  void settleAll() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (waiting() > 0) {
      work();
      if (System.nanoTime() > deadline) {
        throw new AssertionError(waiting() + " mails are left");
      }
      LockSupport.parkNanos(100_000);
    }
  }

  OperatorSubtaskState save() throws Exception {
    return task.snapshot(1, 1);
  }

  List<DeadLetter> deadLetters() {
    return task.extractOutputValues();
  }

  List<String> reasons() {
    return deadLetters().stream().map(DeadLetter::reason).toList();
  }

  List<MessageDecision> decisions() {
    return side(DeliveryOutput.DECISIONS).toList();
  }

  List<MessageEvent> events() {
    return side(DeliveryOutput.EVENTS).toList();
  }

  List<MessageEvent.Type> eventTypes() {
    return events().stream().map(MessageEvent::type).toList();
  }

  private <T> Stream<T> side(OutputTag<T> tag) {
    return task.getSideOutput(tag) == null
        ? Stream.of()
        : task.getSideOutput(tag).stream().map(StreamRecord::getValue);
  }

  /** Mails that are not settled. */
  int waiting() {
    return ((DeliverMail) task.getOperator()).waiting();
  }

  boolean stopped() {
    return ((DeliverMail) task.getOperator()).stopped();
  }

  @Override
  public void close() throws IOException {
    try {
      task.close();
    } catch (Exception e) {
      throw new IOException("the task does not close", e);
    }
  }
}
