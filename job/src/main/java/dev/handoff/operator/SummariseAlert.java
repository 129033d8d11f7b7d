package dev.handoff.operator;

import dev.handoff.codec.SummaryFactsWriter;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.SalesAlert.Origin;
import dev.handoff.domain.alert.SalesAlert.Summary;
import dev.handoff.domain.alert.SummaryFacts;
import dev.handoff.summary.Fallback;
import dev.handoff.summary.ModelSummariser;
import dev.handoff.summary.RulesSummariser;
import dev.handoff.summary.Told;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.ThreadSafeSimpleCounter;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The summarise stage. Input: alerts as decided. Output: the same with a summary, written by a
 * language model when one is configured and does well, else by rules from the alert's own facts.
 * State: Flink keeps the alerts under way and asks for their summaries again after a restore; the
 * stage has the same form without a model, so that none is lost when the model is taken away.
 */
public final class SummariseAlert extends RichAsyncFunction<SalesAlert, SalesAlert> {

  private static final long serialVersionUID = 1L;
  private static final Logger LOGGER = LoggerFactory.getLogger(SummariseAlert.class);

  /**
   * Alerts, and watermarks behind them, that wait for answers. The requests are bounded elsewhere:
   * this is so large that those behind a slow one do not hold back the stage before.
   */
  private static final int WAITING = 1_000;

  /** The client has its own deadline; Flink's comes after it. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final @Nullable SummarySettings settings;

  private transient RulesSummariser rules;
  private transient @Nullable ModelSummariser model;
  private transient Counter byModel;
  private transient Counter byRules;
  private transient Map<Fallback, Counter> fallbacks;

  SummariseAlert(@Nullable SummarySettings settings) {
    this.settings = settings;
  }

  /** The stage on these alerts; without settings rules write all summaries. */
  public static SingleOutputStreamOperator<SalesAlert> on(
      DataStream<SalesAlert> alerts, @Nullable SummarySettings settings) {
    Duration patience = settings == null ? Duration.ZERO : settings.endpoint().timeout();
    return AsyncDataStream.unorderedWait(
        alerts,
        new SummariseAlert(settings),
        patience.plus(GRACE).toMillis(),
        TimeUnit.MILLISECONDS,
        WAITING);
  }

  @Override
  public void open(OpenContext context) {
    MetricGroup metrics = getRuntimeContext().getMetricGroup();
    byModel = metrics.counter("summariesByModel", new ThreadSafeSimpleCounter());
    byRules = metrics.counter("summariesByRules", new ThreadSafeSimpleCounter());
    rules = new RulesSummariser();
    fallbacks = new EnumMap<>(Fallback.class);
    for (Fallback reason : Fallback.values()) {
      MetricGroup group = metrics.addGroup("reason", reason.wireName());
      fallbacks.put(reason, group.counter("summaryFallbacks", new ThreadSafeSimpleCounter()));
    }
    if (settings != null) {
      ModelSummariser opened = settings.open();
      metrics.gauge("modelBreaker", opened::breakerState);
      model = opened;
    }
  }

  @Override
  public void asyncInvoke(SalesAlert alert, ResultFuture<SalesAlert> result) {
    if (model == null) {
      result.complete(List.of(ruled(alert)));
      return;
    }
    CompletableFuture<Void> unused =
        ask(model, alert)
            .exceptionally(fault -> faulted(alert, fault))
            .thenAccept(told -> result.complete(List.of(told(alert, told))));
  }

  private static CompletableFuture<Told> ask(ModelSummariser model, SalesAlert alert) {
    try {
      SummaryFacts facts = SummaryFacts.of(alert);
      return model.summarise(alert, facts, SummaryFactsWriter.write(facts));
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** No fault of a nicety stops the job; its message may quote the alert, so it is not logged. */
  private Told faulted(SalesAlert alert, Throwable fault) {
    Throwable cause =
        fault instanceof CompletionException && fault.getCause() != null ? fault.getCause() : fault;
    StackTraceElement[] trace = cause.getStackTrace();
    LOGGER.error(
        "A summary by the model failed: {} at {}",
        cause.getClass().getName(),
        trace.length == 0 ? "an unknown place" : trace[0]);
    return new Told(new Summary(rules.summarise(alert), Origin.RULES), Fallback.FAULT);
  }

  /** Comes only when the client's own deadline failed. */
  @Override
  public void timeout(SalesAlert alert, ResultFuture<SalesAlert> result) {
    result.complete(List.of(ruled(alert)));
  }

  @Override
  public void close() {
    if (model != null) {
      model.close();
    }
  }

  private SalesAlert told(SalesAlert alert, Told told) {
    (told.reason() == null ? byModel : byRules).inc();
    if (told.reason() != null) {
      Objects.requireNonNull(fallbacks.get(told.reason())).inc();
    }
    return alert.withSummary(told.summary());
  }

  private SalesAlert ruled(SalesAlert alert) {
    byRules.inc();
    return alert.withSummary(new Summary(rules.summarise(alert), Origin.RULES));
  }
}
