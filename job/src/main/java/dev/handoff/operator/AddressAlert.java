package dev.handoff.operator;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.mail.MessageId;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** The address stage for alerts: one mail for each recipient. State: none. */
public final class AddressAlert implements FlatMapFunction<SalesAlert, OutboundMail> {

  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(SalesAlert alert, Collector<OutboundMail> out) {
    for (String recipient : alert.recipients()) {
      out.collect(OutboundMail.of(MessageId.of(alert.alertId(), recipient), recipient, alert));
    }
  }
}
