package dev.handoff.domain.report;

import dev.handoff.domain.message.MessageDecision.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Numbers of mails, by metric and by reason of suppression. A difference between two states of one
 * mail may be negative; the sum over all differences is not.
 *
 * @param byName the wire name of a {@link Metric}, or {@code suppressed.<reason>}; what is not
 *     there is 0
 */
public record Counts(Map<String, Long> byName) {

  private static final String SUPPRESSED = "suppressed.";

  /** Nothing. */
  public static Counts none() {
    return new Counts(Map.of());
  }

  /** One mail that the gate stopped. */
  static Counts suppressed(Reason reason) {
    return new Counts(Map.of(SUPPRESSED + reason.wireName(), 1L));
  }

  /** One mail in each of these metrics. */
  static Counts of(Iterable<Metric> metrics) {
    Map<String, Long> counts = new HashMap<>();
    metrics.forEach(metric -> counts.put(metric.wireName(), 1L));
    return new Counts(counts);
  }

  /** The sum. */
  public Counts plus(Counts other) {
    return with(other, 1);
  }

  /** The difference. */
  public Counts minus(Counts other) {
    return with(other, -1);
  }

  private Counts with(Counts other, int sign) {
    Map<String, Long> sum = new HashMap<>(byName);
    other.byName.forEach((name, count) -> sum.merge(name, sign * count, Long::sum));
    sum.values().removeIf(count -> count == 0);
    return new Counts(sum);
  }

  /** Whether nothing is counted. */
  public boolean isNone() {
    return byName.isEmpty();
  }

  /** How many mails. */
  public long of(Metric metric) {
    return byName.getOrDefault(metric.wireName(), 0L);
  }

  /** Bounces of every class. */
  public long bounced() {
    return of(Metric.BOUNCED_HARD) + of(Metric.BOUNCED_SOFT) + of(Metric.BOUNCED_MESSAGE);
  }

  /** How many mails the gate stopped, by the reason's wire name. */
  public Map<String, Long> suppressed() {
    Map<String, Long> suppressed = new TreeMap<>();
    byName.forEach(
        (name, count) -> {
          if (name.startsWith(SUPPRESSED)) {
            suppressed.put(name.substring(SUPPRESSED.length()), count);
          }
        });
    return suppressed;
  }

  /** How many mails the gate stopped. */
  public long suppressedTotal() {
    return suppressed().values().stream().mapToLong(Long::longValue).sum();
  }

  /** These counts, and so many mails stopped for a reason. */
  public Counts withSuppressed(String reason, long count) {
    return plus(new Counts(Map.of(SUPPRESSED + reason, count)));
  }

  /** These counts, and so many mails more in a metric. */
  public Counts with(Metric metric, long count) {
    return plus(new Counts(Map.of(metric.wireName(), count)));
  }
}
