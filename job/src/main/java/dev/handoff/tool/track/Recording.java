package dev.handoff.tool.track;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings records to the log, the same not twice in a minute. What people say must be written, or
 * they are told that it is not; what was merely seen is lost while the log fails, so that nobody
 * waits for a page because of us. Counts, and names nobody. Thread-safe.
 */
final class Recording {

  /** After a failure nobody waits again so soon for what was merely seen. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final Logger LOGGER = LoggerFactory.getLogger(Recording.class);

  private final TrackLog log;
  private final RecentWrites recent = new RecentWrites();
  private final LongAdder said = new LongAdder();
  private final LongAdder seen = new LongAdder();
  private final LongAdder automated = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private volatile Instant failedAt = Instant.MIN;

  Recording(TrackLog log) {
    this.log = log;
  }

  /**
   * What somebody said.
   *
   * @throws IOException when it is not written, or not surely
   */
  void said(List<Consent> consents, List<MessageEvent> events, Instant now) throws IOException {
    List<Consent> fresh =
        consents.stream().filter(consent -> !recent.has(key(consent, true), now)).toList();
    List<MessageEvent> freshEvents =
        events.stream().filter(event -> !recent.has(event.eventId(), now)).toList();
    // Until it is written, whatever was said before is no longer the last word.
    fresh.forEach(consent -> recent.forget(key(consent, false)));
    if (fresh.isEmpty() && freshEvents.isEmpty()) {
      return;
    }
    try {
      log.write(fresh, freshEvents);
    } catch (IOException e) {
      LOGGER.error("what somebody said cannot be written: {}", e.getMessage());
      throw e;
    }
    said.add(fresh.size());
    fresh.forEach(consent -> recent.add(key(consent, true), now));
    freshEvents.forEach(event -> recent.add(event.eventId(), now));
  }

  /** One thing said, or its opposite. */
  private static String key(Consent consent, boolean same) {
    return String.join(
        "\n",
        consent.personId(),
        consent.purpose().wireName(),
        String.valueOf(consent.topic()),
        Boolean.toString(consent.status().allows() == same));
  }

  /** What was seen. */
  void seen(MessageEvent event, Instant now) {
    if (recent.has(event.eventId(), now)) {
      return;
    }
    (event.automated() ? automated : seen).increment();
    if (now.isBefore(failedAt.plus(PAUSE))) {
      lost.increment();
      return;
    }
    try {
      log.write(List.of(), List.of(event));
      recent.add(event.eventId(), now);
    } catch (IOException e) {
      failedAt = now;
      lost.increment();
      LOGGER.error("what was seen cannot be written: {}", e.getMessage());
    }
  }

  /** A link that is none of ours, or no longer. */
  void refused() {
    refused.increment();
  }

  /** Whether what people say can be written, as far as is known. */
  boolean writable() {
    return log.writable();
  }

  /** What happened since the last time, in a line; empty when nothing did. */
  String sinceLast() {
    List<String> counts = new ArrayList<>();
    add(counts, said, "said");
    add(counts, seen, "seen");
    add(counts, automated, "by machines");
    add(counts, lost, "lost");
    add(counts, refused, "links refused");
    return String.join(", ", counts);
  }

  private static void add(List<String> counts, LongAdder count, String what) {
    long since = count.sumThenReset();
    if (since > 0) {
      counts.add(since + " " + what);
    }
  }
}
