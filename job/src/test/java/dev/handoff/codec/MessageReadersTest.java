package dev.handoff.codec;

import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.only;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.message.BounceClass;
import dev.handoff.domain.message.Consent;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageEvent;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.domain.message.MessageRequest.Origin;
import dev.handoff.fixture.Schemas;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Consents, requests for mail, and what became of mail. */
class MessageReadersTest {
  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
  private static final String REQUEST =
      "{'requestId':'r1','message':'order','personId':'adam','data':{'total':59.00,'order':'A1'},"
          + "'recommendations':[{'url':'https://x.example','name':'Lamp'}],'locale':'fr',"
          + "'requestedAt':'2026-03-02T09:00:00Z','notAfter':'2026-03-03T09:00:00Z',"
          + "'journeyId':'j1','journeyVersion':2,'entry':1,'nodeId':'n1','buyingGroupId':'g1',"
          + "'topic':null,'roles':['Champion']}";

  @Test
  void aConsentIsRead() {
    String consent =
        "{'personId':'adam','purpose':'marketing-email','topic':'news','status':'soft-opt-in',"
            + "'jurisdiction':'FR','source':'form','occurredAt':'2026-03-02T09:00:00Z'}";
    assertThat(only(new ConsentReader().read(json(consent))))
        .isEqualTo(
            new Consent(
                "adam",
                Consent.Purpose.MARKETING_EMAIL,
                "news",
                Consent.Status.SOFT_OPT_IN,
                "FR",
                "form",
                null,
                MONDAY));
    assertThat(onlyRejection(new ConsentReader().read(json(consent.replace("-in'", "'")))).field())
        .isEqualTo("status");
  }

  @Test
  void aCustomersRequestIsReadWithoutAnOrigin() {
    assertThat(only(MessageRequestReader.ofCustomers().read(json(REQUEST))))
        .isEqualTo(
            new MessageRequest(
                "r1",
                "order",
                "adam",
                "{\"order\":\"A1\",\"total\":59.00}",
                "[{\"name\":\"Lamp\",\"url\":\"https://x.example\"}]",
                "fr",
                MONDAY,
                Instant.parse("2026-03-03T09:00:00Z"),
                null));
  }

  @Test
  void aJourneysRequestIsReadWithItsOriginAndMayHaveNoData() {
    MessageRequest request =
        only(MessageRequestReader.ofJourneys().read(json(REQUEST.replace("'data'", "'other'"))));
    assertThat(request.dataJson()).isEqualTo("{}");
    assertThat(request.origin())
        .isEqualTo(new Origin("j1", 2, 1, "n1", "g1", null, List.of("Champion"), null));
  }

  @Test
  void aFaultInARequestIsNamed() {
    MessageRequestReader reader = MessageRequestReader.ofCustomers();
    assertThat(onlyRejection(reader.read(json(REQUEST.replace("'data'", "'dat'")))).field())
        .isEqualTo("data");
    assertThat(onlyRejection(reader.read(json(REQUEST.replace("'url'", "'href'")))).field())
        .isEqualTo("recommendations[0].url");
    assertThat(
            onlyRejection(
                    MessageRequestReader.ofJourneys()
                        .read(json(REQUEST.replace("'entry':1", "'entry':0"))))
                .field())
        .isEqualTo("entry");
  }

  @Test
  void aMessageEventIsRead() {
    String event =
        "{'eventId':'v1','messageId':'m1','recipient':'adam@lumia.example','type':'clicked',"
            + "'class':'promotional','automated':true,'occurredAt':'2026-03-02T09:00:00Z'}";
    assertThat(only(new MessageEventReader().read(json(event))))
        .isEqualTo(
            new MessageEvent(
                "v1",
                "m1",
                null,
                "adam@lumia.example",
                MessageClass.PROMOTIONAL,
                null,
                null,
                MessageEvent.Type.CLICKED,
                true,
                MONDAY,
                null));
    assertThat(
            onlyRejection(new MessageEventReader().read(json(event.replace("adam@", "adam "))))
                .field())
        .isEqualTo("recipient");
  }

  @Test
  void aBounceReadAndWrittenAgainIsTheSame() {
    for (Schemas.Example example : Schemas.validExamples("message-events")) {
      byte[] once = MessageEventWriter.write(only(new MessageEventReader().read(example.bytes())));
      assertThat(Schemas.faults("message-events", once)).as(example.name()).isEmpty();
      assertThat(MessageEventWriter.write(only(new MessageEventReader().read(once))))
          .isEqualTo(once);
    }
    String bounce =
        "{'eventId':'v1','messageId':'m1','recipient':'adam@lumia.example','type':'bounced',"
            + "'occurredAt':'2026-03-02T09:00:00Z','bounceClass':'recipient-soft'}";
    MessageEvent event = only(new MessageEventReader().read(json(bounce)));
    assertThat(event.bounceClass()).isEqualTo(BounceClass.RECIPIENT_SOFT);
    assertThat(MessageEventWriter.write(event)).isEqualTo(json(bounce));
  }
}
