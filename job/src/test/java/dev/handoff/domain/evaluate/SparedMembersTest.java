package dev.handoff.domain.evaluate;

import static dev.handoff.domain.evaluate.GroupRun.snapshot;
import static dev.handoff.fixture.JourneyFixture.end;
import static dev.handoff.fixture.JourneyFixture.journey;
import static dev.handoff.fixture.JourneyFixture.listen;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.CHAMPION;
import static dev.handoff.fixture.Lumia.CHLOE;
import static dev.handoff.fixture.Lumia.DECISION_MAKER;
import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.PRACTITIONER;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.group;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.insight.MemberInsight;
import dev.handoff.domain.journey.JourneyNode;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDefinition;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.fixture.Lumia;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a group makes of its members' risks and segments (SPEC sections 4 and 6). */
class SparedMembersTest {

  @Test
  void aPromotionalMessageSparesWhoMayLeaveAndNobodyElse() {
    assertThat(written(MessageClass.PROMOTIONAL)).containsExactly(BEN, CHLOE);
  }

  @Test
  void aTransactionalMessageIsNeverHeldBack() {
    assertThat(written(MessageClass.TRANSACTIONAL)).containsExactly(ADA, BEN, CHLOE);
  }

  @Test
  void aConditionSeesSegmentAndRiskAsSoonAsTheyChange() {
    GroupRun lumia =
        GroupRun.inEventTime()
            .with(
                journey(
                    "fading",
                    listen(
                        "until",
                        "group.members.exists(m, m.segment == 'fading' && m.unsubscribeRisk > 0.1)"),
                    end("done")));
    lumia.at(
        MONDAY,
        snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))),
        lumia.joined(MONDAY, ADA));
    lumia.at(TUESDAY, insight(TUESDAY, ADA, "fading", "0.050"));
    assertThat(lumia.steps).containsExactly(MONDAY + " entered");
    lumia.at(WEDNESDAY, insight(WEDNESDAY, ADA, "fading", "0.101"));
    assertThat(lumia.steps).contains(WEDNESDAY + " completed");
  }

  @Test
  void anErasureAtTheSameInstantLeavesNoRisk() {
    GroupRun lumia = GroupRun.inEventTime();
    lumia.at(
        MONDAY,
        snapshot(MONDAY, group(MONDAY, member(ADA, DECISION_MAKER))),
        lumia.joined(MONDAY, ADA));
    lumia.at(
        WEDNESDAY,
        insight(WEDNESDAY, ADA, "fading", "0.200"),
        GroupRecord.erased(GROUP, WEDNESDAY, key(ADA), TUESDAY),
        snapshot(WEDNESDAY, group(WEDNESDAY, member(ADA, DECISION_MAKER))),
        lumia.joined(WEDNESDAY, ADA));
    MemberFile ada = lumia.get(key(ADA));
    assertThat(ada).isNotNull();
    assertThat(ada.insight()).isEqualTo(MemberInsight.NONE);
  }

  /** Ada's risk is above the limit, Ben's is at it, nothing is known of Chloé's. */
  private static List<String> written(MessageClass messageClass) {
    GroupRun lumia =
        GroupRun.inEventTime()
            .with(message(messageClass))
            .with(
                journey(
                    "offers",
                    listen("until", "group.members.exists(m, m.segment == 'silent')"),
                    new JourneyNode.SendMessage(
                        "offer", null, null, "offer", List.of(), null, new BigDecimal("0.1")),
                    end("done")));
    lumia.at(
        MONDAY,
        snapshot(
            MONDAY,
            group(
                MONDAY,
                member(ADA, DECISION_MAKER),
                member(BEN, CHAMPION),
                member(CHLOE, PRACTITIONER))),
        lumia.joined(MONDAY, ADA),
        lumia.joined(MONDAY, BEN),
        lumia.joined(MONDAY, CHLOE));
    lumia.at(
        TUESDAY,
        insight(TUESDAY, ADA, "silent", "0.101"),
        insight(TUESDAY, BEN, "fading", "0.100"),
        insight(TUESDAY, CHLOE, "orders-only", null));
    return lumia.requests.stream().map(MessageRequest::personId).toList();
  }

  private static GroupRecord insight(
      Instant at, String personId, String segment, @Nullable String risk) {
    return GroupRecord.insight(
        GROUP,
        at,
        key(personId),
        new MemberInsight(segment, risk == null ? null : new BigDecimal(risk)));
  }

  private static MessageDefinition message(MessageClass messageClass) {
    MessageDefinition any = Lumia.message("offer", Instant.EPOCH);
    return new MessageDefinition(
        any.id(),
        any.version(),
        any.updatedAt(),
        messageClass,
        any.topic(),
        any.subject(),
        any.preheader(),
        any.template(),
        any.blocks(),
        any.goal(),
        any.notAfter(),
        any.sampleJson());
  }
}
