package dev.handoff.operator;

import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision.Reason;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What {@code deliver} counts, by class of mail and reason: words from a list of our own, never of
 * a record.
 */
final class DeliveryMetrics {

  /** Quantiles are those of the newest mails. */
  private static final int NEWEST = 1_000;

  private final MetricGroup metrics;
  private final Counter sent;
  private final Counter deferred;
  private final Counter failed;
  private final Counter resent;
  private final Counter expired;
  private final Map<MessageClass, Histogram> ages = new EnumMap<>(MessageClass.class);
  private final Map<String, Counter> stops = new HashMap<>();

  DeliveryMetrics(MetricGroup metrics) {
    this.metrics = metrics;
    this.sent = metrics.counter("mailsSent");
    this.deferred = metrics.counter("mailsDeferred");
    this.failed = metrics.counter("mailsFailed");
    this.resent = metrics.counter("mailsResent");
    this.expired = metrics.counter("mailsExpired");
    for (MessageClass kind : MessageClass.values()) {
      ages.put(
          kind,
          metrics
              .addGroup("class", kind.wireName())
              .histogram("mailAgeMillis", new DescriptiveStatisticsHistogram(NEWEST)));
    }
  }

  /**
   * The server has it.
   *
   * @param age since it was decided or asked for
   * @param past whether that was in past data: then its age says nothing
   */
  void sent(MessageClass kind, Duration age, boolean past) {
    sent.inc();
    if (!past) {
      Objects.requireNonNull(ages.get(kind)).update(age.toMillis());
    }
  }

  /** The gate let it not pass, or nothing came of it. */
  void stopped(MessageClass kind, Reason reason) {
    stops
        .computeIfAbsent(
            kind + " " + reason,
            key ->
                metrics
                    .addGroup("class", kind.wireName())
                    .addGroup("reason", reason.wireName())
                    .counter("mailsStopped"))
        .inc();
    if (reason == Reason.EXPIRED) {
      expired.inc();
    }
  }

  void deferred() {
    deferred.inc();
  }

  void failed() {
    failed.inc();
  }

  /** An attempt at a mail that the server may have already. */
  void resent() {
    resent.inc();
  }
}
