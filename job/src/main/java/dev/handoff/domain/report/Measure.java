package dev.handoff.domain.report;

import java.util.function.ToLongFunction;

/** The rates of the report, the same for every class of mail (SPEC section 6, "One report"). */
public enum Measure {
  DELIVERED(counts -> counts.of(Metric.DELIVERED), counts -> counts.of(Metric.SENT)),
  OPENED(counts -> counts.of(Metric.OPENED), counts -> counts.of(Metric.DELIVERED)),
  CLICKED(counts -> counts.of(Metric.CLICKED), counts -> counts.of(Metric.DELIVERED)),
  CLICKED_OF_OPENED(counts -> counts.of(Metric.CLICKED), counts -> counts.of(Metric.OPENED)),
  CONVERTED(counts -> counts.of(Metric.CONVERTED), counts -> counts.of(Metric.DELIVERED)),
  BOUNCED(Counts::bounced, counts -> counts.of(Metric.SENT)),
  COMPLAINED(counts -> counts.of(Metric.COMPLAINED), counts -> counts.of(Metric.DELIVERED)),
  UNSUBSCRIBED(counts -> counts.of(Metric.UNSUBSCRIBED), counts -> counts.of(Metric.DELIVERED)),
  AUTOMATED(counts -> counts.of(Metric.AUTOMATED), counts -> counts.of(Metric.DELIVERED));

  @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
  private final ToLongFunction<Counts> of;

  @SuppressWarnings("ImmutableEnumChecker")
  private final ToLongFunction<Counts> among;

  Measure(ToLongFunction<Counts> of, ToLongFunction<Counts> among) {
    this.of = of;
    this.among = among;
  }

  /** The rate in these counts. */
  public Rate in(Counts counts) {
    return new Rate(of.applyAsLong(counts), among.applyAsLong(counts));
  }
}
