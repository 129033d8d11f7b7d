package dev.handoff.operator;

import dev.handoff.codec.Parsed;
import dev.handoff.codec.Rejection;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Fault;
import dev.handoff.domain.exchange.RawRecord;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Reads raw records of one topic. Input: bytes with their origin. Output: the good items. State:
 * none. Side output: {@link DeadLetters#TAG}, one for each bad record or bad item of a batch.
 */
public final class ParseRecords<T> extends ProcessFunction<RawRecord, T> {

  private static final long serialVersionUID = 1L;
  private static final String STAGE = "parse";

  /** How far ahead of the clock a record may lie. */
  public static final Duration FUTURE_ALLOWED = Duration.ofHours(24);

  private static final String IN_THE_FUTURE =
      "more than 24 hours in the future: check the clock of the source";

  private final Reading<T> reading;
  private final Clock clock;
  private transient Reading.Reader<T> reader;
  private transient Counter good;
  private transient Counter bad;
  private transient Map<String, Counter> badByReason;
  private final LongCounter records = new LongCounter();
  private final LongCounter deadLetters = new LongCounter();

  /**
   * @param reading how the topic is read
   * @param clock a serialisable clock that says what the future is
   */
  public ParseRecords(Reading<T> reading, Clock clock) {
    this.reading = reading;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) {
    reader = reading.open();
    good = getRuntimeContext().getMetricGroup().counter("records");
    bad = getRuntimeContext().getMetricGroup().counter("deadLetters");
    badByReason = new HashMap<>();
    getRuntimeContext().addAccumulator(Progress.RECORDS, records);
    getRuntimeContext().addAccumulator(Progress.DEAD_LETTERS, deadLetters);
  }

  @Override
  public void processElement(RawRecord raw, Context context, Collector<T> out) {
    if (raw.isCut()) {
      reject(raw, tooLong(raw), "too-long", context);
      return;
    }
    Parsed<T> parsed = reader.read(raw);
    Instant latest = clock.instant().plus(FUTURE_ALLOWED);
    for (int i = 0; i < parsed.items().size(); i++) {
      T item = parsed.items().get(i);
      if (reader.timeOf(item).isAfter(latest)) {
        reject(raw, parsed.refuse(i, IN_THE_FUTURE), "future", context);
      } else {
        good.inc();
        records.add(1L);
        out.collect(item);
      }
    }
    for (Rejection rejection : parsed.rejections()) {
      reject(raw, rejection, reasonOf(rejection), context);
    }
  }

  private static String reasonOf(Rejection rejection) {
    if (!rejection.faults().isEmpty()) {
      return "definition";
    }
    return rejection.field() == null ? "record" : "field";
  }

  /**
   * @param reason a word of ours, for the metric: names of fields may be text of the record
   */
  private void reject(RawRecord raw, Rejection rejection, String reason, Context context) {
    bad.inc();
    badByReason
        .computeIfAbsent(
            reason,
            word ->
                getRuntimeContext()
                    .getMetricGroup()
                    .addGroup("reason", word)
                    .counter("deadLettersByReason"))
        .inc();
    deadLetters.add(1L);
    List<Fault> faults =
        rejection.faults().stream()
            .map(fault -> new Fault(fault.path(), fault.line(), fault.column(), fault.message()))
            .toList();
    int length = raw.isCut() ? raw.length() : rejection.original().length;
    context.output(
        DeadLetters.TAG,
        new DeadLetter(
            raw.topic(),
            STAGE,
            rejection.reason(),
            rejection.field(),
            faults,
            rejection.original(),
            length,
            raw.isCut(),
            raw.origin(),
            clock.instant()));
  }

  private static Rejection tooLong(RawRecord raw) {
    return new Rejection(
        "longer than 16 MiB: split the record",
        null,
        Objects.requireNonNull(raw.value()),
        List.of());
  }
}
