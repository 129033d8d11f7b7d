package dev.handoff.domain.evaluate;

import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.group.Account;
import dev.handoff.domain.journey.GroupFacts;
import dev.handoff.domain.journey.GroupFacts.MemberFacts;
import dev.handoff.domain.journey.JourneyAction;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.journey.StepId;
import dev.handoff.domain.message.MessageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a journey does for the members of a group, one by one in the order of their ids (SPEC
 * section 4, "action on people").
 */
final class PeopleActions {

  private static final String NO_DATA = "{}";
  private static final String NO_RECOMMENDATIONS = "[]";

  private final String buyingGroupId;
  private final GroupFacts facts;
  private final @Nullable Account account;
  private final Set<String> promotional;
  private final Instant now;
  private final Outcomes outcomes;

  /**
   * @param facts the group as it is now; its members, ordered by id, are those who count
   * @param account whose group it is
   * @param promotional ids of the promotional messages
   */
  PeopleActions(
      String buyingGroupId,
      GroupFacts facts,
      @Nullable Account account,
      Set<String> promotional,
      Instant now,
      Outcomes outcomes) {
    this.buyingGroupId = buyingGroupId;
    this.facts = facts;
    this.account = account;
    this.promotional = promotional;
    this.now = now;
    this.outcomes = outcomes;
  }

  /** Acts on every member whom the node reaches; on nobody when the action is on the account. */
  void perform(JourneyAction action) {
    if (action.node() instanceof JourneyNode.PeopleAction people) {
      for (MemberFacts member : facts.members()) {
        if (people.reaches(member.role()) && !isSpared(action, member)) {
          perform(action, member.personId());
        }
      }
    }
  }

  /** Whether a promotional message is held back because it might be the last (SPEC section 6). */
  private boolean isSpared(JourneyAction action, MemberFacts member) {
    if (!(action instanceof JourneyAction.SendMessage send)) {
      return false;
    }
    BigDecimal most = send.node().maxUnsubscribeRisk();
    BigDecimal risk = member.unsubscribeRisk();
    return most != null
        && risk != null
        && risk.compareTo(most) > 0
        && promotional.contains(send.node().message());
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
            node.roles(),
            group()));
  }

  private MessageRequest.Group group() {
    return new MessageRequest.Group(
        facts.name(),
        facts.solutionInterest(),
        facts.status(),
        facts.stage().isEmpty() ? null : facts.stage(),
        account);
  }
}
