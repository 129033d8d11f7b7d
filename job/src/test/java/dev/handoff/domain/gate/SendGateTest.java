package dev.handoff.domain.gate;

import static dev.handoff.domain.gate.AtTheGate.MONDAY_NIGHT;
import static dev.handoff.domain.gate.AtTheGate.NEWSLETTER;
import static dev.handoff.domain.gate.AtTheGate.SUNDAY;
import static dev.handoff.domain.gate.AtTheGate.TUESDAY_MORNING;
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
 * Every reason why a mail does not go, in the order in which the gate asks (SPEC sections 6 and 9,
 * "Gate"). It is Monday, ten in the morning in Paris.
 */
class SendGateTest {

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

  @Test
  void anAddressThatBouncesBetweenTwoMailsGetsNoSecond() {
    assertThat(ada.send(order("o-1"), MONDAY)).isEqualTo("send");
    ada.file.hardBounced(MONDAY.plusSeconds(20));

    assertThat(ada.send(order("o-2"), MONDAY.plusSeconds(21))).isEqualTo("suppressed-bounce");
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
