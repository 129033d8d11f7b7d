package dev.handoff.operator;

import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.exchange.RecipientRecord.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Brings what concerns an address into the order of its time, so that the gate of a run over files
 * hears of a bounce neither before nor after the mails around it. Input and output: the same
 * records, by recipient. State: those ahead of the watermark, each until it is reached.
 */
public final class InOrderOfTime
    extends KeyedProcessFunction<String, RecipientRecord, RecipientRecord> {

  private static final long serialVersionUID = 1L;

  private static final Comparator<RecipientRecord> AT_ONE_INSTANT =
      Comparator.comparing((RecipientRecord record) -> record.kind() == Kind.MAIL)
          .thenComparing(RecipientRecord::kind)
          .thenComparing(InOrderOfTime::id);

  private transient MapState<Long, List<RecipientRecord>> ahead;

  @Override
  public void open(OpenContext context) {
    ahead =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "records-ahead",
                    Types.LONG,
                    Types.LIST(TypeInformation.of(RecipientRecord.class))));
  }

  @Override
  public void processElement(
      RecipientRecord record, Context context, Collector<RecipientRecord> out) throws Exception {
    long at = timeOf(record).toEpochMilli();
    if (at <= context.timerService().currentWatermark()) {
      out.collect(record);
      return;
    }
    List<RecipientRecord> then = ahead.get(at);
    List<RecipientRecord> all = then == null ? new ArrayList<>() : new ArrayList<>(then);
    all.add(record);
    ahead.put(at, all);
    context.timerService().registerEventTimeTimer(at);
  }

  @Override
  public void onTimer(long at, OnTimerContext context, Collector<RecipientRecord> out)
      throws Exception {
    List<RecipientRecord> now = new ArrayList<>(Objects.requireNonNull(ahead.get(at)));
    ahead.remove(at);
    now.sort(AT_ONE_INSTANT);
    now.forEach(out::collect);
  }

  /** The stages before it may have made several instants of a person's at once. */
  private static Instant timeOf(RecipientRecord record) {
    return switch (record.kind()) {
      case MAIL -> Objects.requireNonNull(record.mail()).requestedAt();
      case EVENT -> Objects.requireNonNull(record.event()).occurredAt();
      case CONSENT -> Objects.requireNonNull(record.consent()).occurredAt();
      case ERASE -> Objects.requireNonNull(record.erasedAt());
    };
  }

  private static String id(RecipientRecord record) {
    return switch (record.kind()) {
      case MAIL -> Objects.requireNonNull(record.mail()).messageId();
      case EVENT -> Objects.requireNonNull(record.event()).eventId();
      case CONSENT -> String.valueOf(record.consent());
      case ERASE -> Objects.requireNonNull(record.personId());
    };
  }
}
