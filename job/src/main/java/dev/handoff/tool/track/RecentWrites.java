package dev.handoff.tool.track;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was written a moment ago, so that whoever asks for one link again and again does not fill
 * the topics. Holds a bounded number; thread-safe.
 */
final class RecentWrites {

  /** So long the same is not written again. */
  static final Duration RECENT = Duration.ofMinutes(1);

  private static final int REMEMBERED = 50_000;

  private final Map<String, Instant> writes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  synchronized boolean has(String what, Instant now) {
    Instant at = writes.get(what);
    return at != null && now.isBefore(at.plus(RECENT));
  }

  synchronized void add(String what, Instant now) {
    writes.put(what, now);
  }

  /** Something else was said in between: it is to be written again. */
  synchronized void forget(String what) {
    writes.remove(what);
  }
}
