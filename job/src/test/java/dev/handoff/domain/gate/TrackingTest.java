package dev.handoff.domain.gate;

import static dev.handoff.domain.gate.AtTheGate.NEWSLETTER;
import static dev.handoff.domain.gate.AtTheGate.newsletter;
import static dev.handoff.domain.gate.AtTheGate.order;
import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What may be seen of a mail: nothing without the person's own word (SPEC section 9, "Consent").
 */
class TrackingTest {

  private final AtTheGate ada = new AtTheGate();

  @Test
  void leaveToWriteIsNoLeaveToLook() {
    ada.consent(Status.GRANTED, null, MONDAY);

    assertThat(tracking()).isEqualTo(Tracking.NONE);
  }

  @Test
  void eachPurposeIsAskedForByItself() {
    say(Purpose.CLICK_TRACKING, null, Status.GRANTED, MONDAY);

    assertThat(tracking()).isEqualTo(new Tracking(false, true));
    say(Purpose.OPEN_TRACKING, NEWSLETTER, Status.GRANTED, MONDAY);
    assertThat(tracking()).isEqualTo(new Tracking(true, true));
    assertThat(ada.gate.tracking(order("o-1"), ada.file)).isEqualTo(new Tracking(true, true));
  }

  @Test
  void whatIsTakenBackIsNoLongerSeen() {
    say(Purpose.OPEN_TRACKING, null, Status.GRANTED, MONDAY);
    say(Purpose.OPEN_TRACKING, null, Status.WITHDRAWN, TUESDAY);

    assertThat(tracking()).isEqualTo(Tracking.NONE);
  }

  @Test
  void anAlertIsOfNobodyWhoCouldAgree() {
    say(Purpose.OPEN_TRACKING, null, Status.GRANTED, MONDAY);

    assertThat(ada.gate.tracking(AtTheGate.alert("a-1", AtTheGate.ADDRESS, null), ada.file))
        .isEqualTo(Tracking.NONE);
  }

  private Tracking tracking() {
    return ada.gate.tracking(newsletter("n-1"), ada.file);
  }

  private void say(Purpose purpose, @Nullable String topic, Status status, Instant at) {
    ada.file.consented(new Consent(ADA, purpose, topic, status, null, "form", null, at));
  }
}
