package dev.handoff.codec;

import static dev.handoff.codec.Records.json;
import static dev.handoff.codec.Records.only;
import static dev.handoff.codec.Records.onlyRejection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is true of the bytes of any record, shown on people. */
class RawRecordTest {
  private static final String PERSON =
      "{'personId':'adam','firstName':'Adam','updatedAt':'2026-03-02T09:00:00Z'}";

  private final PersonReader reader = new PersonReader();

  @Test
  void aByteOrderMarkIsTolerated() {
    assertThat(only(reader.read(after("\uFEFF".getBytes(StandardCharsets.UTF_8)))).personId())
        .isEqualTo("adam");
  }

  @Test
  void jsonInTheConfluentFrameIsAccepted() {
    assertThat(only(reader.read(after(new byte[] {0, 0, 0, 0, 42}))).personId()).isEqualTo("adam");
  }

  @Test
  void avroAndProtobufAreRefusedByName() {
    assertThat(reason(new byte[] {0, 0, 0, 0, 42, 8, 'a', 'd', 'a', 'm'}))
        .contains("Avro or Protobuf");
    assertThat(reason(new byte[] {0, 0, 0})).contains("Avro or Protobuf");
    assertThat(reason(new byte[] {'O', 'b', 'j', 1, 4})).contains("Avro");
  }

  @Test
  void debeziumAndConnectEnvelopesAreRefusedByName() {
    assertThat(reason(json("{'before':null,'after':" + PERSON + ",'op':'c','ts_ms':1}")))
        .contains("Debezium")
        .contains("Flink SQL");
    assertThat(reason(json("{'schema':{},'payload':{'after':" + PERSON + ",'op':'u'}}")))
        .contains("Debezium");
    assertThat(reason(json("{'schema':{},'payload':" + PERSON + "}"))).contains("Kafka Connect");
  }

  @Test
  void whatIsNotUtf8IsRefused() {
    byte[] latin1 =
        PERSON.replace('\'', '"').replace("Adam", "Adàm").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(reason(latin1)).startsWith("is not UTF-8");
    assertThat(reason(json(PERSON.replace("Adam", "A\u0000")))).startsWith("is not valid JSON");
  }

  @Test
  void anEmptyLineIsRefused() {
    assertThat(reason(new byte[0])).startsWith("is empty");
    assertThat(reason(json("  \t "))).startsWith("is empty");
  }

  @Test
  void onlyOneJsonObjectIsARecord() {
    assertThat(reason(json(PERSON + PERSON))).contains("after its JSON value");
    assertThat(reason(json(PERSON + " x"))).contains("JSON");
    assertThat(reason(json("[" + PERSON + "]"))).startsWith("is a list");
    assertThat(reason(json("null"))).startsWith("is null");
    assertThat(reason(json("{'personId':"))).startsWith("is not valid JSON (line 1");
    assertThat(reason(json("NaN"))).startsWith("is not valid JSON");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThat(
            reason(
                json("{'personId':'adam','personId':'mark','updatedAt':'2026-03-02T09:00:00Z'}")))
        .contains("a key twice");
  }

  @Test
  void deepNestingAndAbsurdNumbersAreRefusedQuickly() {
    assertThat(reason("[".repeat(5_000_000).getBytes(StandardCharsets.UTF_8)))
        .contains("nested deeper than 100");
    assertThat(reason("{\"a\":".repeat(2_000_000).getBytes(StandardCharsets.UTF_8)))
        .contains("nested deeper than 100");
    assertThat(reason(json("{'a':" + "9".repeat(2_000_000) + "}"))).contains("absurd length");
    assertThat(reason(json("{'a':1e99999999999}"))).contains("JSON");
    byte[] zeros = new byte[10_000_000];
    assertThat(reason(zeros)).contains("Avro or Protobuf");
    Arrays.fill(zeros, (byte) 'x');
    assertThat(reason(zeros)).contains("JSON");
    assertThat(onlyRejection(reader.read(zeros)).original()).isSameAs(zeros);
  }

  @Test
  void aFloodOfFaultsIsKeptShort() {
    byte[] ones = json("{'personId':[" + "1,".repeat(900_000) + "1]}");
    assertThat(reason(ones)).startsWith("personId is a list");
    byte[] nodes = json("{'kind':'journey','nodes':[" + "1,".repeat(900_000) + "1]}");
    assertThat(onlyRejection(new CatalogReader().read(nodes)).faults()).hasSize(1_000);
    assertThat(reason(json("[" + "{},".repeat(3_000_000) + "1]"))).contains("more than 2000000");
  }

  @Test
  void halfASurrogatePairBecomesTheReplacementCharacter() {
    assertThat(
            only(reader.read(json(PERSON.replace("Adam", "A\\ud800d\\ud83d\\ude00")))).firstName())
        .isEqualTo("A\uFFFDd😀");
  }

  @Test
  void aTextOverTheLimitIsCutWithAnEllipsisAndNoPairIsSplit() {
    assertThat(firstName("a".repeat(4_000))).isEqualTo("a".repeat(4_000));
    assertThat(firstName("a".repeat(4_001))).isEqualTo("a".repeat(3_999) + "…");
    assertThat(firstName("😀".repeat(4_000))).isEqualTo("😀".repeat(4_000));
    assertThat(firstName("😀".repeat(5_000))).isEqualTo("😀".repeat(3_999) + "…");
    assertThat(firstName("a".repeat(9_000_000))).hasSize(4_000);
  }

  private String firstName(String text) {
    return String.valueOf(only(reader.read(json(PERSON.replace("Adam", text)))).firstName());
  }

  private String reason(byte[] bytes) {
    return onlyRejection(reader.read(bytes)).reason();
  }

  private static byte[] after(byte[] prefix) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(prefix);
    bytes.writeBytes(json(PERSON));
    return bytes.toByteArray();
  }
}
