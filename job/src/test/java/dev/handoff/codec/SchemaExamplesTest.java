package dev.handoff.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.Schemas.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The contracts in {@code schemas/} hold together: schemas, valid and invalid examples. */
class SchemaExamplesTest {

  @Test
  void everySchemaIsOneAndSaysWhatItIs() {
    for (String topic : Schemas.topics()) {
      JsonNode schema = Schemas.schema(topic);
      assertThat(Schemas.faultsOfSchema(topic)).as(topic).isEmpty();
      assertThat(schema.path("$id").textValue())
          .isEqualTo("https://handoff.dev/schemas/" + topic + ".schema.json");
      assertThat(schema.path("title").asText()).as(topic).isNotBlank();
      assertThat(schema.path("description").asText()).as(topic).isNotBlank();
    }
  }

  @Test
  void everyPropertySaysWhatItMeans() {
    List<String> silent = new ArrayList<>();
    for (String topic : Schemas.topics()) {
      JsonNode schema = Schemas.schema(topic);
      collectSilentProperties(schema, topic, silent);
    }
    assertThat(silent).isEmpty();
  }

  /** What an {@code if} or {@code oneOf} repeats of a property is a condition, not its meaning. */
  private static void collectSilentProperties(JsonNode node, String path, List<String> silent) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      if (List.of("if", "oneOf", "then").contains(name) && !value.has("$ref")) {
        continue;
      }
      if (name.equals("properties")) {
        for (Map.Entry<String, JsonNode> property : value.properties()) {
          if (property.getValue().path("description").asText().isBlank()) {
            silent.add(path + "." + property.getKey());
          }
        }
      }
      collectSilentProperties(value, path + "." + name, silent);
    }
  }

  @Test
  void everyTopicHasExamplesOfBothKinds() {
    for (String topic : Schemas.topics()) {
      assertThat(Schemas.validExamples(topic)).as(topic).hasSizeGreaterThanOrEqualTo(2);
      assertThat(Schemas.invalidExamples(topic)).as(topic).hasSizeGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void everyValidExampleIsAccepted() {
    Map<String, List<String>> refused = new TreeMap<>();
    for (String topic : Schemas.topics()) {
      for (Example example : Schemas.validExamples(topic)) {
        List<String> faults = Schemas.faults(topic, example.bytes());
        if (!faults.isEmpty()) {
          refused.put(example.toString(), faults);
        }
      }
    }
    assertThat(refused).isEmpty();
  }

  @Test
  void everyInvalidExampleIsRefusedForTheFieldInItsName() {
    Map<String, List<String>> wrong = new TreeMap<>();
    for (String topic : Schemas.topics()) {
      for (Example example : Schemas.invalidExamples(topic)) {
        List<String> faults = Schemas.faults(topic, example.bytes());
        if (faults.stream().noneMatch(fault -> fault.contains(example.field()))) {
          wrong.put(example.toString(), faults);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void unknownFieldsAreIgnoredInInputsAndFaultsInOutputs() {
    for (String topic : Schemas.topics()) {
      for (Example example : Schemas.validExamples(topic)) {
        ObjectNode record = example.record().deepCopy();
        record.put("weather", "sunny");
        List<String> faults = Schemas.faults(topic, record.toString().getBytes(UTF_8));
        assertThat(faults.isEmpty()).as("%s: %s", example, faults).isEqualTo(isInput(topic));
      }
    }
  }

  private static boolean isInput(String topic) {
    return Schemas.INPUTS.contains(topic);
  }

  @Test
  void timesHaveAnOffset() {
    for (String time :
        List.of(
            "2026-09-01T08:00:00Z",
            "2026-09-01T08:00:00.123Z",
            "2026-09-01T15:00:00+07:00",
            "2026-09-01T08:00:00+0000")) {
      assertThat(faultsOfActivity("occurredAt", time)).as(time).isEmpty();
    }
    for (String time :
        List.of("2026-09-01T08:00:00", "2026-09-01", "2026-09-01 08:00:00Z", "yesterday", "")) {
      assertThat(faultsOfActivity("occurredAt", time)).as(time).isNotEmpty();
    }
  }

  private static List<String> faultsOfActivity(String field, String value) {
    ObjectNode activity = Schemas.validExample("activities", "page-viewed").record().deepCopy();
    return Schemas.faults("activities", activity.put(field, value).toString().getBytes(UTF_8));
  }

  @Test
  void durationsAreOfDaysHoursMinutesAndSeconds() {
    for (String duration : List.of("P7D", "PT24H", "P1DT2H", "PT90S", "PT1H30M", "PT0.5S")) {
      assertThat(faultsOfMessage("notAfter", duration)).as(duration).isEmpty();
    }
    for (String duration :
        List.of(
            "P1M", "P1Y", "P2W", "P", "PT", "PT0S", "P1DT", "7D", "-P1D", "PT-1H", "p7d",
            "1 day")) {
      assertThat(faultsOfMessage("notAfter", duration)).as(duration).isNotEmpty();
    }
  }

  private static List<String> faultsOfMessage(String field, String value) {
    ObjectNode message =
        Schemas.validExample("catalog", "message-transactional").record().deepCopy();
    return Schemas.faults("catalog", message.put(field, value).toString().getBytes(UTF_8));
  }

  @Test
  void addressesHaveNoDisplayName() {
    for (String address :
        List.of(
            "ada.moreau@lumia.example",
            "chloé@lumière.example",
            "sales+emea@mail-1.seller.example",
            "\"ben okafor\"@lumia.example",
            "root@localhost",
            "diego@[192.0.2.1]")) {
      assertThat(faultsOfPerson(address)).as(address).isEmpty();
    }
    for (String address :
        List.of(
            "Ada Moreau <ada.moreau@lumia.example>",
            "ada.moreau",
            "@lumia.example",
            "ada@",
            "ada..moreau@lumia.example",
            "ada moreau@lumia.example",
            "ada@lumia_example",
            "ada@lumia.example, ben@lumia.example",
            "ada@lumia.example\r\nBcc: ben@lumia.example")) {
      assertThat(faultsOfPerson(address)).as(address).isNotEmpty();
    }
  }

  private static List<String> faultsOfPerson(String address) {
    ObjectNode person = Schemas.validExample("people", "ada-moreau").record().deepCopy();
    return Schemas.faults("people", person.put("email", address).toString().getBytes(UTF_8));
  }

  @Test
  void anAlertGoesToAtMost500Addresses() {
    assertThat(faultsOfAlertTo(500)).isEmpty();
    assertThat(faultsOfAlertTo(501)).isNotEmpty();
  }

  private static List<String> faultsOfAlertTo(int addresses) {
    ObjectNode journey =
        Schemas.validExample("catalog", "journey-as-short-as-can-be").record().deepCopy();
    ObjectNode alert = (ObjectNode) journey.path("nodes").path(0);
    var sendEmailTo = alert.putArray("sendEmailTo");
    for (int i = 0; i < addresses; i++) {
      sendEmailTo.add("sales-" + i + "@seller.example");
    }
    return Schemas.faults("catalog", journey.toString().getBytes(UTF_8));
  }
}
