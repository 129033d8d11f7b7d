package dev.handoff.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.domain.activity.InterestingMoment;
import dev.handoff.domain.alert.ScorePart;
import dev.handoff.domain.alert.ScoreRecord;
import dev.handoff.domain.alert.ScoreRecord.MemberScore;
import dev.handoff.domain.calibration.RawScores;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Fault;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.journey.JourneyEvent;
import dev.handoff.domain.message.MessageClass;
import dev.handoff.domain.message.MessageDecision;
import dev.handoff.domain.message.MessageDecision.Decision;
import dev.handoff.domain.message.MessageRequest;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.Schemas.Example;
import dev.handoff.sketch.DaySketch;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  void anAlertReadAndWrittenAgainIsTheSameByteForByte() throws Exception {
    for (Example example : Schemas.validExamples("sales-alerts")) {
      byte[] once = SalesAlertCodec.write(SalesAlertCodec.read(example.bytes()));
      byte[] twice = SalesAlertCodec.write(SalesAlertCodec.read(once));

      assertThat(once).as(example.name()).isEqualTo(example.bytes());
      assertThat(twice).isEqualTo(once);
      assertThat(Schemas.faults("sales-alerts", once)).isEmpty();
    }
  }

  @Test
  void aNewerAlertIsReadWithoutItsUnknownFields() throws Exception {
    ObjectNode newer = alert();
    newer.put("urgency", "high");

    assertThat(SalesAlertCodec.write(SalesAlertCodec.read(bytes(newer))))
        .isEqualTo(example("sales-alerts", "lumia-is-ready"));
  }

  @Test
  void everyRequiredFieldOfAnAlertIsMissedByName() {
    for (String field : List.copyOf(alertFieldNames())) {
      ObjectNode alert = alert();
      alert.remove(field);
      boolean optional = Set.of("engagementScore7DaysBefore", "trend").contains(field);
      if (!optional) {
        assertUnreadable(alert, field, "is missing");
      }
    }
  }

  @Test
  void aWrongFieldOfAnAlertIsNamedWithItsPlace() {
    ObjectNode alert = alert();
    ((ObjectNode) alert.path("members").path(1)).put("engagementScore", "85");
    assertUnreadable(alert, "members[1].engagementScore", "is not a whole number");

    alert = alert();
    ((ObjectNode) alert.path("moments").path("latest").path(0)).put("at", "2026-09-01T08:00:00");
    assertUnreadable(alert, "moments.latest[0].at", "is not a time with offset");

    alert = alert();
    ((ObjectNode) alert.path("summary")).put("origin", "human");
    assertUnreadable(alert, "summary.origin", "is none of the values that this version knows");

    alert = alert();
    alert.putArray("topics").add(7);
    assertUnreadable(alert, "topics[0]", "is not a text");

    alert = alert();
    ((ObjectNode) alert.path("trend").path(2)).put("day", "2026-02-30");
    assertUnreadable(alert, "trend[2].day", "is not a day");

    alert = alert();
    alert.put("engagementScoreUnrounded", new BigDecimal("1E+500"));
    assertUnreadable(alert, "engagementScoreUnrounded", "is out of range");
  }

  @Test
  void whatIsNotJsonIsNoAlert() {
    for (String text : List.of("", "null", "[]", "{", "{}}", "Hello Brandon")) {
      assertThatThrownBy(() -> SalesAlertCodec.read(text.getBytes(UTF_8)))
          .as(text)
          .isInstanceOfSatisfying(
              UnreadableAlertException.class, e -> assertThat(e.field()).isEmpty());
    }
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
  void aDeadLetterHoldsItsOriginalAsText() {
    Origin origin = Origin.ofKafka("activities", 3, 881_204, TUESDAY.plusMillis(1250));
    String original =
        "{\"activityId\":\"a-1\",\"personId\":\"p-ada\",\"type\":\"pageViewed\","
            + "\"occurredAt\":\"2026-09-01T08:00:00\"}";
    DeadLetter letter =
        DeadLetter.of(
            "activities",
            "parse",
            "occurredAt is a time without offset",
            "occurredAt",
            List.of(),
            original.getBytes(UTF_8),
            origin,
            TUESDAY.plusMillis(1400));

    assertThat(DeadLetterWriter.write(letter))
        .isEqualTo(example("dead-letters", "activity-without-offset"));
  }

  @Test
  void aDeadLetterHoldsEveryFault() {
    DeadLetter letter =
        new DeadLetter(
            "catalog",
            "catalog",
            "The journey has 2 faults",
            null,
            List.of(
                new Fault(
                    "audience",
                    1,
                    7,
                    "undefined field engagementscore; engagementScore would be one"),
                new Fault("nodes[4].sendEmailTo[1]", null, null, "not a mail address")),
            "{\"kind\":\"journey\",\"id\":\"assets-handoff\"".getBytes(UTF_8),
            70_112,
            true,
            Origin.ofFile("catalog.ndjson", 12),
            Instant.parse("2026-08-01T00:00:00Z"));

    assertThat(DeadLetterWriter.write(letter))
        .isEqualTo(example("dead-letters", "journey-rejected"));
  }

  @Test
  void bytesThatAreNotTextAreWrittenInBase64() {
    for (byte[] original :
        List.of(
            new byte[] {0, 0, 0, 0, 7, (byte) 0xFF},
            new byte[] {'a', (byte) 0xC3},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80})) {
      String json = new String(DeadLetterWriter.write(letter(original)), UTF_8);

      assertThat(json).contains("\"originalBase64\":\"").doesNotContain("\"original\":");
      assertThat(Schemas.faults("dead-letters", json.getBytes(UTF_8))).isEmpty();
    }
  }

  @Test
  void anEmptyOriginalIsEmptyText() {
    byte[] json = DeadLetterWriter.write(letter(new byte[0]));

    assertThat(json).asString(UTF_8).contains("\"original\":\"\",\"originalLength\":0,\"origin\"");
    assertThat(Schemas.faults("dead-letters", json)).isEmpty();
  }

  @Test
  void anOriginalOf64KiBIsKeptWholeAndALongerOneIsCutBetweenCharacters() {
    DeadLetter whole = letter("x".repeat(65_536).getBytes(UTF_8));
    assertThat(whole.truncated()).isFalse();
    assertThat(whole.original()).hasSize(65_536);

    for (String character : List.of("x", "é", "€", "😀")) {
      for (int offset = 0; offset < 4; offset++) {
        byte[] original = ("x".repeat(offset) + character.repeat(66_000)).getBytes(UTF_8);

        DeadLetter cut = letter(original);

        byte[] json = DeadLetterWriter.write(cut);
        assertThat(cut.truncated()).isTrue();
        assertThat(cut.originalLength()).isEqualTo(original.length);
        assertThat(cut.original().length).isBetween(65_533, 65_536);
        assertThat(json).asString(UTF_8).contains("\"original\":\"").doesNotContain("\uFFFD");
        assertThat(Schemas.faults("dead-letters", json)).isEmpty();
      }
    }
  }

  @Test
  void aDeadLetterShowsNothingThatAPersonWroteWhenItIsLogged() {
    DeadLetter letter = letter("ada.moreau@lumia.example".getBytes(UTF_8));

    assertThat(letter.toString()).contains("activities", "parse").doesNotContain("ada", "reason");
    assertThat(letter).isEqualTo(letter("ada.moreau@lumia.example".getBytes(UTF_8)));
    assertThat(letter).isNotEqualTo(letter("ben.okafor@lumia.example".getBytes(UTF_8)));
  }

  @Test
  void halfASurrogatePairDoesNotStopTheWriting() {
    JourneyEvent event =
        new JourneyEvent(
            "assets\uD83D", 1, "bg", 1, JourneyEvent.Type.ENTERED, null, null, null, TUESDAY);

    assertThat(JourneyEventWriter.write(event)).asString(UTF_8).contains("\"assets?\"");
  }

  @Test
  void scoreQuantilesAreWrittenInOrderAndTheirSketchesReadBack() {
    DaySketch day = new DaySketch(20_697);
    day.add(new RawScores(20_697, TUESDAY, "default", 2, new double[] {4, 4, 100}, 60, 420));
    byte[] json = ScoreQuantilesWriter.write(day.quantiles());

    assertThat(json)
        .asString(UTF_8)
        .startsWith(
            """
            {"day":"2026-09-01","at":"2026-09-01T08:00:00Z","model":"default","version":2,\
            "people":{"count":3,"quantiles":{"p50":3.963,"p75":3.963""");
    assertThat(Schemas.faults("score-quantiles", json)).isEmpty();
    assertThat(ScoreQuantilesReader.read(json).items())
        .singleElement()
        .usingRecursiveComparison()
        .isEqualTo(day.sketched());
  }

  @Test
  void scoreQuantilesThatAreWrongAreRejectedByField() {
    for (Example example : Schemas.validExamples("score-quantiles")) {
      for (String field : List.of("day", "at", "model", "version", "people", "groupsUncapped")) {
        ObjectNode record = example.record().deepCopy();
        record.remove(field);
        assertThat(ScoreQuantilesReader.read(bytes(record)).rejections())
            .singleElement()
            .satisfies(rejection -> assertThat(rejection.field()).startsWith(field));
      }
    }
    assertThat(ScoreQuantilesReader.read("[]".getBytes(UTF_8)).rejections()).hasSize(1);
  }

  private static DeadLetter letter(byte[] original) {
    return DeadLetter.of(
        "activities",
        "parse",
        "some reason",
        null,
        List.of(),
        original,
        Origin.ofFile("activities.ndjson", 1),
        TUESDAY);
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

  private static byte[] example(String topic, String name) {
    return Schemas.validExample(topic, name).bytes();
  }

  private static ObjectNode alert() {
    return Schemas.validExample("sales-alerts", "lumia-is-ready").record().deepCopy();
  }

  private static List<String> alertFieldNames() {
    return alert().properties().stream().map(Map.Entry::getKey).toList();
  }

  private static byte[] bytes(ObjectNode record) {
    return record.toString().getBytes(UTF_8);
  }

  private static void assertUnreadable(ObjectNode alert, String field, String message) {
    assertThatThrownBy(() -> SalesAlertCodec.read(bytes(alert)))
        .isInstanceOfSatisfying(
            UnreadableAlertException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessage(field + " " + message);
  }
}
