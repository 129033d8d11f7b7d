package dev.handoff.operator;

import dev.handoff.domain.gate.GateRules;
import dev.handoff.domain.gate.Jurisdiction;
import dev.handoff.domain.gate.QuietHours;
import dev.handoff.domain.message.AllowList;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.operator.DeliverRun.Setup;
import dev.handoff.template.AlertLinks;
import dev.handoff.template.Brand;
import dev.handoff.template.Templates;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the job tells a task of {@code deliver} that a {@link DeliverRun} sets up. */
final class TaskSettings {

  private TaskSettings() {}

  /** A gate that stops nothing, the standard brand, and what the setup says. */
  static DeliverySettings of(Setup setup) {
    return new DeliverySettings(
        new MailSettings(
            Map.of(
                MessageClass.ALERT,
                new SenderSettings("handoff@seller.example", null, setup.signatures())),
            null,
            Brand.standard(),
            AlertLinks.none(),
            Templates.builtIn(),
            null,
            null,
            setup.server(),
            setup.threads(),
            setup.rate(),
            0,
            setup.firstRetry(),
            Duration.ofSeconds(5)),
        new GateRules(
            QuietHours.NONE, null, new AllowList(List.of()), Jurisdiction.US, Duration.ofDays(30)),
        new Timeline(Order.ARRIVAL, Clock.systemUTC(), null, false),
        setup.ledger());
  }
}
