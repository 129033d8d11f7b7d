package dev.handoff.job;

import dev.handoff.domain.alert.SalesAlert;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.exchange.Topic;
import dev.handoff.operator.DeadLetters;
import dev.handoff.operator.ParseRecords;
import dev.handoff.operator.Readings;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The alerts that the deciding half has committed, read back. */
final class CommittedAlerts {

  private final SingleOutputStreamOperator<SalesAlert> alerts;

  CommittedAlerts(Connectors connectors, Clock clock) {
    alerts =
        connectors
            .read(Topic.SALES_ALERTS, raw -> null)
            .rebalance()
            .process(new ParseRecords<>(Readings.salesAlerts(), clock))
            .returns(TypeInformation.of(SalesAlert.class))
            .uid(OperatorUid.PARSE + Topic.SALES_ALERTS.wireName())
            .name("parse sales-alerts");
  }

  DataStream<SalesAlert> alerts() {
    return alerts;
  }

  DataStream<DeadLetter> deadLetters() {
    return alerts.getSideOutput(DeadLetters.TAG);
  }
}
