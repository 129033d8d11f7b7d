package dev.handoff.domain.address;

import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.erasure;
import static dev.handoff.fixture.Lumia.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.group.Person;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.Lumia;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where mail to Ada goes, and who hears what she allows (SPEC section 9, "Gate"). */
class MailAddresserTest {

  private static final String ORDER = "order-confirmation";
  private static final String OLD = "ada@lumia.example";
  private static final String NEW = "ada@elsewhere.example";

  private final AddressFile file = AddressFile.empty();
  private final MessageVersions messages = new MessageVersions();
  private final List<String> said = new ArrayList<>();
  private final List<OutboundMail> mails = new ArrayList<>();
  private final MailAddresser addresser =
      new MailAddresser(new Boxes(), "en", "UTC", Duration.ofDays(30));

  @BeforeEach
  void publish() {
    messages.add(Lumia.message(ORDER, MONDAY), "{\"id\":\"order-confirmation\"}");
  }

  @Test
  void aRequestGoesToTheNewestAddressInThePersonsLanguageAndZone() {
    know("Ada@Lumia.example", MONDAY);
    ask("r-1", null, TUESDAY);

    assertThat(said).containsExactly("mail r-1 to Ada@Lumia.example");
    OutboundMail mail = mails.get(0);
    assertThat(mail.locale()).isEqualTo("fr-FR");
    assertThat(mail.timeZone()).isEqualTo("Europe/Paris");
    assertThat(mail.definitionJson()).isEqualTo("{\"id\":\"order-confirmation\"}");
    assertThat(mail.topic()).isEqualTo("orders");
    assertThat(Objects.requireNonNull(mail.person()).firstName()).isEqualTo("Ada");
  }

  @Test
  void theRequestsLanguageComesFirst() {
    know(OLD, MONDAY);
    ask("r-1", "en", TUESDAY);

    assertThat(mails.get(0).locale()).isEqualTo("en");
  }

  @Test
  void withoutAnAddressARequestStops() {
    ask("r-1", null, MONDAY);
    know(null, TUESDAY);
    ask("r-2", null, WEDNESDAY);

    assertThat(said).containsExactly("r-1 stops: no-address", "r-2 stops: no-address");
  }

  @Test
  void anErasedPersonGetsNoMailUntilTheyAreKnownAgain() {
    know(OLD, MONDAY);
    take(AddressRecord.of(key(ADA), erasure(ADA, TUESDAY)), TUESDAY);
    ask("r-1", null, TUESDAY.plusSeconds(1));
    know(OLD, MONDAY);
    ask("r-2", null, TUESDAY.plusSeconds(2));
    know(NEW, WEDNESDAY);
    ask("r-3", null, WEDNESDAY);

    assertThat(said)
        .containsExactly(
            "erase p-ada at " + OLD,
            "r-1 stops: erased",
            "r-2 stops: erased",
            "mail r-3 to " + NEW);
    assertThat(file.consents()).isEmpty();
  }

  @Test
  void anErasureThatIsOlderThanTheProfileErasesNobody() {
    know(OLD, TUESDAY);
    take(AddressRecord.of(key(ADA), erasure(ADA, MONDAY)), WEDNESDAY);

    assertThat(said).isEmpty();
  }

  @Test
  void consentsFollowThePersonToANewAddressAndAreHeardAtTheOldOneToo() {
    know(OLD, MONDAY);
    consent(Status.GRANTED, MONDAY);
    know(NEW, TUESDAY);
    consent(Status.WITHDRAWN, WEDNESDAY);

    assertThat(said)
        .containsExactly(
            "granted at " + OLD, "granted at " + NEW, "withdrawn at " + NEW, "withdrawn at " + OLD);
  }

  @Test
  void anAddressThatWasLeftIsForgottenAfterTheLookback() {
    know(OLD, MONDAY);
    know(NEW, TUESDAY);
    Instant over = TUESDAY.plus(Duration.ofDays(30));
    assertThat(addresser.nextForgetting(file)).isEqualTo(over);

    addresser.forget(file, over);
    consent(Status.GRANTED, over);

    assertThat(said).containsExactly("granted at " + NEW);
  }

  @Test
  void consentsThatCameBeforeTheAddressReachItWhenItComes() {
    consent(Status.GRANTED, MONDAY);
    know(OLD, TUESDAY);
    ask("r-1", null, WEDNESDAY);

    assertThat(said).containsExactly("granted at " + OLD, "mail r-1 to " + OLD);
  }

  @Test
  void ofConsentsTheLastWordsAreKept() {
    for (int day = 0; day < 100; day++) {
      consent(day % 2 == 0 ? Status.GRANTED : Status.WITHDRAWN, MONDAY.plusSeconds(day));
    }

    assertThat(file.consents()).extracting(Consent::status).containsExactly(Status.WITHDRAWN);
  }

  @Test
  void aMessageThatIsNotThereIsSaidSo() {
    know(OLD, MONDAY);
    take(AddressRecord.of(key(ADA), request("r-1", "welcome", null, TUESDAY)), TUESDAY);
    take(AddressRecord.of(key(ADA), request("r-2", "refused", null, TUESDAY)), TUESDAY);

    assertThat(said).containsExactly("no message welcome", "r-2 stops: lint");
  }

  @Test
  void aMessageIsTheOneInForceThen() {
    messages.add(Lumia.message("later", WEDNESDAY), "{}");
    know(OLD, MONDAY);
    take(AddressRecord.of(key(ADA), request("r-1", "later", null, TUESDAY)), TUESDAY);

    assertThat(said).containsExactly("no message later");
  }

  private void know(@Nullable String email, Instant updatedAt) {
    Person ada = Lumia.person(ADA, "Ada", "Moreau", updatedAt);
    Person known =
        new Person(
            ada.personId(),
            ada.firstName(),
            ada.lastName(),
            ada.title(),
            email,
            ada.phone(),
            ada.locale(),
            ada.timeZone(),
            updatedAt,
            false);
    take(AddressRecord.of(key(ADA), known), updatedAt);
  }

  private void consent(Status status, Instant at) {
    Consent consent =
        new Consent(ADA, Purpose.MARKETING_EMAIL, null, status, "FR", "form", null, at);
    take(AddressRecord.of(key(ADA), consent), at);
  }

  /** So that it meets what has become known since: the address that it lacked, for one. */
  @Test
  void aRequestPutInAgainIsAskedForThen() {
    MessageRequest late = request("r-1", ORDER, null, MONDAY).redriven(WEDNESDAY, null);
    know(OLD, TUESDAY);
    AddressRecord record = AddressRecord.of(key(ADA), late);
    take(record, record.at());

    assertThat(record.at()).isEqualTo(WEDNESDAY);
    assertThat(mails.get(0).requestedAt()).isEqualTo(WEDNESDAY);
    assertThat(mails.get(0).redrivenAt()).isEqualTo(WEDNESDAY);
    assertThat(mails.get(0).messageId()).as("the same mail").contains("r-1");
  }

  private void ask(String requestId, @Nullable String locale, Instant at) {
    take(AddressRecord.of(key(ADA), request(requestId, ORDER, locale, at)), at);
  }

  private static MessageRequest request(
      String requestId, String message, @Nullable String locale, Instant at) {
    return new MessageRequest(requestId, message, ADA, "{}", "[]", locale, at, null, null);
  }

  private void take(AddressRecord record, Instant now) {
    addresser.apply(file, record, now, messages, new Said());
  }

  private static final class Boxes implements MailAddresser.Mailboxes {
    @Override
    public String canonical(String address) {
      return address.toLowerCase(Locale.ROOT);
    }

    @Override
    public String messageId(String cause, String address) {
      return cause;
    }
  }

  private final class Said implements MailAddresser.Outcomes {
    @Override
    public void send(RecipientRecord record) {
      OutboundMail mail = record.mail();
      Consent consent = record.consent();
      if (mail != null) {
        mails.add(mail);
        said.add("mail " + mail.messageId() + " to " + record.recipient());
      } else if (consent != null) {
        said.add(consent.status().wireName() + " at " + record.recipient());
      } else {
        said.add("erase " + record.personId() + " at " + record.recipient());
      }
    }

    @Override
    public void stop(MessageDecision decision) {
      said.add(
          decision.messageId() + " stops: " + Objects.requireNonNull(decision.reason()).wireName());
    }

    @Override
    public void unknownMessage(MessageRequest request) {
      said.add("no message " + request.message());
    }

    @Override
    public boolean isRefused(String message) {
      return message.equals("refused");
    }
  }
}
