package dev.handoff.operator;

import dev.handoff.mail.DeliveryOutcome;
import dev.handoff.mail.DeliveryOutcome.Fault;
import dev.handoff.mail.ledger.LedgerEntry;
import dev.handoff.mail.ledger.LedgerEntry.Step;
import dev.handoff.mail.ledger.MailLedger;
import dev.handoff.operator.Handover.Ended;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads that render and hand over, each on a connection of its own. A thread lets the server
 * hear of a mail only when the ledger durably says so, and the outcome is in the ledger before the
 * task hears of it.
 */
final class SendingThreads implements AutoCloseable {

  /** What is under way when a task ends has so long to end too, so that its outcome is known. */
  private static final long PATIENCE_SECONDS = 10;

  private final RenderMail render;
  private final MailDoor door;
  private final MailLedger ledger;
  private final Clock clock;
  private final Consumer<Ended> ended;
  private final Consumer<Throwable> broken;
  private final ExecutorService threads;
  private volatile boolean closing;

  /**
   * @param clock says when an attempt ended
   * @param ended told of every attempt, from any thread
   * @param broken told when the ledger fails, after which nothing may be sent
   */
  SendingThreads(
      int count,
      RenderMail render,
      MailDoor door,
      MailLedger ledger,
      Clock clock,
      Consumer<Ended> ended,
      Consumer<Throwable> broken) {
    this.render = render;
    this.door = door;
    this.ledger = ledger;
    this.clock = clock;
    this.ended = ended;
    this.broken = broken;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            task -> {
              Thread thread = new Thread(task, "mail-sender");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Has an attempt made. */
  void hand(Handover handover) {
    Future<?> unused = threads.submit(() -> attempt(handover));
  }

  private void attempt(Handover handover) {
    RenderMail.Rendered rendered;
    try {
      rendered = render.render(handover.mail(), handover.tracking());
    } catch (RuntimeException e) {
      ended.accept(new Ended(handover, null, e.getClass().getSimpleName(), false, clock.instant()));
      return;
    }
    try {
      ledger.append(handover.entry(Step.ATTEMPTING, clock.instant(), 0)).get();
      if (closing) {
        return;
      }
      DeliveryOutcome outcome = door.deliver(rendered.mail(), rendered.mime());
      Instant at = clock.instant();
      // The thread goes on: the ledger keeps the order, so its next attempt comes after this.
      CompletableFuture<Void> unused =
          ledger
              .append(handover.entry(step(outcome), at, outcome.code()))
              .whenComplete(
                  (written, failure) -> {
                    if (failure == null) {
                      ended.accept(
                          new Ended(handover, outcome, null, rendered.promotionsDropped(), at));
                    } else {
                      broken.accept(failure);
                    }
                  });
    } catch (ExecutionException e) {
      broken.accept(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      broken.accept(e);
    }
  }

  private static LedgerEntry.Step step(DeliveryOutcome outcome) {
    return switch (outcome.result()) {
      case ACCEPTED -> Step.SENT;
      case REFUSED -> outcome.fault() == Fault.RECIPIENT ? Step.BOUNCED : Step.REFUSED;
      case TEMPORARY, CONFIGURATION -> outcome.fateUnknown() ? Step.UNKNOWN : Step.DEFERRED;
    };
  }

  /** Begins nothing more, waits a little for what is under way, then closes door and ledger. */
  @Override
  public void close() {
    closing = true;
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      door.close();
      ledger.close();
    }
  }
}
