package dev.handoff.codec;

import static dev.handoff.codec.Records.example;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.alert.ScorePart;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.alert.ScoreRecord.MemberScore;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.Schemas.Example;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What we write is what the contracts in {@code schemas/} say, byte for byte where it matters. */
class OutputSchemasTest {
  private static final Instant TUESDAY = Instant.parse("2026-09-01T08:00:00Z");

  @Test
  void aScoreRecordIsWrittenInPlainNotationAndInOrder() {
    ScoreRecord record =
        new ScoreRecord(
            "bg-lumia-assets",
            TUESDAY.plusNanos(123_456_789),
            false,
            35,
            new BigDecimal("35.250000000"),
            75,
            List.of("Evaluator"),
            List.of(
                new MemberScore(
                    "p-ada",
                    "Decision Maker",
                    100,
                    new BigDecimal("1E+2"),
                    List.of(
                        new ScorePart(
                            "pageViewed",
                            18,
                            new BigDecimal("40.0"),
                            new BigDecimal("8.000000000"))))));

    byte[] json = ScoreWriter.write(record);

    assertThat(json)
        .asString(UTF_8)
        .isEqualTo(
            """
            {"buyingGroupId":"bg-lumia-assets","at":"2026-09-01T08:00:00.123Z",\
            "engagementScore":35,"engagementScoreUnrounded":35.25,"completenessScore":75,\
            "missingRoles":["Evaluator"],"members":[{"personId":"p-ada","role":"Decision Maker",\
            "engagementScore":100,"engagementScoreUnrounded":100,"parts":[{"type":"pageViewed",\
            "tally":18,"weight":40,"raw":8}]}]}""");
    assertThat(Schemas.faults("scores", json)).isEmpty();
  }

  @Test
  void aDeletedGroupIsWrittenWithoutScores() {
    ScoreRecord record =
        new ScoreRecord(
            "bg-lumia-assets",
            Instant.parse("2026-11-01T00:00:00Z"),
            true,
            0,
            null,
            0,
            List.of(),
            List.of());

    assertThat(ScoreWriter.write(record)).isEqualTo(example("scores", "lumia-deleted"));
  }

  @Test
  void journeyEventsAreWrittenAsTheirExamples() {
    Instant thursday = Instant.parse("2026-09-03T07:00:00Z");
    JourneyEvent passed =
        new JourneyEvent(
            "assets-handoff",
            3,
            "bg-lumia-assets",
            1,
            JourneyEvent.Type.PASSED,
            "which",
            JourneyEvent.Reason.MATCHED,
            "alert-in-french",
            thursday);
    JourneyEvent entered =
        new JourneyEvent(
            "assets-handoff",
            3,
            "bg-lumia-assets",
            1,
            JourneyEvent.Type.ENTERED,
            null,
            null,
            "warm",
            Instant.parse("2026-08-25T06:00:00Z"));

    assertThat(JourneyEventWriter.write(passed))
        .isEqualTo(example("journey-events", "passed-by-a-match"));
    assertThat(JourneyEventWriter.write(entered)).isEqualTo(example("journey-events", "entered"));
  }

  @Test
  void everyTypeAndReasonOfAJourneyEventIsInTheSchema() {
    for (JourneyEvent.Type type : JourneyEvent.Type.values()) {
      for (JourneyEvent.Reason reason : JourneyEvent.Reason.values()) {
        JourneyEvent event =
            new JourneyEvent(
                "assets-handoff", 3, "bg-lumia-assets", 1, type, "warm", reason, "alert", TUESDAY);
        assertThat(Schemas.faults("journey-events", JourneyEventWriter.write(event))).isEmpty();
      }
    }
  }

  @Test
  void messageDecisionsAreWrittenAsTheirExamples() {
    MessageDecision deferred =
        new MessageDecision(
            "0b8a61f2c3d74e19",
            MessageClass.PROMOTIONAL,
            "autumn-news",
            2,
            null,
            "41c09a7be5d2f638",
            "assets-handoff",
            3,
            1,
            "invite",
            "bg-lumia-assets",
            "p-ada",
            "ada.moreau@lumia.example",
            "events",
            Decision.DEFER,
            MessageDecision.Reason.QUIET_HOURS,
            Instant.parse("2026-09-08T06:00:00Z"),
            Instant.parse("2026-09-07T20:30:00Z"),
            null);

    assertThat(MessageDecisionWriter.write(deferred))
        .isEqualTo(example("messages", "newsletter-deferred-for-quiet-hours"));
  }

  @Test
  void everyClassDecisionAndReasonOfAMessageIsInTheSchema() {
    for (MessageClass messageClass : MessageClass.values()) {
      for (Decision decision : Decision.values()) {
        for (MessageDecision.Reason reason : MessageDecision.Reason.values()) {
          byte[] json = MessageDecisionWriter.write(decision(messageClass, decision, reason));
          assertThat(Schemas.faults("messages", json)).isEmpty();
        }
      }
    }
  }

  private static MessageDecision decision(
      MessageClass messageClass, Decision decision, MessageDecision.Reason reason) {
    return new MessageDecision(
        "0b8a61f2c3d74e19",
        messageClass,
        null,
        null,
        "9b2f60f3c1de47a8",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "",
        null,
        decision,
        reason,
        TUESDAY,
        TUESDAY,
        TUESDAY);
  }

  @Test
  void halfASurrogatePairDoesNotStopTheWriting() {
    JourneyEvent event =
        new JourneyEvent(
            "assets\uD83D", 1, "bg", 1, JourneyEvent.Type.ENTERED, null, null, null, TUESDAY);

    assertThat(JourneyEventWriter.write(event)).asString(UTF_8).contains("\"assets?\"");
  }

  @Test
  void aSendRequestIsWrittenAsItIsRead() throws Exception {
    for (Example example : Schemas.validExamples("send-requests")) {
      MessageRequest request =
          MessageRequestReader.ofJourneys().read(example.bytes()).items().get(0);
      byte[] written = MessageRequestWriter.write(request);

      assertThat(Schemas.faults("send-requests", written)).as(example.name()).isEmpty();
      assertThat(MessageRequestReader.ofJourneys().read(written).items())
          .containsExactly(withoutContent(request));
    }
  }

  /** Journeys give no data. */
  private static MessageRequest withoutContent(MessageRequest request) {
    return new MessageRequest(
        request.requestId(),
        request.message(),
        request.personId(),
        "{}",
        "[]",
        request.locale(),
        request.requestedAt(),
        request.notAfter(),
        request.origin(),
        request.redrivenAt());
  }

  @Test
  void aMomentIsWrittenAsItIsRead() throws Exception {
    for (Example example : Schemas.validExamples("interesting-moments")) {
      for (InterestingMoment moment : new MomentReader().read(example.bytes()).items()) {
        byte[] written = MomentWriter.write(moment);

        assertThat(Schemas.faults("interesting-moments", written)).as(example.name()).isEmpty();
        assertThat(new MomentReader().read(written).items()).containsExactly(moment);
      }
    }
  }
}
