package dev.handoff.tool.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.handoff.codec.BuyingGroupReader;
import dev.handoff.domain.deadletter.DeadLetter.Origin;
import dev.handoff.domain.exchange.RawRecord;
import dev.handoff.domain.exchange.Topic;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KafkaLogTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void aRecordOfManyLinesBecomesOneThatReadsTheSame() {
    String pretty =
        "{\r\n  \"buyingGroupId\": \"lumia\",\n  \"deleted\": true,\n  \"updatedAt\": \"2026-03-02T09:00:00Z\"\n}\n";
    byte[] line = groupLine(pretty.getBytes(UTF_8));

    assertThat(line).doesNotContain('\n', '\r');
    assertThat(new BuyingGroupReader().read(line).items())
        .isEqualTo(new BuyingGroupReader().read(pretty.getBytes(UTF_8)).items())
        .hasSize(1);
  }

  /** A schema id may hold the byte of a line's end: this one is 10. */
  @Test
  void aFrameOfASchemaRegistryStaysReadable() {
    byte[] json =
        "{\"buyingGroupId\":\"lumia\",\"deleted\":true,\"updatedAt\":\"2026-03-02T09:00:00Z\"}"
            .getBytes(UTF_8);
    byte[] framed = new byte[json.length + 5];
    framed[4] = 10;
    System.arraycopy(json, 0, framed, 5, json.length);
    byte[] line = groupLine(framed);

    assertThat(line).doesNotContain('\n');
    assertThat(new BuyingGroupReader().read(line).items()).hasSize(1);
  }

  @Test
  void aNullValueBecomesTheRecordsOwnDeletion() {
    assertThat(text(Topic.PEOPLE, "ada"))
        .isEqualTo("{\"personId\":\"ada\",\"erased\":true,\"updatedAt\":\"2026-03-02T09:00:00Z\"}");
    assertThat(text(Topic.BUYING_GROUPS, "lumia"))
        .isEqualTo(
            "{\"buyingGroupId\":\"lumia\",\"deleted\":true,\"updatedAt\":\"2026-03-02T09:00:00Z\"}");
    assertThat(text(Topic.CATALOG, "journey/hot"))
        .isEqualTo(
            "{\"kind\":\"journey\",\"id\":\"hot\",\"deleted\":true,\"updatedAt\":\"2026-03-02T09:00:00Z\"}");
  }

  @Test
  void whatAFileCannotHoldIsLeftOut() {
    assertThat(KafkaLog.line(Topic.ACTIVITIES, raw("ada", null))).isNull();
    assertThat(KafkaLog.line(Topic.CATALOG, raw("hot", null))).isNull();
    assertThat(KafkaLog.line(Topic.PEOPLE, raw(null, null))).isNull();
    assertThat(KafkaLog.line(Topic.ACTIVITIES, raw("ada", " \r\n".getBytes(UTF_8)))).isNull();
    assertThat(KafkaLog.line(Topic.ACTIVITIES, raw("ada", new byte[0]))).isNull();
  }

  private static byte[] groupLine(byte[] value) {
    return Objects.requireNonNull(
        KafkaLog.line(Topic.BUYING_GROUPS, raw("lumia", value)), "a record that a file can hold");
  }

  private static String text(Topic topic, String key) {
    byte[] line = KafkaLog.line(topic, raw(key, null));
    return line == null ? "" : new String(line, UTF_8);
  }

  private static RawRecord raw(@Nullable String key, byte @Nullable [] value) {
    return new RawRecord(
        "any", key, value, value == null ? 0 : value.length, Origin.ofKafka("any", 0, 1, MONDAY));
  }
}
