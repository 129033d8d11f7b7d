package dev.handoff.domain.redrive;

import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageDecision.Reason;
import dev.handoff.domain.message.MessageEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What became of mails, put together from what the job says about them. */
class StuckMailsTest {

  private static final String NADIA = "nadia.keller@seller.example";

  private final StuckMails mails = new StuckMails(address -> address.toLowerCase(Locale.ROOT));

  @Test
  void aMailThatWasRefusedIsStuckUntilItIsSent() {
    mails.add(letter("refused by the mail server: 554", MONDAY), "m-1", "a-1");
    mails.add(decided("m-1", Decision.SEND, null, MONDAY));

    assertThat(mails.all())
        .singleElement()
        .satisfies(
            stuck -> {
              assertThat(stuck.stage()).isEqualTo("deliver");
              assertThat(stuck.mail()).isEqualTo(new Stuck.Mail("a-1", MessageClass.ALERT));
              assertThat(mails.objection(stuck)).isNull();
            });

    mails.add(event("m-1", MessageEvent.Type.SENT, TUESDAY));
    assertThat(mails.all()).isEmpty();
  }

  @Test
  void aStopIsStuckAndACopyIsNot() {
    mails.add(decided("m-1", Decision.STOP, Reason.NOT_ALLOWED, MONDAY));
    mails.add(decided("m-2", Decision.STOP, Reason.DUPLICATE, MONDAY));
    mails.add(decided("m-3", Decision.SEND, null, MONDAY));
    mails.add(decided("m-4", Decision.DEFER, Reason.QUIET_HOURS, MONDAY));

    assertThat(mails.all())
        .singleElement()
        .satisfies(
            stuck -> {
              assertThat(stuck.id()).isEqualTo("m-1");
              assertThat(stuck.stage()).isEqualTo(Stuck.GATE);
              assertThat(stuck.reason()).isEqualTo("not-allowed");
              assertThat(stuck.topic()).isEqualTo("sales-alerts");
            });
  }

  @Test
  void theNewestRefusalIsTheOneThatIsTold() {
    mails.add(letter("not delivered in time: 421", MONDAY), "m-1", "a-1");
    mails.add(decided("m-1", Decision.STOP, Reason.NOT_ALLOWED, TUESDAY));

    assertThat(mails.all()).singleElement().extracting(Stuck::reason).isEqualTo("not-allowed");
  }

  @Test
  void whoWasErasedStaysErased() {
    mails.add(decided("m-1", Decision.STOP, Reason.ERASED, MONDAY));

    assertThat(mails.objection(mails.all().get(0))).isEqualTo("the person was erased");
  }

  @Test
  void whatWasPutInAgainWaitsForWhatBecomesOfIt() {
    mails.add(letter("refused by the mail server: 554", MONDAY), "m-1", "a-1");
    mails.redriven("m-1", TUESDAY);
    assertThat(mails.objection(mails.all().get(0))).isEqualTo("was put in again already");

    mails.add(letter("refused by the mail server: 554", WEDNESDAY), "m-1", "a-1");
    assertThat(mails.objection(mails.all().get(0))).as("and was refused again").isNull();
  }

  @Test
  void aRequestThatGoesToAnotherAddressSinceIsNoLongerStuckAtTheFirst() {
    mails.add(requested("nowhere", Decision.STOP, Reason.NO_ADDRESS, MONDAY));
    assertThat(mails.all()).hasSize(1);
    mails.add(requested("m-ada", Decision.STOP, Reason.DUPLICATE, TUESDAY));
    assertThat(mails.all()).as("a copy says nothing").hasSize(1);

    mails.add(requested("m-ada", Decision.SEND, null, WEDNESDAY));
    assertThat(mails.all()).isEmpty();
  }

  @Test
  void aRequestForAMessageThatWasUnknownIsStuckWhereItWasStoppedLast() {
    mails.add(letter("there is no message in the catalog", MONDAY), "nowhere", "r-1");
    mails.add(requested("m-ada", Decision.STOP, Reason.NO_CONSENT, TUESDAY));

    assertThat(mails.all()).singleElement().extracting(Stuck::id).isEqualTo("m-ada");
  }

  @Test
  void noMailGoesToAnAddressThatDoesNotExistUnlessItHasBeenReachedSince() {
    mails.add(decided("m-1", Decision.STOP, Reason.SUPPRESSED_BOUNCE, TUESDAY));
    mails.add(bounce("m-0", BounceClass.HARD, MONDAY));
    Stuck stuck = mails.all().get(0);
    assertThat(mails.objection(stuck)).startsWith("the address does not exist");

    mails.add(event("m-9", MessageEvent.Type.OPENED, WEDNESDAY));
    assertThat(mails.objection(stuck)).isNull();
  }

  @Test
  void aFullMailboxOrAFaultOfTheMailIsNoObjection() {
    mails.add(letter("refused by the mail server: 552", TUESDAY), "m-1", "a-1");
    mails.add(bounce("m-1", BounceClass.RECIPIENT_SOFT, TUESDAY));
    mails.add(bounce("m-1", BounceClass.MESSAGE_FAULT, TUESDAY));

    assertThat(mails.objection(mails.all().get(0))).isNull();
  }

  private static DeadLetter letter(String reason, Instant at) {
    return DeadLetter.of(
        "sales-alerts",
        "deliver",
        reason,
        null,
        List.of(),
        new byte[] {'{', '}'},
        Origin.ofMail("sales-alerts", "m-1"),
        at);
  }

  private static MessageDecision decided(
      String messageId, Decision decision, @Nullable Reason reason, Instant at) {
    return new MessageDecision(
        messageId,
        MessageClass.ALERT,
        null,
        null,
        "a-1",
        null,
        "ready",
        1,
        1,
        "tell-sales",
        "bg-1",
        null,
        NADIA,
        null,
        decision,
        reason,
        decision == Decision.DEFER ? at : null,
        at,
        null);
  }

  private static MessageDecision requested(
      String messageId, Decision decision, @Nullable Reason reason, Instant at) {
    return new MessageDecision(
        messageId,
        MessageClass.TRANSACTIONAL,
        "order-confirmation",
        1,
        null,
        "r-1",
        null,
        null,
        null,
        null,
        null,
        "p-ada",
        "",
        "orders",
        decision,
        reason,
        null,
        at,
        null);
  }

  private static MessageEvent event(String messageId, MessageEvent.Type type, Instant at) {
    return new MessageEvent(
        messageId + type,
        messageId,
        null,
        "Nadia.Keller@seller.example",
        null,
        null,
        null,
        type,
        false,
        at,
        null,
        null);
  }

  private static MessageEvent bounce(String messageId, BounceClass bounceClass, Instant at) {
    return new MessageEvent(
        messageId + bounceClass,
        messageId,
        null,
        NADIA,
        null,
        null,
        null,
        MessageEvent.Type.BOUNCED,
        false,
        at,
        null,
        bounceClass);
  }
}
