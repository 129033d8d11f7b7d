package dev.handoff.operator;

import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.MailFacts;
import dev.handoff.domain.report.MailFacts.Contribution;
import dev.handoff.domain.report.MailNews;
import dev.handoff.domain.report.ReportRow;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredMailFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * The report, by messageId. Input: decisions, events, goals reached. Output: by how much which row
 * of the report changes; a mail whose day of sending becomes known moves from one row to another.
 * State: what is known of the mail, cleared {@link #REMEMBERED} after its sending; what is heard
 * later is counted by the metric {@code lateMailNews} and by nothing else. In a bounded run nothing
 * is cleared.
 */
public final class ReportMail extends KeyedProcessFunction<String, MailNews, ReportRow> {

  /** How long a mail is remembered, so that it counts once a metric: thirty days and one. */
  public static final Duration REMEMBERED = Duration.ofDays(31);

  private static final long serialVersionUID = 1L;

  private final Timeline timeline;
  private final ZoneId zone;
  private transient ValueState<StoredMailFacts> facts;
  private transient Counter late;

  /**
   * @param zone in which a mail has a day of sending
   */
  public ReportMail(Timeline timeline, ZoneId zone) {
    this.timeline = timeline;
    this.zone = zone;
  }

  @Override
  public void open(OpenContext context) {
    facts = getRuntimeContext().getState(HandoffState.mailFacts());
    late = getRuntimeContext().getMetricGroup().counter("lateMailNews");
  }

  @Override
  public void processElement(MailNews news, Context context, Collector<ReportRow> out) {
    StoredMailFacts stored = StateAccess.read(facts::value);
    MailFacts mail = stored == null ? new MailFacts() : stored.toDomain();
    Contribution before = stored == null ? null : mail.contribution(zone);
    mail.hear(news);
    Instant end = mail.rememberedFrom().plus(REMEMBERED);
    if (!timeline.bounded() && !end.isAfter(timeline.limit(context.timerService()))) {
      late.inc();
      return;
    }
    change(before, mail.contribution(zone), out);
    StateAccess.write(() -> facts.update(StoredMailFacts.of(mail)));
    if (!timeline.bounded()) {
      context.timerService().registerEventTimeTimer(end.toEpochMilli());
    }
  }

  private static void change(
      @Nullable Contribution before, @Nullable Contribution after, Collector<ReportRow> out) {
    if (before != null && after != null && before.key().equals(after.key())) {
      Counts change = after.counts().minus(before.counts());
      if (!change.isNone()) {
        out.collect(new ReportRow(after.key(), change));
      }
    } else if (!Objects.equals(before, after)) {
      if (before != null) {
        out.collect(new ReportRow(before.key(), Counts.none().minus(before.counts())));
      }
      if (after != null) {
        out.collect(new ReportRow(after.key(), after.counts()));
      }
    }
  }

  /** News may have moved the sending, and with it the end: then another timer stands. */
  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<ReportRow> out) {
    StoredMailFacts stored = StateAccess.read(facts::value);
    if (stored != null
        && stored.toDomain().rememberedFrom().plus(REMEMBERED).toEpochMilli() <= timestamp) {
      facts.clear();
    }
  }
}
