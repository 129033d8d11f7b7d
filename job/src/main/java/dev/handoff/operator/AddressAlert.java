package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.MessageId;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** The address stage for alerts: one mail for each recipient. State: none. */
public final class AddressAlert implements FlatMapFunction<SalesAlert, RecipientRecord> {

  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(SalesAlert alert, Collector<RecipientRecord> out) {
    for (String recipient : alert.recipients()) {
      String messageId = MessageId.of(alert.alertId(), recipient);
      out.collect(RecipientRecord.of(OutboundMail.of(messageId, recipient, alert)));
    }
  }
}
