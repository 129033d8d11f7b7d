package dev.handoff.domain.journey;

import java.util.List;

/** What a journey asks to be done for a group at an action node (SPEC section 4). */
public sealed interface JourneyAction {

  String journeyId();

  /** The version the group is in. */
  int version();

  /** The group's how-manieth entry into the journey, from 1. */
  int entry();

  /** The node that asks. */
  JourneyNode.Action node();

  /**
   * Alert sales.
   *
   * @param whyNow the parts of the audience, the listens and the splits that let the group through
   *     in this entry, in that order, each with the value it saw when it did
   */
  record SendSalesAlert(
      String journeyId,
      int version,
      int entry,
      JourneyNode.SendSalesAlert node,
      List<Condition.Finding> whyNow)
      implements JourneyAction {}

  /** Set the group's status. */
  record UpdateStatus(String journeyId, int version, int entry, JourneyNode.UpdateStatus node)
      implements JourneyAction {}

  /** Set the group's stage. */
  record UpdateStage(String journeyId, int version, int entry, JourneyNode.UpdateStage node)
      implements JourneyAction {}

  /** Add an interesting moment to the group. */
  record AddAccountMoment(
      String journeyId, int version, int entry, JourneyNode.AddAccountMoment node)
      implements JourneyAction {}

  /** Ask for a message to each matching member. */
  record SendMessage(String journeyId, int version, int entry, JourneyNode.SendMessage node)
      implements JourneyAction {}

  /** Add an interesting moment to each matching member. */
  record AddPersonMoment(String journeyId, int version, int entry, JourneyNode.AddPersonMoment node)
      implements JourneyAction {}
}
