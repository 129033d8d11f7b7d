package dev.handoff.tool.track;

import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.job.TrackSettings;
import dev.handoff.template.TrackPages;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole service: its log, its pages and its place on the web. */
final class Tracker implements AutoCloseable {

  private static final Logger LOGGER = LoggerFactory.getLogger(Tracker.class);
  private static final long EVERY_SECONDS = 60;

  private final TrackLog log;
  private final Recording recording;
  private final TopicNames topics;
  private final TrackServer server;
  private final ScheduledExecutorService minute;

  /**
   * @param log is closed with this
   * @param catalog reads all of the catalog's topic, oldest first
   */
  Tracker(
      TrackSettings settings,
      TrackLog log,
      Supplier<List<RawRecord>> catalog,
      String host,
      int port,
      Clock clock) {
    this.log = log;
    this.recording = new Recording(log);
    this.topics = new TopicNames(settings.topics(), catalog);
    TrackPages pages = new TrackPages(settings.brand());
    TrackService service =
        new TrackService(settings.address().open(), pages, topics, recording, clock);
    String path = URI.create(settings.address().baseUrl()).getRawPath();
    this.server =
        new TrackServer(
            host,
            port,
            Objects.requireNonNullElse(path, ""),
            pages.allowedStyle(),
            service::answer,
            recording::writable);
    this.minute =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "track-minute");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Begins; returns the port. */
  int start() {
    readTopics();
    Future<?> unused =
        minute.scheduleWithFixedDelay(
            this::everyMinute, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    return server.start();
  }

  private void everyMinute() {
    readTopics();
    say();
  }

  /** Without the catalog people can still choose the topic of their mail. */
  private void readTopics() {
    try {
      topics.refresh();
    } catch (RuntimeException e) {
      LOGGER.warn("the catalog's topics cannot be read: {}", e.getMessage());
    }
  }

  private void say() {
    String counts = recording.sinceLast();
    if (!counts.isEmpty()) {
      LOGGER.info("in the last minute: {}", counts);
    }
  }

  @Override
  public void close() {
    minute.shutdownNow();
    server.close();
    say();
    log.close();
  }
}
