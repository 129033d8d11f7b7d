package dev.handoff.domain.backtest;

import dev.handoff.domain.alert.SalesAlert;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * Who was alerted when: of a sales alert what two runs are compared by.
 *
 * @param alertId the alert, in its own run
 * @param buyingGroupId the group
 * @param groupName what people call it
 * @param accountName whose group it is
 * @param journeyId the journey that decided
 * @param journeyVersion its version
 * @param nodeId the node
 * @param at the instant of the decision
 * @param engagementScore 0 to 100
 * @param completenessScore 0 to 100
 * @param recipients addresses, as the node lists them
 */
public record Alerted(
    String alertId,
    String buyingGroupId,
    String groupName,
    String accountName,
    String journeyId,
    int journeyVersion,
    String nodeId,
    Instant at,
    int engagementScore,
    int completenessScore,
    List<String> recipients) {

  /** By group, journey and node, and then by time. */
  static final Comparator<Alerted> BY_PLACE =
      Comparator.comparing(Alerted::buyingGroupId)
          .thenComparing(Alerted::journeyId)
          .thenComparing(Alerted::nodeId)
          .thenComparing(Alerted::at)
          .thenComparing(Alerted::alertId);

  /** The part of an alert that is compared. */
  public static Alerted of(SalesAlert alert) {
    return new Alerted(
        alert.alertId(),
        alert.buyingGroupId(),
        alert.group().name(),
        alert.group().accountName(),
        alert.journeyId(),
        alert.journeyVersion(),
        alert.nodeId(),
        alert.decidedAt(),
        alert.engagementScore(),
        alert.completenessScore(),
        alert.recipients());
  }
}
