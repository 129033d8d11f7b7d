package dev.handoff.job;

import dev.handoff.codec.MessageDecisionWriter;
import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.MailAddress;
import dev.handoff.operator.AddressAlert;
import dev.handoff.operator.GateAlert;
import dev.handoff.operator.MailSettings;
import dev.handoff.operator.SendAlert;
import dev.handoff.operator.Timeline;
import dev.handoff.sink.RecordBytes;
import java.util.concurrent.TimeUnit;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The mailing half of the picture.
 *
 * <pre>
 * sales-alerts ─ address ─ gate ─→ deliver ─→ mail
 *                          by recipient       messages
 * </pre>
 */
public final class MailPipeline {

  private static final int MAILS_WAITING = 1_000;
  private static final long NO_TIMEOUT = 0;

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
    SingleOutputStreamOperator<OutboundMail> addressed =
        alerts
            .flatMap(new AddressAlert())
            .uid(OperatorUid.ADDRESS)
            .name("address")
            .setDescription("one mail for each recipient");

    SingleOutputStreamOperator<OutboundMail> letThrough =
        addressed
            .keyBy(mail -> MailAddress.canonical(mail.recipient()))
            .process(new GateAlert(timeline, settings.engagement(), settings.allowed()))
            .uid(OperatorUid.GATE)
            .name("gate")
            .setDescription("by recipient: expired, not allowed, duplicate");

    SingleOutputStreamOperator<DeadLetter> undelivered =
        AsyncDataStream.unorderedWait(
                letThrough,
                new SendAlert(mail, settings.clock(), connectors.bounded()),
                NO_TIMEOUT,
                TimeUnit.MILLISECONDS,
                MAILS_WAITING)
            .startNewChain()
            .uid(OperatorUid.DELIVER)
            .name("deliver")
            .setDescription("renders and hands over, off the task thread; tries again");

    connectors.write(
        Topic.MESSAGES,
        letThrough.getSideOutput(GateAlert.DECISIONS),
        new RecordBytes<>(MessageDecisionWriter::write, MessageDecision::messageId));
    return undelivered;
  }
}
