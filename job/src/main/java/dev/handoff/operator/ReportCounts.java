package dev.handoff.operator;

import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.ReportKey;
import dev.handoff.domain.report.ReportRow;
import dev.handoff.state.HandoffState;
import dev.handoff.state.StateAccess;
import dev.handoff.state.StoredReportRow;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * The report, by row. Input: changes. Output: the row as it is, live at most once in {@link
 * #PAUSE}, and at the end of a bounded input, which no timer can tell: mails come back after the
 * last watermark. Side output {@link #SO_FAR}: while bounded input is read, the row as it is, at
 * most once in {@link #PAUSE_SO_FAR}. State: the counts, cleared when no mail of the day is
 * remembered any more.
 */
public final class ReportCounts extends AbstractStreamOperator<ReportRow>
    implements OneInputStreamOperator<ReportRow, ReportRow>,
        BoundedOneInput,
        Triggerable<String, VoidNamespace> {

  /** How long a row that changes is held back, so that it is not written anew for each mail. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /**
   * Rows for whoever looks on while bounded input is read; what is said at the end does not depend
   * on them. A row may be without counts: mails passed through it on their way to their own.
   */
  public static final OutputTag<ReportRow> SO_FAR =
      new OutputTag<>("report-so-far", TypeInformation.of(ReportRow.class));

  /** Short, because files are read faster than days pass. */
  static final Duration PAUSE_SO_FAR = Duration.ofSeconds(1);

  private static final long serialVersionUID = 1L;

  /** A day has ended everywhere on Earth, and its last mail is forgotten. */
  private static final Duration KEPT = ReportMail.REMEMBERED.plusDays(2);

  private final Timeline timeline;
  private transient ValueState<StoredReportRow> row;
  private transient InternalTimerService<VoidNamespace> timers;

  @SuppressWarnings("NullAway.Init")
  public ReportCounts(Timeline timeline) {
    this.timeline = timeline;
  }

  @Override
  public void open() throws Exception {
    super.open();
    row = getKeyedStateStore().getState(HandoffState.reportRow());
    timers = getInternalTimerService("report", VoidNamespaceSerializer.INSTANCE, this);
  }

  @Override
  public void processElement(StreamRecord<ReportRow> element) {
    ReportRow change = element.getValue();
    ReportKey key = change.key();
    StoredReportRow stored = StateAccess.read(row::value);
    Counts before = stored == null ? Counts.none() : stored.toDomain().counts();
    ReportRow after = new ReportRow(key, before.plus(change.counts()));
    StateAccess.write(() -> row.update(StoredReportRow.of(after, true)));
    if (timeline.bounded()) {
      timers.registerProcessingTimeTimer(VoidNamespace.INSTANCE, nextSoFar());
      return;
    }
    if (stored == null || !stored.changed()) {
      timers.registerProcessingTimeTimer(
          VoidNamespace.INSTANCE, timers.currentProcessingTime() + PAUSE.toMillis());
    }
    timers.registerEventTimeTimer(
        VoidNamespace.INSTANCE,
        key.day().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(KEPT).toEpochMilli());
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
    if (timeline.bounded()) {
      writeSoFar();
    } else {
      writeIfChanged();
    }
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    writeIfChanged();
    row.clear();
  }

  @Override
  public void endInput() {
    try (Stream<String> keys =
        this.<String>getKeyedStateBackend()
            .getKeys(HandoffState.reportRow().getName(), VoidNamespace.INSTANCE)) {
      List<String> all = keys.distinct().sorted().toList();
      for (String key : all) {
        setCurrentKey(key);
        writeIfChanged();
      }
    }
  }

  /** On a grid, so that all changes of a row within a pause are one timer. */
  private long nextSoFar() {
    long pause = PAUSE_SO_FAR.toMillis();
    return (timers.currentProcessingTime() / pause + 1) * pause;
  }

  private void writeSoFar() {
    StoredReportRow stored = StateAccess.read(row::value);
    if (stored != null) {
      output.collect(SO_FAR, new StreamRecord<>(stored.toDomain()));
    }
  }

  private void writeIfChanged() {
    StoredReportRow stored = StateAccess.read(row::value);
    if (stored != null && stored.changed()) {
      ReportRow now = stored.toDomain();
      // Whether a mail passed through a row on its way to its own depends on the order of news.
      if (!timeline.bounded() || !now.counts().isNone()) {
        output.collect(new StreamRecord<>(now));
      }
      StateAccess.write(() -> row.update(StoredReportRow.of(now, false)));
    }
  }
}
