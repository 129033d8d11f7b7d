package dev.handoff.job;

import dev.handoff.codec.DeadLetterWriter;
import dev.handoff.codec.JourneyEventWriter;
import dev.handoff.codec.MessageRequestWriter;
import dev.handoff.codec.MomentWriter;
import dev.handoff.codec.SalesAlertCodec;
import dev.handoff.codec.ScoreQuantilesWriter;
import dev.handoff.codec.ScoreWriter;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.calibration.ScoreQuantiles;
import dev.handoff.domain.calibration.SketchedScores;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.group.BuyingGroup;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.operator.EvaluateGroup;
import dev.handoff.operator.ObserveScores;
import dev.handoff.operator.RoutePerson;
import dev.handoff.operator.SketchScores;
import dev.handoff.operator.SummariseAlert;
import dev.handoff.operator.Timeline;
import dev.handoff.operator.TrackGroups;
import dev.handoff.sink.RecordBytes;
import dev.handoff.state.HandoffState;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The deciding half of the picture.
 *
 * <pre>
 * activities, moments ─ parse ─┐
 * people, message events ─ parse ─┼─ route ───────────────→ evaluate ────────────→ summarise ─→ sales-alerts
 * buying groups ─ parse ─ track ──┤  by person              by buying group        (async)      scores, journey-events, send-requests
 *                           └─────┼────────────────────────→ 30-day windows, ──→ observe ───→ score-quantiles
 * catalog ─ parse ─ (broadcast) ──┘  memberships, history    moments, journeys   by day
 * </pre>
 */
public final class DecidePipeline {

  private final JobSettings settings;
  private final Connectors connectors;
  private final Inputs inputs;

  /**
   * @param inputs read here, and by the mailing half if it is in the same job
   */
  DecidePipeline(JobSettings settings, Connectors connectors, Inputs inputs) {
    this.settings = settings;
    this.connectors = connectors;
    this.inputs = inputs;
  }

  /** Builds the half; what comes back are the alerts and the dead letters of all its stages. */
  public Decided build() {
    Timeline timeline = inputs.timeline();
    List<CatalogEntry> knownCatalog = inputs.catalogNow();

    DataStream<PersonRecord> people = inputs.people();
    DataStream<BuyingGroup> snapshots = inputs.buyingGroups();
    BroadcastStream<CatalogEntry> catalog =
        inputs.catalog(timeline.until()).broadcast(HandoffState.catalog());

    SingleOutputStreamOperator<GroupRecord> tracked =
        snapshots
            .keyBy(BuyingGroup::buyingGroupId)
            .connect(catalog)
            .process(
                new TrackGroups(
                    timeline, settings.engagement(), settings.personKeys(), knownCatalog))
            .uid(OperatorUid.TRACK)
            .name("track")
            .setDescription("by buying group: its last snapshot; who joined, who left");

    SingleOutputStreamOperator<GroupRecord> routed =
        people
            .union(tracked.getSideOutput(TrackGroups.PEOPLE))
            .keyBy(PersonRecord::personKey)
            .connect(catalog)
            .process(new RoutePerson(timeline, settings.engagement(), knownCatalog))
            .uid(OperatorUid.ROUTE)
            .name("route")
            .setDescription("by person: the last 30 days, once; what counts goes to every group");

    SingleOutputStreamOperator<SalesAlert> evaluated =
        tracked
            .union(routed)
            .keyBy(GroupRecord::buyingGroupId)
            .connect(catalog)
            .process(
                new EvaluateGroup(timeline, settings.engagement(), settings.alerts(), knownCatalog))
            .uid(OperatorUid.EVALUATE)
            .name("evaluate")
            .setDescription("by buying group: 30-day windows, moments, scores, journeys");

    SingleOutputStreamOperator<SalesAlert> alerts =
        SummariseAlert.on(evaluated, settings.summaries())
            .startNewChain()
            .uid(OperatorUid.SUMMARISE)
            .name("summarise")
            .setDescription("writes the alert's summary: a language model, else rules");

    SingleOutputStreamOperator<SketchedScores> sketched =
        evaluated
            .getSideOutput(EvaluateGroup.RAW_SCORES)
            .transform("sketch", TypeInformation.of(SketchedScores.class), new SketchScores())
            .uid(OperatorUid.SKETCH)
            .setDescription("raw scores of one task's groups, summed up for observe");

    SingleOutputStreamOperator<ScoreQuantiles> observed =
        sketched
            .keyBy(SketchedScores::day)
            .process(new ObserveScores(timeline))
            .uid(OperatorUid.OBSERVE)
            .name("observe")
            .setDescription("by day: how raw scores are distributed, for calibration");

    connectors.write(
        Topic.SALES_ALERTS,
        alerts,
        new RecordBytes<>(SalesAlertCodec::write, SalesAlert::buyingGroupId));
    connectors.write(
        Topic.SCORES,
        evaluated.getSideOutput(EvaluateGroup.SCORES),
        new RecordBytes<>(ScoreWriter::write, ScoreRecord::buyingGroupId, ScoreRecord::deleted));
    connectors.write(
        Topic.JOURNEY_EVENTS,
        evaluated.getSideOutput(EvaluateGroup.JOURNEY_EVENTS),
        new RecordBytes<>(JourneyEventWriter::write, JourneyEvent::buyingGroupId));
    connectors.write(
        Topic.SEND_REQUESTS,
        evaluated.getSideOutput(EvaluateGroup.SEND_REQUESTS),
        new RecordBytes<>(MessageRequestWriter::write, MessageRequest::personId));
    connectors.write(
        Topic.INTERESTING_MOMENTS,
        evaluated.getSideOutput(EvaluateGroup.MOMENTS),
        new RecordBytes<>(MomentWriter::write, InterestingMoment::personId));
    connectors.write(
        Topic.SCORE_QUANTILES,
        observed,
        new RecordBytes<>(ScoreQuantilesWriter::write, ScoreQuantilesWriter::key));
    return new Decided(
        alerts,
        evaluated.getSideOutput(EvaluateGroup.SEND_REQUESTS),
        inputs.deadLetters(
            Topic.ACTIVITIES,
            Topic.INTERESTING_MOMENTS,
            Topic.PEOPLE,
            Topic.MESSAGE_EVENTS,
            Topic.BUYING_GROUPS,
            Topic.CATALOG),
        timeline);
  }

  /** What the half hands on. */
  public record Decided(
      DataStream<SalesAlert> alerts,
      DataStream<MessageRequest> sendRequests,
      DataStream<DeadLetter> deadLetters,
      Timeline timeline) {}

  /** Writes dead letters: one stream for all stages. */
  static void writeDeadLetters(Connectors connectors, DataStream<DeadLetter> deadLetters) {
    connectors.write(
        Topic.DEAD_LETTERS, deadLetters, new RecordBytes<>(DeadLetterWriter::write, null));
  }
}
