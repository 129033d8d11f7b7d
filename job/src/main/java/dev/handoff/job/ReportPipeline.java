package dev.handoff.job;

import dev.handoff.codec.ReportRowWriter;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.report.AwaitedGoal;
import dev.handoff.domain.report.GoalRecord;
import dev.handoff.domain.report.MailNews;
import dev.handoff.domain.report.ReportRow;
import dev.handoff.operator.ForPerson;
import dev.handoff.operator.GoalActivities;
import dev.handoff.operator.ReportCounts;
import dev.handoff.operator.ReportGoals;
import dev.handoff.operator.ReportMail;
import dev.handoff.operator.Timeline;
import dev.handoff.sink.RecordBytes;
import dev.handoff.state.HandoffState;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The report at the end of the mailing half.
 *
 * <pre>
 * decisions, message events ─────────────────────┬─ report by message ─→ report ─→ message-report
 * mails with a goal ─┬─ goals ───────────────────┘  once a metric         by day, class,
 * activities ─ (goal types only) ─┘  by person                           message, journey
 * </pre>
 */
final class ReportPipeline {

  private static final TypeInformation<MailNews> NEWS = TypeInformation.of(MailNews.class);

  private final JobSettings settings;
  private final Connectors connectors;
  private final Inputs inputs;
  private final Timeline timeline;

  ReportPipeline(JobSettings settings, Connectors connectors, Inputs inputs, Timeline timeline) {
    this.settings = settings;
    this.connectors = connectors;
    this.inputs = inputs;
    this.timeline = timeline;
  }

  /**
   * Builds it.
   *
   * @param decisions every one about a mail
   * @param ours what became of mail as the job itself saw it
   * @param goals of mails that were sent
   * @param knownCatalog definitions read before the job began
   */
  void build(
      DataStream<MessageDecision> decisions,
      DataStream<MessageEvent> ours,
      DataStream<AwaitedGoal> goals,
      List<CatalogEntry> knownCatalog) {
    DataStream<MailNews> decided =
        decisions
            .map(MailNews::of)
            .returns(NEWS)
            .uid(OperatorUid.REPORT_DECISIONS)
            .name("decisions");
    DataStream<MailNews> happened =
        ours.union(inputs.messageEvents())
            .map(MailNews::of)
            .returns(NEWS)
            .uid(OperatorUid.REPORT_EVENTS)
            .name("events");

    SingleOutputStreamOperator<ReportRow> changes =
        decided
            .union(happened, reached(goals, knownCatalog))
            .keyBy(MailNews::messageId)
            .process(new ReportMail(timeline, settings.engagement().zone()))
            .uid(OperatorUid.REPORT_MESSAGE)
            .name("report by message")
            .setDescription("every mail once a metric; what changes, by row");

    SingleOutputStreamOperator<ReportRow> rows =
        changes
            .keyBy(ReportRowWriter::key)
            .transform("report", TypeInformation.of(ReportRow.class), new ReportCounts(timeline))
            .uid(OperatorUid.REPORT)
            .setDescription("by day of sending, class, message and journey: the counts");

    RecordBytes<ReportRow> bytes = new RecordBytes<>(ReportRowWriter::write, ReportRowWriter::key);
    connectors.write(Topic.MESSAGE_REPORT, rows, bytes);
    if (connectors.bounded()) {
      connectors.writeSoFar(Topic.MESSAGE_REPORT, rows.getSideOutput(ReportCounts.SO_FAR), bytes);
    }
  }

  private DataStream<MailNews> reached(
      DataStream<AwaitedGoal> goals, List<CatalogEntry> knownCatalog) {
    // Over files an activity may be read before the message that it is the goal of.
    List<CatalogEntry> catalog = connectors.bounded() ? inputs.wholeCatalog() : knownCatalog;
    DataStream<GoalRecord> sent =
        goals
            .map(ForPerson.goals(settings.personKeys()))
            .returns(TypeInformation.of(GoalRecord.class))
            .uid(OperatorUid.REPORT_SENT)
            .name("mails with a goal");
    DataStream<GoalRecord> done =
        inputs
            .doings()
            .connect(inputs.catalog(timeline.until()).broadcast(HandoffState.messages()))
            .process(new GoalActivities(catalog))
            .uid(OperatorUid.REPORT_ACTIVITIES)
            .name("goal activities")
            .setDescription("what some message is meant to bring about; nothing else goes on");
    return sent.union(done)
        .keyBy(GoalRecord::personKey)
        .process(new ReportGoals(timeline))
        .uid(OperatorUid.REPORT_GOALS)
        .name("goals")
        .setDescription("by person: mails that were followed by their goal in time");
  }
}
