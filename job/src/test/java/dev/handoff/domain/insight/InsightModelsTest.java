package dev.handoff.domain.insight;

import static dev.handoff.domain.insight.MailDeed.Kind.LEFT;
import static dev.handoff.domain.insight.MailDeed.Kind.PROMOTIONAL_INTERACTION;
import static dev.handoff.domain.insight.MailDeed.Kind.PROMOTIONAL_SENT;
import static dev.handoff.domain.insight.MailDeed.Kind.TRANSACTIONAL_INTERACTION;
import static dev.handoff.domain.insight.MailDeed.Kind.TRANSACTIONAL_SENT;
import static dev.handoff.fixture.Lumia.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.insight.SegmentModel.Scale;
import dev.handoff.domain.insight.SegmentModel.Segment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is made of how a person took mail in the last 30 days. */
class InsightModelsTest {

  private static final int TODAY = 20_514;

  private final MailHistory mail = MailHistory.empty();
  private int number;

  @Test
  void whoeverAnswersOrdersAndNoOffersReadsOnlyWhatConcernsAnOrder() {
    for (int day = 0; day < 30; day += 5) {
      got(PROMOTIONAL_SENT, TODAY - day);
      got(TRANSACTIONAL_SENT, TODAY - day);
      got(TRANSACTIONAL_INTERACTION, TODAY - day);
    }
    assertThat(insight().segment()).isEqualTo("orders-only");
  }

  @Test
  void whoeverAnswersOffersOnlyAfterAnOrderAnswersAfterAPurchase() {
    for (int day = 4; day < 28; day += 6) {
      got(PROMOTIONAL_SENT, TODAY - day);
    }
    got(TRANSACTIONAL_SENT, TODAY - 8);
    got(TRANSACTIONAL_INTERACTION, TODAY - 8);
    got(PROMOTIONAL_SENT, TODAY - 4);
    got(PROMOTIONAL_INTERACTION, TODAY - 5);
    got(PROMOTIONAL_INTERACTION, TODAY - 4);
    assertThat(insight().segment()).isEqualTo("after-purchase");
  }

  @Test
  void whoeverAnsweredThreeWeeksAgoAndNoLongerIsFading() {
    for (int day = 0; day < 30; day += 3) {
      got(PROMOTIONAL_SENT, TODAY - day);
    }
    for (int day = 18; day < 30; day += 3) {
      got(PROMOTIONAL_INTERACTION, TODAY - day);
    }
    assertThat(insight().segment()).isEqualTo("fading");
  }

  @Test
  void whoeverAnswersNothingIsSilent() {
    for (int day = 0; day < 30; day += 3) {
      got(PROMOTIONAL_SENT, TODAY - day);
    }
    assertThat(insight().segment()).isEqualTo("silent");
  }

  @Test
  void moreMailWithoutAnAnswerIsMoreRiskAndTheReasonsSaySo() {
    got(PROMOTIONAL_SENT, TODAY - 20);
    var little = insight().unsubscribeRisk();
    for (int day = 0; day < 20; day++) {
      got(PROMOTIONAL_SENT, TODAY - day);
    }
    assertThat(insight().unsubscribeRisk()).isGreaterThan(little);
    assertThat(InsightModels.builtIn().risk().reasons(mail.features(TODAY, 30)))
        .extracting(RiskModel.Reason::feature)
        .containsExactly(
            MailFeatures.PROMOTIONAL_MAILS,
            MailFeatures.DAYS_SINCE_INTERACTION,
            MailFeatures.PROMOTIONAL_RISE,
            MailFeatures.PROMOTIONAL_SHARE);
  }

  @Test
  void withoutPromotionalMailOrOnceGoneThereIsNoRisk() {
    got(TRANSACTIONAL_SENT, TODAY);
    assertThat(insight().unsubscribeRisk()).isNull();
    got(PROMOTIONAL_SENT, TODAY);
    assertThat(insight().unsubscribeRisk()).isNotNull();
    got(LEFT, TODAY);
    assertThat(insight().unsubscribeRisk()).isNull();
  }

  @Test
  void aCopyOfAnEventCountsOnce() {
    MailDeed sent = new MailDeed(PROMOTIONAL_SENT, "m", "", MONDAY);
    mail.count(sent, TODAY);
    mail.count(sent, TODAY);
    assertThat(mail.features(TODAY, 30).value(MailFeatures.PROMOTIONAL_MAILS)).isEqualTo(1);
  }

  @Test
  void namesOfMessagesAreToldApartUpToABound() {
    for (int i = 0; i < 100; i++) {
      mail.count(new MailDeed(TRANSACTIONAL_SENT, "m" + i, "message-" + i, MONDAY), TODAY - i % 7);
    }
    MailFeatures features = mail.features(TODAY, 30);
    assertThat(features.value(MailFeatures.TRANSACTIONAL_MAILS)).isEqualTo(100);
    assertThat(features.values().keySet())
        .filteredOn(name -> name.startsWith(MailFeatures.AFTER))
        .hasSize(MailHistory.MESSAGES_KEPT)
        .contains(MailFeatures.AFTER + "message-0");
  }

  @Test
  void nobodyMovesForALittleDifference() {
    SegmentModel model =
        new SegmentModel(
            "default",
            1,
            Instant.EPOCH,
            Map.of(MailFeatures.PROMOTIONAL_SHARE, new Scale(0, 1)),
            List.of(segment("few", 0), segment("many", 1)));
    assertThat(model.segmentOf(share(0.52), "")).isEqualTo("many");
    assertThat(model.segmentOf(share(0.52), "few")).as("stays").isEqualTo("few");
    assertThat(model.segmentOf(share(0.6), "few")).isEqualTo("many");
    assertThat(model.segmentOf(share(0.5), "gone")).as("of two the first").isEqualTo("few");
  }

  private static Segment segment(String id, double share) {
    return new Segment(id, id, null, null, null, Map.of(MailFeatures.PROMOTIONAL_SHARE, share));
  }

  private static MailFeatures share(double share) {
    return new MailFeatures(new TreeMap<>(Map.of(MailFeatures.PROMOTIONAL_SHARE, share)), false);
  }

  private void got(MailDeed.Kind kind, int day) {
    mail.count(new MailDeed(kind, "m" + number++, "order", MONDAY), day);
  }

  private MemberInsight insight() {
    return InsightModels.builtIn().of(mail.features(TODAY, 30), MemberInsight.NONE);
  }
}
