package dev.handoff.operator;

import static dev.handoff.domain.message.MessageEvent.Type.CLICKED;
import static dev.handoff.domain.message.MessageEvent.Type.OPENED;
import static dev.handoff.domain.message.MessageEvent.Type.SENT;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.did;
import static dev.handoff.fixture.Lumia.key;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.ReportRowWriter;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.report.AwaitedGoal;
import dev.handoff.domain.report.Counts;
import dev.handoff.domain.report.GoalRecord;
import dev.handoff.domain.report.Heard;
import dev.handoff.domain.report.MailNews;
import dev.handoff.domain.report.Metric;
import dev.handoff.domain.report.ReportKey;
import dev.handoff.domain.report.ReportRow;
import dev.handoff.fixture.KeptSavepoint;
import dev.handoff.state.HandoffState;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithNonKeyedOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The report's stages restore what a released version of them has saved (SPEC section 8, promise
 * 3); {@link KeptSavepoint} says how the files are made.
 */
@SuppressWarnings("try") // Nobody interrupts the closing of a harness.
class ReportSavepointTest {

  private static final Timeline LIVE =
      new Timeline(Order.ARRIVAL, Clock.fixed(MONDAY, ZoneOffset.UTC), null, false);
  private static final String DEMO_BOOKED = "demoBooked";
  private static final String WHITE_PAPER = "whitePaperRead";
  private static final String INVITATION =
      MailStories.LETTER.replace(
          "\"sample\":", "\"goal\":{\"type\":\"demoBooked\",\"within\":\"P7D\"},\"sample\":");

  @Test
  void aMailThatWasOpenedBeforeCountsItsClickAndNoSecondOpen() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          KeptSavepoint.of(
              release,
              "report-message",
              () -> {
                try (var mails = byMessage(null)) {
                  mails.processElement(Heard.heard(SENT, MONDAY), 0);
                  mails.processElement(Heard.heard(OPENED, TUESDAY), 0);
                  return mails.snapshot(1, 1);
                }
              });
      try (var mails = byMessage(saved)) {
        mails.processElement(Heard.heard(OPENED, WEDNESDAY), 0);
        assertThat(mails.extractOutputValues()).as("known already").isEmpty();
        mails.processElement(Heard.heard(CLICKED, WEDNESDAY), 0);
        assertThat(mails.extractOutputValues())
            .singleElement()
            .satisfies(
                change -> {
                  assertThat(change.key().day()).isEqualTo(LocalDate.of(2026, 3, 2));
                  assertThat(change.counts().of(Metric.CLICKED)).isEqualTo(1);
                  assertThat(change.counts().of(Metric.OPENED)).isZero();
                });
        assertThat(mails.numEventTimeTimers()).as("when it is to be forgotten").isEqualTo(1);
        mails.processWatermark(MONDAY.plus(ReportMail.REMEMBERED).toEpochMilli());
        assertThat(mails.numEventTimeTimers()).isZero();
      }
    }
  }

  @Test
  void aRowThatWasHeldBackIsWrittenAndCountsOn() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          KeptSavepoint.of(
              release,
              "report",
              () -> {
                try (var rows = report(null)) {
                  rows.setProcessingTime(0);
                  rows.processElement(change(), 0);
                  return rows.snapshot(1, 1);
                }
              });
      try (var rows = report(saved)) {
        rows.setProcessingTime(ReportCounts.PAUSE.toMillis());
        rows.processElement(change(), 0);
        rows.setProcessingTime(2 * ReportCounts.PAUSE.toMillis());
        assertThat(rows.extractOutputValues())
            .extracting(row -> row.counts().of(Metric.SENT))
            .containsExactly(1L, 2L);
      }
    }
  }

  @Test
  void aGoalThatWasAwaitedIsReachedAndSoIsOneWhoseActivityCameFirst() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          KeptSavepoint.of(
              release,
              "report-goals",
              () -> {
                try (var goals = goals(null)) {
                  goals.processElement(GoalRecord.of(key(ADA), awaited("mail-1", DEMO_BOOKED)), 0);
                  goals.processElement(GoalRecord.did(key(ADA), WHITE_PAPER, TUESDAY), 0);
                  return goals.snapshot(1, 1);
                }
              });
      try (var goals = goals(saved)) {
        goals.processElement(GoalRecord.did(key(ADA), DEMO_BOOKED, WEDNESDAY), 0);
        assertThat(goals.extractOutputValues())
            .containsExactly(MailNews.converted("mail-1", WEDNESDAY));
        goals.processElement(GoalRecord.of(key(ADA), awaited("mail-2", WHITE_PAPER)), 0);
        assertThat(goals.extractOutputValues()).contains(MailNews.converted("mail-2", TUESDAY));
      }
    }
  }

  @Test
  void whatIsTheGoalOfAMessageIsStillLetThrough() throws Exception {
    for (String release : KeptSavepoint.RELEASES) {
      OperatorSubtaskState saved =
          KeptSavepoint.of(
              release,
              "report-activities",
              () -> {
                try (var activities = activities(null)) {
                  CatalogEntry invitation =
                      new CatalogEntry("message/meeting/1", MONDAY, INVITATION.getBytes(UTF_8));
                  activities.processElement2(invitation, 0);
                  return activities.snapshot(1, 1);
                }
              });
      try (var activities = activities(saved)) {
        activities.processElement1(deed("a-1", DEMO_BOOKED), 0);
        activities.processElement1(deed("a-2", "pageViewed"), 0);
        assertThat(activities.extractOutputValues())
            .containsExactly(GoalRecord.did(key(ADA), DEMO_BOOKED, WEDNESDAY));
      }
    }
  }

  private static AwaitedGoal awaited(String messageId, String type) {
    return new AwaitedGoal(messageId, ADA, type, MONDAY, MONDAY.plus(Duration.ofDays(7)));
  }

  private static PersonRecord deed(String activityId, String type) {
    return PersonRecord.of(key(ADA), did(ADA, activityId, type, WEDNESDAY), List.of());
  }

  private static ReportRow change() {
    return new ReportRow(
        ReportKey.of(LocalDate.of(2026, 3, 2), MessageClass.PROMOTIONAL, "newsletter", "spring"),
        Counts.none().with(Metric.SENT, 1).withSuppressed("no-consent", 1));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, MailNews, ReportRow> byMessage(
      @Nullable OperatorSubtaskState saved) throws Exception {
    return OnRocksDb.open(
        new ReportMail(LIVE, ZoneOffset.UTC), MailNews::messageId, String.class, saved);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, ReportRow, ReportRow> report(
      @Nullable OperatorSubtaskState saved) throws Exception {
    return OnRocksDb.open(new ReportCounts(LIVE), ReportRowWriter::key, String.class, saved);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, GoalRecord, MailNews> goals(
      @Nullable OperatorSubtaskState saved) throws Exception {
    return OnRocksDb.open(new ReportGoals(LIVE), GoalRecord::personKey, String.class, saved);
  }

  private static TwoInputStreamOperatorTestHarness<PersonRecord, CatalogEntry, GoalRecord>
      activities(@Nullable OperatorSubtaskState saved) throws Exception {
    TwoInputStreamOperatorTestHarness<PersonRecord, CatalogEntry, GoalRecord> harness =
        new TwoInputStreamOperatorTestHarness<>(
            new CoBroadcastWithNonKeyedOperator<>(
                new GoalActivities(List.of()), List.of(HandoffState.messages())));
    if (saved != null) {
      harness.initializeState(saved);
    }
    harness.open();
    return harness;
  }
}
