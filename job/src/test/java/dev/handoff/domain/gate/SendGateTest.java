package dev.handoff.domain.gate;

import static dev.handoff.domain.gate.AtTheGate.NEWSLETTER;
import static dev.handoff.domain.gate.AtTheGate.alert;
import static dev.handoff.domain.gate.AtTheGate.mail;
import static dev.handoff.domain.gate.AtTheGate.newsletter;
import static dev.handoff.domain.gate.AtTheGate.offer;
import static dev.handoff.domain.gate.AtTheGate.order;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Every reason why a mail does not go, in the order in which the gate asks; and what changes while
 * a mail waits (SPEC sections 6 and 9, "Gate"). It is Monday, ten in the morning in Paris.
 */
class SendGateTest {

  private static final Instant SUNDAY = MONDAY.minus(Duration.ofDays(1));
  private static final Instant MONDAY_NIGHT = Instant.parse("2026-03-02T22:30:00Z");
  private static final Instant TUESDAY_MORNING = Instant.parse("2026-03-03T07:00:00Z");

  private final AtTheGate ada = new AtTheGate();

  @Test
  void aMailThatNothingSpeaksAgainstGoes() {
    ada.consent(Status.GRANTED, null, SUNDAY);

    assertThat(ada.send(newsletter("n-1"), MONDAY)).isEqualTo("send");
    assertThat(ada.send(order("o-1"), MONDAY)).isEqualTo("send");
    assertThat(ada.send(alert("a-1", AtTheGate.ADDRESS, TUESDAY), MONDAY)).isEqualTo("send");
  }

  /** Everything speaks against this newsletter; what comes first is mended, one after the other. */
  @Test
  void theFirstStopWins() {
    List<String> said = new ArrayList<>();
    MailAtGate offer =
        mail("n-1", MessageClass.PROMOTIONAL, "spring-offer", 1, MONDAY.minusMillis(1), "spring");
    ada.aborted.add("spring");
    ada.file.hardBounced(SUNDAY);
    ada.file.complained(SUNDAY);
    ada.file.unsubscribed(null, SUNDAY.plusSeconds(1));
    for (String id : List.of("n-1", "n-2", "n-3")) {
      ada.file.letThrough(newsletter(id), SUNDAY, AtTheGate.RULES);
    }

    said.add(ada.says(offer, MONDAY_NIGHT));
    offer = mail("n-1", MessageClass.PROMOTIONAL, "spring-offer", 1, null, "spring");
    said.add(ada.says(offer, MONDAY_NIGHT));
    ada.aborted.clear();
    said.add(ada.says(offer, MONDAY_NIGHT));
    ada.file.reached(SUNDAY.plusSeconds(2));
    said.add(ada.says(offer, MONDAY_NIGHT));
    ada.consent(Status.GRANTED, NEWSLETTER, SUNDAY.plusMillis(500));
    said.add(ada.says(offer, MONDAY_NIGHT));
    ada.consent(Status.DENIED, null, SUNDAY.plusSeconds(2));
    said.add(ada.says(offer, MONDAY_NIGHT));
    ada.consent(Status.GRANTED, NEWSLETTER, SUNDAY.plusSeconds(3));
    said.add(ada.says(offer, MONDAY_NIGHT));
    offer = mail("n-9", MessageClass.PROMOTIONAL, "spring-offer", 1, null, "spring");
    said.add(ada.says(offer, MONDAY_NIGHT));
    said.add(ada.says(offer, TUESDAY_MORNING));
    ada.file.refused("n-3");
    said.add(ada.says(offer, TUESDAY_MORNING));

    assertThat(said)
        .containsExactly(
            "expired",
            "journey-aborted",
            "suppressed-bounce",
            "suppressed-complaint",
            "unsubscribed",
            "suppressed-complaint",
            "duplicate",
            "quiet-hours until " + TUESDAY_MORNING,
            "frequency-cap",
            "send");
  }

  /** Only what is known not to have gone goes again, and only when it was put in again. */
  @Test
  void aMailPutInAgainGoesUnlessTheFirstHasGone() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    MailAtGate offer = offer("n-1", 1);
    assertThat(ada.send(offer, MONDAY)).isEqualTo("send");
    assertThat(ada.says(again(offer), TUESDAY)).isEqualTo("duplicate");

    ada.file.unsent("n-1", false);
    assertThat(ada.says(offer, TUESDAY)).isEqualTo("duplicate");
    assertThat(ada.send(again(offer), TUESDAY)).isEqualTo("send");
    assertThat(ada.says(again(offer), TUESDAY)).isEqualTo("duplicate");
    assertThat(ada.file.passes().counted()).as("it counts once").hasSize(1);

    ada.file.unsent("n-1", false);
    ada.consent(Status.WITHDRAWN, null, TUESDAY);
    assertThat(ada.says(again(offer), WEDNESDAY)).isEqualTo("unsubscribed");
  }

  @Test
  void aMailPutInAgainDoesNotFillTheCapAgainstItself() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    for (int mail = 1; mail <= 3; mail++) {
      assertThat(ada.send(newsletter("n-" + mail, mail), MONDAY)).isEqualTo("send");
    }
    ada.file.unsent("n-3", true);
    assertThat(ada.says(again(newsletter("n-3", 3)), TUESDAY)).isEqualTo("send");
    assertThat(ada.says(newsletter("n-4", 4), TUESDAY)).isEqualTo("frequency-cap");
  }

  private static MailAtGate again(MailAtGate mail) {
    return new MailAtGate(
        mail.messageId(),
        mail.messageClass(),
        mail.recipient(),
        mail.personId(),
        mail.message(),
        mail.messageVersion(),
        mail.topic(),
        mail.notAfter(),
        mail.zone(),
        mail.accountCountry(),
        mail.groupMember(),
        mail.journeyId(),
        true);
  }

  @Test
  void whatIsOwedGoesAtNightWithoutConsentAndOverTheCap() {
    ada.consent(Status.WITHDRAWN, null, SUNDAY);
    ada.file.complained(SUNDAY);
    ada.file.unsubscribed(null, SUNDAY);

    for (String id : List.of("o-1", "o-2", "o-3", "o-4")) {
      assertThat(ada.send(order(id), MONDAY_NIGHT)).isEqualTo("send");
    }
  }

  @Test
  void anAlertPassesFourQuestionsOnly() {
    ada.aborted.add("ready");
    ada.file.complained(SUNDAY);
    ada.file.unsubscribed(null, SUNDAY);
    for (int mail = 0; mail < 5; mail++) {
      ada.file.softBounced("m-" + mail, SUNDAY.plusSeconds(mail));
    }
    MailAtGate alert = alert("a-1", AtTheGate.ADDRESS, TUESDAY);

    assertThat(ada.send(alert, MONDAY_NIGHT)).isEqualTo("send");

    assertThat(ada.says(alert, MONDAY_NIGHT)).isEqualTo("duplicate");
    ada.file.hardBounced(SUNDAY);
    assertThat(ada.says(alert, MONDAY_NIGHT)).isEqualTo("suppressed-bounce");
    assertThat(ada.says(alert("a-1", "ada@else.example", TUESDAY), MONDAY_NIGHT))
        .isEqualTo("not-allowed");
    assertThat(ada.says(alert("a-1", "ada@else.example", TUESDAY), WEDNESDAY)).isEqualTo("expired");
  }

  @Test
  void aMailIsGoodUntilTheInstantThatItNames() {
    MailAtGate order = mail("o-1", MessageClass.TRANSACTIONAL, "order", 1, TUESDAY, null);

    assertThat(ada.says(order, TUESDAY)).isEqualTo("send");
    assertThat(ada.says(order, TUESDAY.plusMillis(1))).isEqualTo("expired");
  }

  @Test
  void theSameMailIsADuplicateUntilTheLookbackIsOver() {
    assertThat(ada.send(order("o-1"), MONDAY)).isEqualTo("send");

    Instant over = MONDAY.plus(Duration.ofDays(30));
    assertThat(ada.says(order("o-1"), MONDAY)).isEqualTo("duplicate");
    assertThat(ada.says(order("o-1"), over.minusMillis(1))).isEqualTo("duplicate");
    assertThat(ada.says(order("o-1"), over)).isEqualTo("send");
  }

  @Test
  void theSameOfferAskedForTwiceIsADuplicateUnlessItHasAnotherVersion() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    ada.send(offer("n-1", 1), MONDAY);

    assertThat(ada.says(offer("n-2", 1), TUESDAY)).isEqualTo("duplicate");
    assertThat(ada.says(offer("n-2", 2), TUESDAY)).isEqualTo("send");
    assertThat(ada.says(offer("n-2", 1), MONDAY.plus(Duration.ofDays(30)))).isEqualTo("send");
  }

  @Test
  void twoOrdersOfOneKindAreNoDuplicates() {
    assertThat(ada.send(order("o-1"), MONDAY)).isEqualTo("send");
    assertThat(ada.send(order("o-2"), MONDAY)).isEqualTo("send");
  }

  @Test
  void theCapSlides() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    assertThat(ada.send(newsletter("n-1"), MONDAY)).isEqualTo("send");
    assertThat(ada.send(newsletter("n-2"), TUESDAY)).isEqualTo("send");
    assertThat(ada.send(newsletter("n-3"), TUESDAY)).isEqualTo("send");

    Instant aWeekLater = MONDAY.plus(Duration.ofDays(7));
    assertThat(ada.send(newsletter("n-4"), WEDNESDAY)).isEqualTo("frequency-cap");
    assertThat(ada.send(newsletter("n-4"), aWeekLater.minusMillis(1))).isEqualTo("frequency-cap");
    assertThat(ada.send(newsletter("n-4"), aWeekLater)).isEqualTo("send");
    assertThat(ada.send(newsletter("n-5"), aWeekLater)).isEqualTo("frequency-cap");
  }

  @Test
  void whatIsOwedCountsAgainstTheCapAndAnAlertDoesNot() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    ada.send(order("o-1"), MONDAY);
    ada.send(order("o-2"), MONDAY);
    ada.send(alert("a-1", AtTheGate.ADDRESS, TUESDAY), MONDAY);

    assertThat(ada.send(newsletter("n-1"), MONDAY)).isEqualTo("send");
    assertThat(ada.send(newsletter("n-2"), MONDAY)).isEqualTo("frequency-cap");
    assertThat(ada.send(order("o-3"), MONDAY)).isEqualTo("send");
  }

  @Test
  void aMailRefusedForGoodIsGivenBack() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    for (String id : List.of("n-1", "n-2", "n-3")) {
      ada.send(newsletter(id), MONDAY);
    }
    ada.file.refused("n-2");

    assertThat(ada.says(newsletter("n-4"), TUESDAY)).isEqualTo("send");
    assertThat(ada.says(newsletter("n-2"), TUESDAY)).as("the mail itself").isEqualTo("duplicate");
  }

  @Test
  void withoutACapAnyNumberGoes() {
    GateRules rules =
        new GateRules(
            QuietHours.NONE,
            null,
            AtTheGate.RULES.allowed(),
            Jurisdiction.US,
            AtTheGate.RULES.lookback());
    RecipientFile file = RecipientFile.empty();
    for (int mail = 0; mail < 50; mail++) {
      file.letThrough(newsletter("n-" + mail), MONDAY, rules);
    }

    assertThat(new SendGate(rules).judge(newsletter("n-50"), file, MONDAY_NIGHT, id -> false))
        .isEqualTo(new Verdict.Send());
  }

  // While a mail waits.

  @Test
  void whoUnsubscribesWhileAMailIsDeferredDoesNotGetIt() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    assertThat(ada.send(newsletter("n-1"), MONDAY_NIGHT))
        .isEqualTo("quiet-hours until " + TUESDAY_MORNING);

    ada.consent(Status.WITHDRAWN, NEWSLETTER, MONDAY_NIGHT.plusSeconds(1));

    assertThat(ada.send(newsletter("n-1"), TUESDAY_MORNING)).isEqualTo("unsubscribed");
  }

  @Test
  void aDeferredMailWalksTheWholeGateAgain() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    assertThat(ada.send(offer("n-1", 1), MONDAY_NIGHT)).startsWith("quiet-hours");
    assertThat(ada.send(offer("n-2", 1), MONDAY_NIGHT)).startsWith("quiet-hours");

    assertThat(ada.send(offer("n-1", 1), TUESDAY_MORNING)).isEqualTo("send");
    assertThat(ada.send(offer("n-2", 1), TUESDAY_MORNING)).isEqualTo("duplicate");
  }

  @Test
  void anAddressThatBouncesBetweenTwoMailsGetsNoSecond() {
    assertThat(ada.send(order("o-1"), MONDAY)).isEqualTo("send");
    ada.file.hardBounced(MONDAY.plusSeconds(20));

    assertThat(ada.send(order("o-2"), MONDAY.plusSeconds(21))).isEqualTo("suppressed-bounce");
  }

  @Test
  void aRetryIsNoDuplicateOfItselfAndCountsOnce() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    for (String id : List.of("n-1", "n-2", "n-3")) {
      ada.send(newsletter(id), MONDAY);
    }

    assertThat(ada.saysAgain(newsletter("n-3"), TUESDAY)).isEqualTo("send");
  }

  @Test
  void aRetryIsJudgedByAllElseThatHasChanged() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    MailAtGate offer = mail("n-1", MessageClass.PROMOTIONAL, "offer", 1, WEDNESDAY, "spring");
    assertThat(ada.send(offer, MONDAY)).isEqualTo("send");

    assertThat(ada.saysAgain(offer, MONDAY_NIGHT)).startsWith("quiet-hours");
    ada.consent(Status.WITHDRAWN, null, MONDAY_NIGHT);
    assertThat(ada.saysAgain(offer, TUESDAY)).isEqualTo("unsubscribed");
    ada.file.hardBounced(TUESDAY);
    assertThat(ada.saysAgain(offer, TUESDAY)).isEqualTo("suppressed-bounce");
    ada.aborted.add("spring");
    assertThat(ada.saysAgain(offer, TUESDAY)).isEqualTo("journey-aborted");
    assertThat(ada.saysAgain(offer, WEDNESDAY.plusMillis(1))).isEqualTo("expired");
  }

  @Test
  void anErasedPersonLeavesNothingBehind() {
    ada.consent(Status.GRANTED, null, SUNDAY);
    ada.send(newsletter("n-1"), MONDAY);
    ada.file.hardBounced(MONDAY);

    ada.file.erase(ADA);

    assertThat(ada.file.isEmpty()).isTrue();
  }
}
