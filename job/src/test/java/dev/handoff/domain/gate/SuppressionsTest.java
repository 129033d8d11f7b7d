package dev.handoff.domain.gate;

import static dev.handoff.domain.gate.AtTheGate.NEWSLETTER;
import static dev.handoff.domain.gate.AtTheGate.newsletter;
import static dev.handoff.domain.gate.AtTheGate.order;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.Consent.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What earlier mail to an address means for the next one (SPEC section 6). */
class SuppressionsTest {

  private final AtTheGate ada = new AtTheGate();

  @Test
  void oneHardBounceStopsBothClasses() {
    ada.consent(Status.GRANTED, null, MONDAY);
    ada.file.hardBounced(MONDAY);

    assertThat(ada.says(order("o-1"), TUESDAY)).isEqualTo("suppressed-bounce");
    assertThat(ada.says(newsletter("n-1"), TUESDAY)).isEqualTo("suppressed-bounce");
  }

  @Test
  void theFifthSoftBounceInARowSuppresses() {
    for (int mail = 1; mail <= 4; mail++) {
      ada.file.softBounced("m-" + mail, MONDAY.plusSeconds(mail));
      assertThat(ada.says(order("o-1"), TUESDAY)).isEqualTo("send");
    }
    ada.file.softBounced("m-5", MONDAY.plusSeconds(5));

    assertThat(ada.says(order("o-1"), TUESDAY)).isEqualTo("suppressed-bounce");
  }

  @Test
  void aMailThatIsHeardToBounceTwiceBouncedOnce() {
    for (int time = 0; time < 9; time++) {
      ada.file.softBounced("m-1", MONDAY.plusSeconds(time));
    }

    assertThat(ada.says(order("o-1"), TUESDAY)).isEqualTo("send");
  }

  @Test
  void aDeliveryBetweenThemBreaksTheRowEvenWhenItIsHeardOfLater() {
    for (int mail = 1; mail <= 5; mail++) {
      ada.file.softBounced("m-" + mail, MONDAY.plusSeconds(mail));
    }
    ada.file.reached(MONDAY.plusSeconds(2).plusMillis(500));

    assertThat(ada.says(order("o-1"), TUESDAY)).isEqualTo("send");
  }

  @Test
  void aDeliveryBeforeTheBounceDoesNotSaveTheAddressAndOneAfterItDoes() {
    ada.file.hardBounced(TUESDAY);
    ada.file.reached(MONDAY);
    ada.file.hardBounced(MONDAY);
    assertThat(ada.says(order("o-1"), WEDNESDAY)).isEqualTo("suppressed-bounce");

    ada.file.reached(TUESDAY);
    assertThat(ada.says(order("o-1"), WEDNESDAY)).as("at once").isEqualTo("suppressed-bounce");

    ada.file.reached(TUESDAY.plusMillis(1));
    assertThat(ada.says(order("o-1"), WEDNESDAY)).isEqualTo("send");
  }

  @Test
  void aComplaintStopsPromotionalMailUntilTheNextExpressConsent() {
    ada.consent(Status.GRANTED, null, MONDAY);
    ada.file.complained(TUESDAY);

    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).isEqualTo("suppressed-complaint");
    assertThat(ada.says(order("o-1"), WEDNESDAY)).isEqualTo("send");

    ada.consent(Status.LEGITIMATE_INTEREST, null, TUESDAY.plusMillis(1));
    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).isEqualTo("suppressed-complaint");
    ada.consent(Status.GRANTED, null, TUESDAY.plusMillis(2));
    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).isEqualTo("send");
  }

  @Test
  void anUnsubscribeHoldsForWhatWasLeftUntilAConsentAfterIt() {
    ada.consent(Status.GRANTED, null, MONDAY);
    ada.file.unsubscribed("events", TUESDAY);
    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).isEqualTo("send");

    ada.file.unsubscribed(NEWSLETTER, TUESDAY);
    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).isEqualTo("unsubscribed");

    ada.consent(Status.GRANTED, NEWSLETTER, TUESDAY);
    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).as("at one time").isEqualTo("unsubscribed");
    ada.consent(Status.GRANTED, NEWSLETTER, TUESDAY.plusMillis(1));
    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).isEqualTo("send");

    ada.file.unsubscribed(null, WEDNESDAY);
    assertThat(ada.says(newsletter("n-1"), WEDNESDAY)).as("all").isEqualTo("unsubscribed");
  }

  @Test
  void mailIsForgottenAfterTheLookbackAndSuppressionsAreNot() {
    ada.send(order("o-1"), MONDAY);
    ada.file.softBounced("o-1", MONDAY);
    Instant over = MONDAY.plus(Duration.ofDays(30));
    assertThat(ada.file.nextForgetting(AtTheGate.RULES)).isEqualTo(over);

    ada.file.forget(over.minusMillis(1), AtTheGate.RULES);
    assertThat(ada.file.isEmpty()).isFalse();
    ada.file.forget(over, AtTheGate.RULES);
    assertThat(ada.file.isEmpty()).isTrue();
    assertThat(ada.file.nextForgetting(AtTheGate.RULES)).isNull();

    ada.file.hardBounced(MONDAY);
    ada.file.complained(MONDAY);
    ada.file.forget(over.plus(Duration.ofDays(1000)), AtTheGate.RULES);
    assertThat(ada.says(order("o-1"), over)).isEqualTo("suppressed-bounce");
  }

  @Test
  void anAddressSuppressedBySoftBouncesStaysSuppressed() {
    for (int mail = 1; mail <= 5; mail++) {
      ada.file.softBounced("m-" + mail, MONDAY.plusSeconds(mail));
    }
    Instant muchLater = MONDAY.plus(Duration.ofDays(365));
    ada.file.forget(muchLater, AtTheGate.RULES);

    assertThat(ada.says(order("o-1"), muchLater)).isEqualTo("suppressed-bounce");
  }
}
