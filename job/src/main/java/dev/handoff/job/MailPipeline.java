package dev.handoff.job;

import dev.handoff.codec.MessageDecisionWriter;
import dev.handoff.codec.MessageEventWriter;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.mail.ledger.LedgerLog;
import dev.handoff.mail.ledger.NoLedger;
import dev.handoff.operator.AddressAlert;
import dev.handoff.operator.DeliverMailFactory;
import dev.handoff.operator.DeliverySettings;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.Timeline;
import dev.handoff.sink.RecordBytes;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The mailing half of the picture.
 *
 * <pre>
 * sales-alerts ─ address ─→ deliver ────────────→ mail
 *                           by recipient: gate,   messages, message-events
 *                           retry, ledger
 * </pre>
 */
public final class MailPipeline {

  private final JobSettings settings;
  private final MailSettings mail;
  private final Connectors connectors;

  public MailPipeline(JobSettings settings, MailSettings mail, Connectors connectors) {
    this.settings = settings;
    this.mail = mail;
    this.connectors = connectors;
  }

  /** Builds the half; what comes back are the mails that could not be delivered. */
  public DataStream<DeadLetter> build(DataStream<SalesAlert> alerts, Timeline timeline) {
    SingleOutputStreamOperator<RecipientRecord> addressed =
        alerts
            .flatMap(new AddressAlert())
            .uid(OperatorUid.ADDRESS)
            .name("address")
            .setDescription("one mail for each recipient");

    SingleOutputStreamOperator<DeadLetter> undelivered =
        addressed
            .keyBy(DeliverMailFactory::keyOf)
            .transform(
                "deliver",
                TypeInformation.of(DeadLetter.class),
                new DeliverMailFactory(
                    new DeliverySettings(mail, settings.gate(), timeline, ledger())))
            .uid(OperatorUid.DELIVER)
            .setDescription(
                "by recipient: the gate, then hands over off the task thread; tries again");

    connectors.write(
        Topic.MESSAGES,
        undelivered.getSideOutput(DeliverMailFactory.DECISIONS),
        new RecordBytes<>(MessageDecisionWriter::write, MessageDecision::messageId));
    connectors.write(
        Topic.MESSAGE_EVENTS,
        undelivered.getSideOutput(DeliverMailFactory.EVENTS),
        new RecordBytes<>(MessageEventWriter::writeOurs, MessageEvent::messageId));
    return undelivered;
  }

  /** An inbox folder needs none: the same mail written again changes nothing. */
  private LedgerLog.Opening ledger() {
    return mail.smtp() == null ? new NoLedger() : connectors.ledger();
  }
}
