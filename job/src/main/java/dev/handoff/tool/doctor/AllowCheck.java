package dev.handoff.tool.doctor;

import dev.handoff.domain.journey.Journey;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.journey.JourneyNode.SendSalesAlert;
import dev.handoff.domain.message.AllowList;
import java.util.ArrayList;
import java.util.List;

/** Who may get alerts, and which journeys send to others. */
final class AllowCheck {
  private static final String ALLOW = "allow";

  private AllowCheck() {}

  /** What {@code mail.allow} does to the alerts of these journeys. */
  static List<Diagnosis> of(AllowList allowed, List<Journey> journeys) {
    if (allowed.entries().isEmpty()) {
      return List.of(
          Diagnosis.warning(
              ALLOW,
              "mail.allow",
              "is empty: alerts, which carry personal data, may go to anybody",
              "Name your own domains: mail.allow: example.com"));
    }
    List<Diagnosis> found = new ArrayList<>();
    for (Journey journey : journeys) {
      for (JourneyNode node : journey.nodes()) {
        if (node instanceof SendSalesAlert alert) {
          refused(allowed, journey, alert, found);
        }
      }
    }
    if (found.isEmpty()) {
      found.add(Diagnosis.fine(ALLOW, "mail.allow", String.join(", ", allowed.entries()) + " may"));
    }
    return found;
  }

  private static void refused(
      AllowList allowed, Journey journey, SendSalesAlert alert, List<Diagnosis> found) {
    List<String> refused =
        alert.sendEmailTo().stream().filter(address -> !allowed.allows(address)).toList();
    if (!refused.isEmpty()) {
      found.add(
          Diagnosis.fault(
              ALLOW,
              "journey/" + journey.id() + ", node " + alert.id(),
              "alerts to " + String.join(", ", refused) + " will be refused",
              "Add them or their domain to mail.allow, or take them out of the journey."));
    }
  }
}
