package dev.handoff.mail.ledger;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one subtask: many threads append, one writes, and all that has come while it wrote
 * goes together (group commit). Entries are written in the order in which they were appended; so an
 * attempt is never there before the outcome of what its thread sent last. Thread-safe.
 */
public final class MailLedger implements AutoCloseable {

  private static final int MOST_AT_ONCE = 500;

  private final LedgerLog log;
  private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile LedgerMark position;
  private volatile boolean closed;
  private volatile @Nullable IOException failure;

  private record Waiting(LedgerEntry entry, CompletableFuture<Void> written) {}

  /** Writes to this log, which has been read already, and closes it in the end. */
  public MailLedger(LedgerLog log) {
    this.log = log;
    this.position = log.position();
    this.writer = new Thread(this::write, "mail-ledger");
    writer.setDaemon(true);
    writer.start();
  }

  /**
   * Appends an entry.
   *
   * @return done when the entry is durable; failed with an {@link IOException} when it is not, and
   *     then no later one ever is
   */
  public CompletableFuture<Void> append(LedgerEntry entry) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    IOException failed = failure;
    if (failed != null) {
      written.completeExceptionally(failed);
    } else if (closed) {
      written.completeExceptionally(new IOException("the mail ledger is closed"));
    } else {
      queue.add(new Waiting(entry, written));
    }
    return written;
  }

  /** A place that no entry appended from now on lies before. */
  public LedgerMark position() {
    return position;
  }

  /** Gives up what is not written yet. */
  @Override
  public void close() {
    closed = true;
    writer.interrupt();
  }

  private void write() {
    List<Waiting> group = new ArrayList<>();
    try {
      while (!closed) {
        group.clear();
        group.add(queue.take());
        queue.drainTo(group, MOST_AT_ONCE - 1);
        log.append(group.stream().map(Waiting::entry).toList());
        position = log.position();
        group.forEach(waiting -> waiting.written().complete(null));
      }
      fail(group, new IOException("the mail ledger is closed"));
    } catch (InterruptedException e) {
      // Closed: nobody waits any more.
      fail(group, new IOException("the mail ledger is closed", e));
    } catch (IOException e) {
      fail(group, e);
    } catch (RuntimeException e) {
      fail(group, new IOException("the mail ledger cannot be written", e));
    } finally {
      // The interrupt that ends this thread must not end the closing.
      boolean unused = Thread.interrupted();
      log.close();
    }
  }

  private void fail(List<Waiting> group, IOException why) {
    failure = why;
    queue.drainTo(group);
    group.forEach(waiting -> waiting.written().completeExceptionally(why));
  }
}
