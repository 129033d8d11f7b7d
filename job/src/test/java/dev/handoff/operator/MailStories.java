package dev.handoff.operator;

import static dev.handoff.fixture.Lumia.ADA;
import static dev.handoff.fixture.Lumia.BEN;
import static dev.handoff.fixture.Lumia.MONDAY;
import static dev.handoff.fixture.Lumia.TUESDAY;
import static dev.handoff.fixture.Lumia.WEDNESDAY;
import static dev.handoff.fixture.Lumia.erasure;
import static dev.handoff.fixture.Lumia.key;
import static dev.handoff.fixture.Lumia.person;
import static dev.handoff.operator.Stories.at;
import static dev.handoff.operator.Stories.take;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.handoff.domain.exchange.AddressRecord;
import dev.handoff.domain.exchange.CatalogEntry;
import dev.handoff.domain.exchange.RecipientRecord;
import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.Consent.Purpose;
import dev.handoff.domain.message.Consent.Status;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.OutboundMail;
import dev.handoff.fixture.ScriptedSmtp;
import dev.handoff.mail.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the mailing half knows of Lumia's people when a version is saved. */
final class MailStories {

  static final String TEAM = "sales-emea@seller.example";
  static final String NADIA = "nadia.keller@seller.example";
  static final String GONE = "gone@seller.example";
  static final String ADAS = "ada@lumia.example";

  /** The kept savepoint is older than it was, whenever it is restored. */
  static final Duration VERY_LONG = Duration.ofDays(20_000);

  /** A message, as the catalog has it. */
  static final String LETTER =
      """
      {"kind":"message","id":"meeting","version":1,"updatedAt":"2026-02-01T00:00:00Z",\
      "class":"transactional","topic":"meetings","subject":{"en":"Your meeting"},\
      "template":"letter","blocks":[{"block":"appointment"}],"sample":{"person":\
      {"firstName":"Ada"},"data":{"host":"Claire Bonnard",\
      "startsAt":"2026-09-09T14:00:00+02:00","subject":"Assets for Lumia",\
      "joinUrl":"https://meet.example.com/ada"}}}""";

  private MailStories() {}

  /** Ada is known and has said what she allows; a request and Ben's return are yet to come. */
  static List<Stories.Step<AddressRecord>> ofAddresses() {
    Instant published = Instant.parse("2026-02-01T00:00:00Z");
    return List.of(
        stage ->
            stage.publish(
                List.of(new CatalogEntry("message/meeting/1", published, LETTER.getBytes(UTF_8)))),
        take(AddressRecord.of(key(ADA), person(ADA, "Ada", "Moreau", MONDAY))),
        take(AddressRecord.of(key(ADA), consent(ADA, Status.GRANTED, MONDAY))),
        take(AddressRecord.of(key(BEN), person(BEN, "Ben", "Okafor", MONDAY))),
        at(MONDAY),
        take(AddressRecord.of(key(BEN), erasure(BEN, TUESDAY))),
        at(TUESDAY),
        take(AddressRecord.of(key(ADA), request("r-ada", ADA, WEDNESDAY))),
        take(AddressRecord.of(key(BEN), request("r-ben", BEN, WEDNESDAY))));
  }

  static MessageRequest request(String requestId, String personId, Instant at) {
    return new MessageRequest(requestId, "meeting", personId, "{}", "[]", null, at, null, null);
  }

  static Consent consent(String personId, Status status, Instant at) {
    return new Consent(personId, Purpose.MARKETING_EMAIL, null, status, "FR", "form", null, at);
  }

  /**
   * One mail is sent, one refused, one waits, one address does not exist, and Ada wants no offers.
   */
  static void ofDeliveries(DeliverRun deliver, ScriptedSmtp server) throws Exception {
    deliver.take(DeliverRun.alert("sent", TEAM, VERY_LONG));
    deliver.settleAll();
    server.first("DATA", "554 5.6.0 not like this");
    deliver.take(DeliverRun.alert("refused", NADIA, VERY_LONG));
    deliver.settleAll();
    deliver.tell(
        RecipientRecord.of(
            new MessageEvent(
                "e-1",
                "m-1",
                null,
                GONE,
                null,
                null,
                null,
                MessageEvent.Type.BOUNCED,
                false,
                MONDAY,
                null,
                BounceClass.HARD)));
    deliver.tell(RecipientRecord.of(ADAS, consent(ADA, Status.DENIED, MONDAY)));
    server.answer("MAIL", "451 4.3.0 later");
    deliver.take(DeliverRun.alert("waits", TEAM, VERY_LONG));
    deliver.until(
        "an attempt",
        () ->
            deliver.events().stream()
                .anyMatch(event -> event.type() == MessageEvent.Type.DEFERRED));
  }

  /** A promotional mail to Ada. */
  static OutboundMail offer() {
    return new OutboundMail(
        MessageId.of("offer", ADAS),
        MessageClass.PROMOTIONAL,
        ADAS,
        null,
        request("offer", ADA, TUESDAY),
        1,
        LETTER,
        person(ADA, "Ada", "Moreau", MONDAY),
        "offers",
        "en",
        "Europe/Paris",
        TUESDAY,
        null);
  }
}
