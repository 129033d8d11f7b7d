package dev.handoff.domain.route;

import static dev.handoff.fixture.Lumia.GROUP;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.OTHER_GROUP;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.handoff.domain.exchange.GroupRecord;
import dev.handoff.domain.exchange.PersonRecord;
import dev.handoff.domain.insight.MailDeed;
import dev.handoff.domain.insight.MemberInsight;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Risk and segment, made at the end of each day and told to every group (SPEC section 9). */
class PersonInsightTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-03-03T00:00:00Z");

  private final Routed person = new Routed();

  @Test
  void everyGroupHearsOfThemWhenTheDayEnds() {
    person.isListedBy(GROUP, MONDAY);
    person.isListedBy(OTHER_GROUP, MONDAY);
    assertThat(sent("offer", MONDAY)).as("nothing before the day ends").isEmpty();
    assertThat(person.router.nextExpiry(person.ada)).isEqualTo(MIDNIGHT);
    List<GroupRecord> heard = closed(MIDNIGHT);
    assertThat(heard)
        .extracting(GroupRecord::kind, GroupRecord::buyingGroupId, GroupRecord::at)
        .containsExactly(
            tuple(GroupRecord.Kind.INSIGHT, GROUP, MIDNIGHT),
            tuple(GroupRecord.Kind.INSIGHT, OTHER_GROUP, MIDNIGHT));
    MemberInsight insight = Objects.requireNonNull(heard.get(0).insight());
    assertThat(insight.segment()).isEqualTo("silent");
    assertThat(insight.unsubscribeRisk()).isPositive().isLessThan(BigDecimal.ONE);
  }

  @Test
  void aDayThatChangesNothingIsNotTold() {
    person.isListedBy(GROUP, MONDAY);
    sent("offer", MONDAY);
    closed(MIDNIGHT.plus(Duration.ofDays(10)));
    assertThat(closed(MIDNIGHT.plus(Duration.ofDays(20)))).isEmpty();
  }

  @Test
  void daysThatEndedMeanwhileAreClosedOneByOneAtTheirOwnMidnights() {
    person.isListedBy(GROUP, MONDAY);
    sent("offer", MONDAY);
    List<GroupRecord> heard = closed(MONDAY.plus(Duration.ofDays(40)));
    assertThat(heard.get(0).at()).isEqualTo(MIDNIGHT);
    assertThat(heard.get(heard.size() - 1).insight())
        .as("when the mail has left the window")
        .isEqualTo(MemberInsight.NONE);
    assertThat(heard.get(heard.size() - 1).at()).isEqualTo(MIDNIGHT.plus(Duration.ofDays(30)));
    assertThat(person.ada.mail().isEmpty()).isTrue();
  }

  @Test
  void whoJoinsAGroupBringsThemAlong() {
    sent("offer", MONDAY);
    closed(MIDNIGHT);
    List<GroupRecord> heard = person.isListedBy(GROUP, TUESDAY);
    assertThat(heard.get(0).insight()).isEqualTo(person.ada.insight());
    assertThat(person.ada.insight()).isNotEqualTo(MemberInsight.NONE);
  }

  @Test
  void anErasureForgetsThemAndLateCopiesDoNotBringThemBack() {
    person.isListedBy(GROUP, MONDAY);
    sent("offer", MONDAY);
    closed(MIDNIGHT);
    person.isErased(TUESDAY, TUESDAY);
    assertThat(person.ada.mail().isEmpty()).isTrue();
    assertThat(person.ada.insight()).isEqualTo(MemberInsight.NONE);
    person.take(mail("late", MONDAY), WEDNESDAY);
    assertThat(person.ada.mail().isEmpty()).isTrue();
  }

  private List<GroupRecord> sent(String mailId, Instant at) {
    return person.take(mail(mailId, at));
  }

  private static PersonRecord mail(String mailId, Instant at) {
    return PersonRecord.of(
        Routed.key(), new MailDeed(MailDeed.Kind.PROMOTIONAL_SENT, mailId, "", at));
  }

  private List<GroupRecord> closed(Instant now) {
    List<GroupRecord> heard = new ArrayList<>();
    person.router.closeDays(person.ada, Routed.key(), now, heard::add);
    return heard;
  }
}
