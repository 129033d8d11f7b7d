package dev.handoff.domain.gate;

import static dev.handoff.domain.gate.AtTheGate.MONDAY_NIGHT;
import static dev.handoff.domain.gate.AtTheGate.NEWSLETTER;
import static dev.handoff.domain.gate.AtTheGate.SUNDAY;
import static dev.handoff.domain.gate.AtTheGate.TUESDAY_MORNING;
import static dev.handoff.domain.gate.AtTheGate.mail;
import static dev.handoff.domain.gate.AtTheGate.newsletter;
import static dev.handoff.domain.gate.AtTheGate.offer;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageClass;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A mail that comes to the gate again, deferred, retried or put in again: it is judged by what has
 * changed since, and not by what it left there itself (SPEC sections 6 and 9, "Gate").
 */
class SendGateAgainTest {

  private final AtTheGate ada = new AtTheGate();

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
}
