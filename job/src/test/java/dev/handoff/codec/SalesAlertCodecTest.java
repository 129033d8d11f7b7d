package dev.handoff.codec;

import static dev.handoff.codec.Records.bytes;
import static dev.handoff.codec.Records.example;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.Schemas.Example;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A sales alert is read as it was written, and what is wrong with one is named with its place. */
class SalesAlertCodecTest {

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

  private static ObjectNode alert() {
    return Schemas.validExample("sales-alerts", "lumia-is-ready").record().deepCopy();
  }

  private static List<String> alertFieldNames() {
    return alert().properties().stream().map(Map.Entry::getKey).toList();
  }

  private static void assertUnreadable(ObjectNode alert, String field, String message) {
    assertThatThrownBy(() -> SalesAlertCodec.read(bytes(alert)))
        .isInstanceOfSatisfying(
            UnreadableAlertException.class, e -> assertThat(e.field()).isEqualTo(field))
        .hasMessage(field + " " + message);
  }
}
