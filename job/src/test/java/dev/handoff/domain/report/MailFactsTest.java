package dev.handoff.domain.report;

import static dev.handoff.domain.message.MessageEvent.Type.BOUNCED;
import static dev.handoff.domain.message.MessageEvent.Type.CLICKED;
import static dev.handoff.domain.message.MessageEvent.Type.COMPLAINED;
import static dev.handoff.domain.message.MessageEvent.Type.DEFERRED;
import static dev.handoff.domain.message.MessageEvent.Type.DELIVERED;
import static dev.handoff.domain.message.MessageEvent.Type.OPENED;
import static dev.handoff.domain.message.MessageEvent.Type.SENT;
import static dev.handoff.domain.message.MessageEvent.Type.UNSUBSCRIBED;
import static dev.handoff.domain.report.Heard.bounced;
import static dev.handoff.domain.report.Heard.byMachine;
import static dev.handoff.domain.report.Heard.decided;
import static dev.handoff.domain.report.Heard.heard;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.report.MailFacts.Contribution;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What one mail adds to the report, whatever is heard of it, in which order and how often. */
class MailFactsTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void aMailThatWasSentIsDeliveredUntilABounceComes() {
    assertThat(counted(heard(SENT, MONDAY))).isEqualTo("sent delivered");
    assertThat(counted(heard(SENT, MONDAY), bounced(BounceClass.HARD, TUESDAY)))
        .isEqualTo("sent bounced.hard");
  }

  @Test
  void deliveryIsConfirmedByAReportOrByAPerson() {
    assertThat(counted(heard(SENT, MONDAY), heard(DELIVERED, MONDAY)))
        .isEqualTo("sent delivered confirmed");
    assertThat(counted(heard(SENT, MONDAY), heard(OPENED, TUESDAY)))
        .isEqualTo("sent delivered confirmed opened");
  }

  @Test
  void whoClicksHasOpened() {
    assertThat(counted(heard(SENT, MONDAY), heard(CLICKED, TUESDAY)))
        .isEqualTo("sent delivered confirmed opened clicked");
  }

  @Test
  void aMachineNeitherOpensNorClicks() {
    assertThat(counted(heard(SENT, MONDAY), byMachine(OPENED, MONDAY), byMachine(CLICKED, MONDAY)))
        .isEqualTo("sent delivered automated");
  }

  @Test
  void whatAPersonHasOpenedHasNotBounced() {
    assertThat(
            counted(
                heard(SENT, MONDAY), bounced(BounceClass.HARD, TUESDAY), heard(OPENED, TUESDAY)))
        .isEqualTo("sent delivered confirmed opened");
  }

  @Test
  void aMailThatAServerRefusedAtOnceWasSentToo() {
    assertThat(counted(bounced(BounceClass.RECIPIENT_SOFT, MONDAY)))
        .isEqualTo("sent bounced.recipient-soft");
  }

  @Test
  void whatIsHeardOfAMailWhoseSendingNobodyTellsIsNotCounted() {
    assertThat(counted(heard(OPENED, MONDAY), heard(UNSUBSCRIBED, MONDAY))).isEqualTo("nothing");
  }

  @Test
  void aMailThatTheGateStoppedCountsByItsFirstReason() {
    assertThat(
            counted(
                decided(Decision.STOP, Reason.UNSUBSCRIBED, TUESDAY),
                decided(Decision.DEFER, Reason.QUIET_HOURS, MONDAY),
                decided(Decision.STOP, Reason.DUPLICATE, WEDNESDAY)))
        .isEqualTo("deferred suppressed.unsubscribed");
  }

  @Test
  void askingTwiceForAMailThatWasSentChangesNothing() {
    assertThat(
            counted(
                decided(Decision.SEND, null, MONDAY),
                heard(SENT, MONDAY),
                decided(Decision.STOP, Reason.DUPLICATE, TUESDAY)))
        .isEqualTo("sent delivered");
  }

  @Test
  void whatHappensLaterGoesToTheDayOfSending() {
    MailFacts mail = new MailFacts();
    mail.hear(heard(CLICKED, WEDNESDAY));
    mail.hear(heard(DELIVERED, TUESDAY));
    assertThat(key(mail).day()).isEqualTo(LocalDate.of(2026, 3, 3));
    mail.hear(heard(SENT, MONDAY));
    assertThat(key(mail).day()).isEqualTo(LocalDate.of(2026, 3, 2));
  }

  @Test
  void aDayBeginsInTheEngagementZone() {
    MailFacts mail = new MailFacts();
    mail.hear(heard(SENT, Instant.parse("2026-03-01T23:30:00Z")));
    assertThat(key(mail).day()).isEqualTo(LocalDate.of(2026, 3, 2));
  }

  @Test
  void theClassOfTheDecisionIsThatOfItsEvents() {
    MailFacts mail = new MailFacts();
    mail.hear(heard(SENT, MONDAY));
    assertThat(key(mail).messageClass()).isNull();
    mail.hear(decided(Decision.SEND, null, MONDAY));
    assertThat(key(mail).messageClass()).isEqualTo(MessageClass.PROMOTIONAL);
  }

  @Test
  void anyOrderAndAnyRepetitionCountTheSame() {
    List<MailNews> all =
        List.of(
            decided(Decision.DEFER, Reason.QUIET_HOURS, MONDAY),
            decided(Decision.SEND, null, MONDAY),
            heard(DEFERRED, MONDAY),
            heard(SENT, TUESDAY),
            heard(DELIVERED, TUESDAY),
            byMachine(OPENED, TUESDAY),
            heard(BOUNCED, TUESDAY),
            bounced(BounceClass.MESSAGE_FAULT, TUESDAY),
            heard(OPENED, WEDNESDAY),
            heard(COMPLAINED, WEDNESDAY),
            heard(UNSUBSCRIBED, WEDNESDAY),
            MailNews.converted(Heard.MAIL, WEDNESDAY));
    Contribution expected = contribution(all);
    for (int seed = 0; seed < 200; seed++) {
      List<MailNews> shuffled = new ArrayList<>(all);
      shuffled.addAll(all.subList(0, seed % all.size()));
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(contribution(shuffled)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static ReportKey key(MailFacts mail) {
    Contribution contribution = mail.contribution(PARIS);
    assertThat(contribution).isNotNull();
    return contribution.key();
  }

  private static @Nullable Contribution contribution(List<MailNews> news) {
    MailFacts mail = new MailFacts();
    news.forEach(mail::hear);
    return mail.contribution(PARIS);
  }

  /** The metrics in which the mail counts, in the order of the enum, then why it was stopped. */
  private static String counted(MailNews... news) {
    Contribution contribution = contribution(Arrays.asList(news));
    if (contribution == null) {
      return "nothing";
    }
    List<String> names = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (contribution.counts().of(metric) == 1) {
        names.add(metric.wireName());
      }
    }
    contribution.counts().suppressed().keySet().forEach(why -> names.add("suppressed." + why));
    assertThat(names).as("each once").hasSize(contribution.counts().byName().size());
    return String.join(" ", names);
  }
}
