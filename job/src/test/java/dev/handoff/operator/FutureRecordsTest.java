package dev.handoff.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.ActivityFormat;
import dev.handoff.domain.deadletter.DeadLetter;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A record more than a day ahead is a dead letter that says which field is wrong (SPEC 1, 2). */
class FutureRecordsTest {

  private static final Clock MONDAY =
      Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
  private static final String AHEAD = "'2026-03-03T09:00:01Z'";
  private static final String OPENED =
      "{'eventId':'e','messageId':'m','personId':'p','recipient':'p@lumia.example',"
          + "'type':'opened','occurredAt':"
          + AHEAD
          + "}";
  private static final PersonKeySecret KEYS =
      new PersonKeySecret(new Secret("state.person-key", null));

  static Stream<Arguments> records() {
    Reading<?> activities = Readings.activities(ActivityFormat.AUTO, null, KEYS);
    return Stream.of(
        Arguments.of(
            activities,
            "occurredAt",
            "{'activityId':'a','personId':'p','type':'visit','occurredAt':" + AHEAD + "}"),
        Arguments.of(
            activities,
            "timestamp",
            "{'_id':'a','personID':'p','eventType':'web','timestamp':" + AHEAD + "}"),
        Arguments.of(
            activities,
            "activityDate",
            "{'marketoGUID':'a','leadId':1,'activityTypeId':1,'activityDate':" + AHEAD + "}"),
        Arguments.of(
            activities,
            "data.activityDate",
            "{'specversion':'1.0','id':'a','data':{'leadId':1,'activityTypeId':1,'activityDate':"
                + AHEAD
                + "}}"),
        Arguments.of(
            Readings.moments(KEYS),
            "occurredAt",
            "{'momentId':'m','personId':'p','type':'Web','description':'D','occurredAt':"
                + AHEAD
                + "}"),
        Arguments.of(
            Readings.people(KEYS), "updatedAt", "{'personId':'p','updatedAt':" + AHEAD + "}"),
        Arguments.of(
            Readings.buyingGroups(),
            "updatedAt",
            "{'buyingGroupId':'g','deleted':true,'updatedAt':" + AHEAD + "}"),
        Arguments.of(
            Readings.consents(),
            "occurredAt",
            "{'personId':'p','purpose':'marketing-email','status':'granted','source':'s',"
                + "'occurredAt':"
                + AHEAD
                + "}"),
        Arguments.of(
            Readings.messageRequests(),
            "requestedAt",
            "{'requestId':'r','message':'m','personId':'p','data':{},'requestedAt':" + AHEAD + "}"),
        Arguments.of(Readings.messageEvents(), "occurredAt", OPENED),
        Arguments.of(Readings.messageFeedback(KEYS), "occurredAt", OPENED),
        Arguments.of(
            new CatalogReading(30),
            "updatedAt",
            "{'kind':'solution-interest','id':'assets','deleted':true,'updatedAt':" + AHEAD + "}"));
  }

  @ParameterizedTest
  @MethodSource("records")
  void theFieldThatIsAheadIsNamed(Reading<?> reading, String field, String record)
      throws Exception {
    List<DeadLetter> letters = letters(reading, json(record));
    assertThat(letters).isNotEmpty();
    assertThat(letters)
        .allSatisfy(
            letter -> {
              assertThat(letter.reason()).contains("24 hours in the future");
              assertThat(letter.field()).isEqualTo(field);
              assertThat(text(letter)).isEqualTo(json(record));
            });
  }

  @Test
  void ofAPageEachItemThatIsAheadIsOneWithNothingOfTheOthers() throws Exception {
    String item = "{\"id\":%d,\"leadId\":%d,\"activityTypeId\":1,\"activityDate\":\"%s\"}";
    String now = item.formatted(1, 11, "2026-03-02T08:00:00Z");
    String ahead = item.formatted(2, 12, "2026-03-04T09:00:00Z");
    String further = item.formatted(3, 13, "2026-03-05T09:00:00Z");
    String page = "{\"success\":true,\"result\":[" + ahead + "," + now + "," + further + "]}";

    List<DeadLetter> letters = letters(Readings.activities(ActivityFormat.AUTO, null, KEYS), page);

    assertThat(letters).extracting(DeadLetter::field).containsOnly("activityDate");
    assertThat(letters).extracting(FutureRecordsTest::text).containsExactly(ahead, further);
    assertThat(letters)
        .extracting(DeadLetter::originalLength)
        .containsExactly(ahead.length(), further.length());
  }

  private static <T> List<DeadLetter> letters(Reading<T> reading, String record) throws Exception {
    byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
    OneInputStreamOperatorTestHarness<RawRecord, T> parse =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new ParseRecords<>(reading, MONDAY)));
    try {
      parse.open();
      parse.processElement(
          new RawRecord("topic", null, bytes, bytes.length, Origin.ofFile("topic.ndjson", 1)), 0);
      return parse.getSideOutput(DeadLetters.TAG).stream().map(StreamRecord::getValue).toList();
    } finally {
      parse.close();
    }
  }

  private static String text(DeadLetter letter) {
    return new String(letter.original(), StandardCharsets.UTF_8);
  }

  private static String json(String record) {
    return record.replace('\'', '"');
  }
}
