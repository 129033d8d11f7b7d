package dev.handoff.cluster;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends groups that become ready, never further ahead than it is allowed to. */
final class Load {

  private static final Duration LOOK = Duration.ofMillis(250);

  private final int groups;
  private final Thread thread;
  private final AtomicInteger sent = new AtomicInteger();
  private final AtomicInteger allowed = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  /**
   * Begins with the catalog.
   *
   * @param groups all there will be
   * @param rate of them a second
   */
  Load(String broker, int groups, double rate) {
    this.groups = groups;
    this.thread = new Thread(() -> send(broker, rate), "load");
  }

  void start() {
    thread.start();
  }

  private void send(String broker, double rate) {
    try (Feed feed = new Feed(broker, rate * ReadyGroups.recordsOf(1))) {
      ReadyGroups ready = new ReadyGroups(Instant.now());
      ready.sendCatalog(feed);
      while (sent.get() < groups) {
        if (sent.get() < allowed.get()) {
          ready.send(feed, sent.getAndIncrement());
        } else {
          pause();
        }
      }
    } catch (InterruptedException | RuntimeException e) {
      failure.set(e);
    }
  }

  /** Lets it go on until it has sent so many. */
  void allow(int first) {
    allowed.set(Math.min(groups, first));
  }

  /** Returns when it has sent so many, or cannot send. */
  void await(int first) throws InterruptedException {
    while (sent.get() < Math.min(groups, first) && failure.get() == null) {
      pause();
    }
  }

  /** Lets it send the rest, and returns when the broker has it. */
  void finish() throws IOException, InterruptedException {
    allow(groups);
    thread.join();
    Throwable fault = failure.get();
    if (fault != null) {
      throw new IOException("the load could not be sent", fault);
    }
  }

  private static void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
  }
}
