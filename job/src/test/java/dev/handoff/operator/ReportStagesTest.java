package dev.handoff.operator;

import static dev.handoff.domain.message.MessageEvent.Type.CLICKED;
import static dev.handoff.domain.message.MessageEvent.Type.DELIVERED;
import static dev.handoff.domain.message.MessageEvent.Type.OPENED;
import static dev.handoff.domain.message.MessageEvent.Type.SENT;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.ReportRowWriter;
import dev.handoff.domain.report.Heard;
import dev.handoff.domain.report.MailNews;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.ReportRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The report's stages: what they remember, for how long, and when they speak. */
@SuppressWarnings("try") // Nobody interrupts the closing of a harness.
class ReportStagesTest {

  private static final Clock CLOCK = Clock.fixed(MONDAY, ZoneOffset.UTC);
  private static final Timeline LIVE = new Timeline(Order.ARRIVAL, CLOCK, null, false);
  private static final Timeline FILES = new Timeline(Order.EVENT_TIME, CLOCK, null, true);

  @Test
  void aMailCountsOnceHoweverOftenItIsOpened() throws Exception {
    try (var mails = byMessage(LIVE, null)) {
      mails.processElement(Heard.heard(SENT, MONDAY), 0);
      mails.processElement(Heard.heard(OPENED, MONDAY), 0);
      mails.processElement(Heard.heard(OPENED, TUESDAY), 0);
      mails.processElement(Heard.heard(SENT, MONDAY), 0);
      assertThat(mails.extractOutputValues()).hasSize(2);
      assertThat(sum(mails).counts().of(Metric.OPENED)).isEqualTo(1);
      assertThat(sum(mails).counts().of(Metric.SENT)).isEqualTo(1);
    }
  }

  @Test
  void aMailWhoseDayOfSendingBecomesKnownMovesThere() throws Exception {
    try (var mails = byMessage(LIVE, null)) {
      mails.processElement(Heard.heard(DELIVERED, TUESDAY), 0);
      mails.processElement(Heard.heard(SENT, MONDAY), 0);
      assertThat(mails.extractOutputValues())
          .map(change -> change.key().day().getDayOfMonth() + ":" + change.counts().of(Metric.SENT))
          .containsExactly("3:1", "3:-1", "2:1");
    }
  }

  @Test
  void aMailIsRememberedOverARestoreAndForThirtyOneDays() throws Exception {
    OperatorSubtaskState saved;
    try (var mails = byMessage(LIVE, null)) {
      mails.processElement(Heard.heard(SENT, MONDAY), 0);
      saved = mails.snapshot(1, 1);
    }
    Instant end = MONDAY.plus(ReportMail.REMEMBERED);
    try (var mails = byMessage(LIVE, saved)) {
      mails.processElement(Heard.heard(SENT, MONDAY), 0);
      assertThat(mails.extractOutputValues()).as("known already").isEmpty();
      mails.processWatermark(end.toEpochMilli() - 1);
      mails.processElement(Heard.heard(CLICKED, WEDNESDAY), 0);
      assertThat(mails.extractOutputValues()).hasSize(1);
      mails.processWatermark(end.toEpochMilli());
      assertThat(mails.numKeyedStateEntries()).isZero();
      assertThat(mails.numEventTimeTimers()).isZero();
    }
  }

  @Test
  void newsOfAMailThatIsForgottenCountsNothing() throws Exception {
    Instant later = MONDAY.plus(Duration.ofDays(40));
    Timeline then = new Timeline(Order.ARRIVAL, Clock.fixed(later, ZoneOffset.UTC), null, false);
    try (var mails = byMessage(then, null)) {
      mails.processElement(Heard.heard(SENT, MONDAY), 0);
      assertThat(mails.extractOutputValues()).isEmpty();
      assertThat(mails.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void overFilesNothingIsForgotten() throws Exception {
    try (var mails = byMessage(FILES, null)) {
      mails.processElement(Heard.heard(OPENED, WEDNESDAY), 0);
      mails.processWatermark(Long.MAX_VALUE);
      mails.processElement(Heard.heard(SENT, MONDAY), 0);
      assertThat(sum(mails).counts().of(Metric.OPENED)).isEqualTo(1);
    }
  }

  @Test
  void aRowIsWrittenOnceForAllThatChangesWithinAPause() throws Exception {
    try (var rows = report(LIVE)) {
      rows.setProcessingTime(0);
      for (int i = 0; i < 100; i++) {
        rows.processElement(change("mail-" + i), 0);
      }
      assertThat(rows.extractOutputValues()).isEmpty();
      rows.setProcessingTime(ReportCounts.PAUSE.toMillis());
      assertThat(rows.extractOutputValues())
          .singleElement()
          .satisfies(row -> assertThat(row.counts().of(Metric.SENT)).isEqualTo(100));
      rows.setProcessingTime(10 * ReportCounts.PAUSE.toMillis());
      assertThat(rows.extractOutputValues()).as("nothing has changed").hasSize(1);
      rows.processElement(change("one-more"), 0);
      rows.setProcessingTime(11 * ReportCounts.PAUSE.toMillis());
      assertThat(rows.extractOutputValues()).hasSize(2);
    }
  }

  @Test
  void aRowGoesWhenNoMailOfItsDayIsRemembered() throws Exception {
    try (var rows = report(LIVE)) {
      rows.processElement(change("mail-1"), 0);
      rows.processWatermark(MONDAY.plus(ReportMail.REMEMBERED).toEpochMilli());
      assertThat(rows.numKeyedStateEntries()).isEqualTo(1);
      rows.processWatermark(
          MONDAY.plus(ReportMail.REMEMBERED).plus(Duration.ofDays(3)).toEpochMilli());
      assertThat(rows.numKeyedStateEntries()).isZero();
      assertThat(rows.extractOutputValues()).as("not unsaid").hasSize(1);
    }
  }

  @Test
  void overFilesARowIsWrittenWhenAllIsIn() throws Exception {
    try (var rows = report(FILES)) {
      rows.processElement(change("mail-1"), 0);
      rows.processWatermark(Long.MAX_VALUE);
      rows.processElement(change("mail-2"), 0);
      assertThat(rows.extractOutputValues()).isEmpty();
      rows.endInput();
      assertThat(rows.extractOutputValues())
          .singleElement()
          .satisfies(row -> assertThat(row.counts().of(Metric.SENT)).isEqualTo(2));
    }
  }

  @Test
  void overFilesWhoeverLooksOnSeesARowASecondAfterItHasChanged() throws Exception {
    try (var rows = report(FILES)) {
      rows.setProcessingTime(0);
      for (int i = 0; i < 100; i++) {
        rows.processElement(change("mail-" + i), 0);
      }
      assertThat(rows.getSideOutput(ReportCounts.SO_FAR)).isNull();
      rows.setProcessingTime(ReportCounts.PAUSE_SO_FAR.toMillis());
      assertThat(rows.getSideOutput(ReportCounts.SO_FAR))
          .singleElement()
          .satisfies(row -> assertThat(row.getValue().counts().of(Metric.SENT)).isEqualTo(100));
      rows.setProcessingTime(10 * ReportCounts.PAUSE_SO_FAR.toMillis());
      assertThat(rows.getSideOutput(ReportCounts.SO_FAR)).as("nothing has changed").hasSize(1);
      assertThat(rows.extractOutputValues()).as("the topic is written at the end").isEmpty();
      rows.endInput();
      assertThat(rows.extractOutputValues()).hasSize(1);
    }
  }

  @Test
  void liveTheTopicItselfSaysWhatIsSoFar() throws Exception {
    try (var rows = report(LIVE)) {
      rows.processElement(change("mail-1"), 0);
      rows.setProcessingTime(10 * ReportCounts.PAUSE.toMillis());
      assertThat(rows.extractOutputValues()).hasSize(1);
      assertThat(rows.getSideOutput(ReportCounts.SO_FAR)).isNull();
    }
  }

  @Test
  void overFilesARowThatIsEmptyInTheEndIsNotWritten() throws Exception {
    try (var rows = report(FILES)) {
      ReportRow row = change("mail-1");
      rows.processElement(row, 0);
      rows.processElement(
          new ReportRow(row.key(), row.counts().minus(row.counts()).minus(row.counts())), 0);
      rows.endInput();
      assertThat(rows.extractOutputValues()).isEmpty();
    }
  }

  private static ReportRow change(String messageId) throws Exception {
    try (var mails = byMessage(LIVE, null)) {
      mails.processElement(Heard.ofMail(messageId, SENT, MONDAY), 0);
      return mails.extractOutputValues().get(0);
    }
  }

  private static ReportRow sum(KeyedOneInputStreamOperatorTestHarness<?, ?, ReportRow> mails) {
    return mails.extractOutputValues().stream()
        .reduce((one, other) -> new ReportRow(other.key(), one.counts().plus(other.counts())))
        .orElseThrow();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, MailNews, ReportRow> byMessage(
      Timeline timeline, @Nullable OperatorSubtaskState saved) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new ReportMail(timeline, ZoneOffset.UTC)),
            MailNews::messageId,
            Types.STRING);
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
    return harness;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ReportRow, ReportRow> report(
      Timeline timeline) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new ReportCounts(timeline), ReportRowWriter::key, Types.STRING);
    harness.open();
    return harness;
  }
}
