package dev.handoff.job;

import dev.handoff.codec.MessageDecisionWriter;
import dev.handoff.codec.MessageEventWriter;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.mail.ledger.NoLedger;
import dev.handoff.operator.AddressAlert;
import dev.handoff.operator.AddressPerson;
import dev.handoff.operator.DeadLetters;
import dev.handoff.operator.DeliverMailFactory;
import dev.handoff.operator.DeliverySettings;
import dev.handoff.operator.ForPerson;
import dev.handoff.operator.InOrderOfTime;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.Timeline;
import dev.handoff.sink.RecordBytes;
import dev.handoff.state.HandoffState;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The mailing half of the picture.
 *
 * <pre>
 * sales-alerts ────────────────────────────────────────┐
 * send-requests, message-requests ─ parse ─ address ─┼─ deliver ──────────────→ mail
 * consents, people ─ parse ───────────────  by person │  by recipient: gate,    messages, message-events
 * message-events ─ parse ─────────────────────────────┘  retry, ledger ─→ report
 * </pre>
 */
public final class MailPipeline {

  private final JobSettings settings;
  private final MailSettings mail;
  private final Connectors connectors;
  private final Inputs inputs;

  /**
   * @param inputs read here, and by the deciding half if it is in the same job
   */
  MailPipeline(JobSettings settings, MailSettings mail, Connectors connectors, Inputs inputs) {
    this.settings = settings;
    this.mail = mail;
    this.connectors = connectors;
    this.inputs = inputs;
  }

  /**
   * Builds the half; what comes back are the dead letters of its stages.
   *
   * @param knownCatalog definitions read before the job began
   */
  DataStream<DeadLetter> build(
      DataStream<SalesAlert> alerts,
      DataStream<MessageRequest> sendRequests,
      Timeline timeline,
      List<CatalogEntry> knownCatalog) {
    SingleOutputStreamOperator<RecipientRecord> alertMails =
        alerts
            .flatMap(new AddressAlert())
            .uid(OperatorUid.ADDRESS)
            .name("address alerts")
            .setDescription("one mail for each recipient");

    SingleOutputStreamOperator<RecipientRecord> addressed =
        aboutPeople(sendRequests)
            .keyBy(AddressRecord::personKey)
            .connect(inputs.catalog(timeline.until()).broadcast(HandoffState.messages()))
            .process(
                new AddressPerson(
                    timeline, settings.engagement(), settings.alerts(), mail, knownCatalog))
            .uid(OperatorUid.ADDRESS_PERSON)
            .name("address")
            .setDescription("by person: newest address and consents; requests become mails");

    DataStream<RecipientRecord> news =
        inputs
            .messageEvents()
            .map(RecipientRecord::of)
            .returns(TypeInformation.of(RecipientRecord.class))
            .uid(OperatorUid.NEWS)
            .name("news")
            .setDescription("what became of mail, to its address");

    SingleOutputStreamOperator<DeadLetter> undelivered =
        inOrder(alertMails.union(addressed, news), timeline)
            .keyBy(DeliverMailFactory::keyOf)
            .transform(
                "deliver",
                TypeInformation.of(DeadLetter.class),
                new DeliverMailFactory(
                    new DeliverySettings(mail, settings.gate(), timeline, ledger())))
            .uid(OperatorUid.DELIVER)
            .setDescription(
                "by recipient: the gate, then hands over off the task thread; tries again");

    DataStream<MessageDecision> decisions =
        undelivered
            .getSideOutput(DeliverMailFactory.DECISIONS)
            .union(addressed.getSideOutput(AddressPerson.DECISIONS));
    DataStream<MessageEvent> events = undelivered.getSideOutput(DeliverMailFactory.EVENTS);

    new ReportPipeline(settings, connectors, inputs, timeline)
        .build(
            decisions, events, undelivered.getSideOutput(DeliverMailFactory.GOALS), knownCatalog);

    connectors.write(
        Topic.MESSAGES,
        decisions,
        new RecordBytes<>(MessageDecisionWriter::write, MessageDecision::messageId));
    connectors.write(
        Topic.MESSAGE_EVENTS,
        events,
        new RecordBytes<>(MessageEventWriter::writeOurs, MessageEvent::messageId));
    return undelivered.union(
        addressed.getSideOutput(DeadLetters.TAG),
        inputs.deadLetters(Topic.CONSENTS, Topic.MESSAGE_REQUESTS));
  }

  /** Live, time is the clock, and whatever comes is of now. */
  private static DataStream<RecipientRecord> inOrder(
      DataStream<RecipientRecord> records, Timeline timeline) {
    return timeline.isReplay()
        ? records
            .keyBy(DeliverMailFactory::keyOf)
            .process(new InOrderOfTime())
            .uid(OperatorUid.IN_ORDER)
            .name("in order of time")
            .setDescription("by recipient, over files: what happened first comes first")
        : records;
  }

  private DataStream<AddressRecord> aboutPeople(DataStream<MessageRequest> sendRequests) {
    TypeInformation<AddressRecord> type = TypeInformation.of(AddressRecord.class);
    DataStream<AddressRecord> profiles =
        inputs
            .profiles()
            .map(read -> AddressRecord.of(read.personKey(), Objects.requireNonNull(read.person())))
            .returns(type)
            .uid(OperatorUid.PROFILES)
            .name("profiles");
    DataStream<AddressRecord> consents =
        inputs
            .consents()
            .map(ForPerson.consents(settings.personKeys()))
            .returns(type)
            .uid(OperatorUid.CONSENTS)
            .name("consents");
    DataStream<AddressRecord> requests =
        sendRequests
            .union(inputs.messageRequests())
            .map(ForPerson.requests(settings.personKeys()))
            .returns(type)
            .uid(OperatorUid.REQUESTS)
            .name("requests");
    return profiles.union(consents, requests);
  }

  /** An inbox folder needs none: the same mail written again changes nothing. */
  private LedgerLog.Opening ledger() {
    return mail.smtp() == null ? new NoLedger() : connectors.ledger();
  }
}
