package dev.handoff.domain.evaluate;

import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.journey.GroupFacts.MemberFacts;
import dev.handoff.domain.journey.JourneyAction;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.journey.StepId;
import dev.handoff.domain.message.MessageRequest;
import java.time.Instant;
import java.util.List;

/**
 * What a journey does for the members of a group, one by one in the order of their ids (SPEC
 * section 4, "action on people").
 */
final class PeopleActions {

  private static final String NO_DATA = "{}";
  private static final String NO_RECOMMENDATIONS = "[]";

  private final String buyingGroupId;
  private final List<MemberFacts> members;
  private final Instant now;
  private final Outcomes outcomes;

  /**
   * @param members who counts, ordered by id
   */
  PeopleActions(String buyingGroupId, List<MemberFacts> members, Instant now, Outcomes outcomes) {
    this.buyingGroupId = buyingGroupId;
    this.members = members;
    this.now = now;
    this.outcomes = outcomes;
  }

  /** Acts on every member whom the node reaches; on nobody when the action is on the account. */
  void perform(JourneyAction action) {
    if (action.node() instanceof JourneyNode.PeopleAction people) {
      for (MemberFacts member : members) {
        if (people.reaches(member.role())) {
          perform(action, member.personId());
        }
      }
    }
  }

  private void perform(JourneyAction action, String personId) {
    String id = StepId.of(action, buyingGroupId, personId);
    if (action instanceof JourneyAction.SendMessage send) {
      outcomes.request(requestFor(send, id, personId));
    } else if (action instanceof JourneyAction.AddPersonMoment add) {
      JourneyNode.AddPersonMoment node = add.node();
      outcomes.moment(
          new InterestingMoment(
              id, personId, node.type(), node.description(), add.journeyId(), now));
    }
  }

  private MessageRequest requestFor(JourneyAction.SendMessage send, String id, String personId) {
    JourneyNode.SendMessage node = send.node();
    return new MessageRequest(
        id,
        node.message(),
        personId,
        NO_DATA,
        NO_RECOMMENDATIONS,
        null,
        now,
        null,
        new MessageRequest.Origin(
            send.journeyId(),
            send.version(),
            send.entry(),
            node.id(),
            buyingGroupId,
            node.topic(),
            node.roles()));
  }
}
