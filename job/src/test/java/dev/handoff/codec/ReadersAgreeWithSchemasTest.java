package dev.handoff.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.handoff.fixture.Schemas;
import dev.handoff.fixture.Schemas.Example;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a schema accepts its reader reads, and what a schema refuses its reader refuses. */
class ReadersAgreeWithSchemasTest {
  /** What takes more than one field, or a table, to see. */
  private static final List<String> BEYOND_SCHEMAS =
      List.of(
          "decimals or one of",
          "earlier role",
          "100 percent",
          "is not a time zone",
          "is not among the model's features");

  private static final List<JsonNode> ODDITIES =
      List.of(
          JsonNodeFactory.instance.nullNode(),
          JsonNodeFactory.instance.numberNode(-7),
          JsonNodeFactory.instance.textNode(" "),
          JsonNodeFactory.instance.booleanNode(true),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.arrayNode().add(true),
          JsonNodeFactory.instance.objectNode());

  static Stream<Arguments> readers() {
    return Stream.of(
        of("activities", new ActivityReader(ActivityFormat.CANONICAL)::read),
        of("interesting-moments", new MomentReader()::read),
        of("people", new PersonReader()::read),
        of("buying-groups", new BuyingGroupReader()::read),
        of("catalog", new CatalogReader()::read),
        of("consents", new ConsentReader()::read),
        of("message-requests", MessageRequestReader.ofCustomers()::read),
        of("send-requests", MessageRequestReader.ofJourneys()::read),
        of("message-events", new MessageEventReader()::read));
  }

  private static <T> Arguments of(String topic, Function<byte[], Parsed<T>> reader) {
    Function<byte[], Parsed<?>> any = reader::apply;
    return Arguments.of(topic, any);
  }

  @Test
  void everyInputHasItsReader() {
    assertThat(readers().map(arguments -> arguments.get()[0])).containsAll(Schemas.INPUTS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void everyValidExampleIsRead(String topic, Function<byte[], Parsed<?>> reader) {
    for (Example example : Schemas.validExamples(topic)) {
      Parsed<?> parsed = reader.apply(example.bytes());
      assertThat(parsed.rejections().stream().map(Rejection::reason)).as("%s", example).isEmpty();
      assertThat(parsed.items()).as("%s", example).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void everyInvalidExampleIsRefusedForTheFieldInItsName(
      String topic, Function<byte[], Parsed<?>> reader) {
    for (Example example : Schemas.invalidExamples(topic)) {
      Parsed<?> parsed = reader.apply(example.bytes());
      assertThat(parsed.items()).as("%s", example).isEmpty();
      assertThat(parsed.rejections()).as("%s", example).hasSize(1);
      assertThat(parsed.rejections().get(0).reason()).as("%s", example).contains(example.field());
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readers")
  void everyFieldOfEveryValidExampleIsJudgedAlike(
      String topic, Function<byte[], Parsed<?>> reader) {
    if (Schemas.OUTPUTS.contains(topic)) {
      return; // The schema says how Handoff writes it; the reader may be more generous.
    }
    List<String> differences = new ArrayList<>();
    for (Example example : Schemas.validExamples(topic)) {
      for (Mutant mutant : mutants(example.record())) {
        byte[] json = mutant.record().toString().getBytes(StandardCharsets.UTF_8);
        List<String> faults = Schemas.faults(topic, json);
        Parsed<?> parsed = reader.apply(json);
        boolean beyond =
            faults.isEmpty()
                && parsed.rejections().stream()
                    .anyMatch(r -> BEYOND_SCHEMAS.stream().anyMatch(r.reason()::contains));
        if (faults.isEmpty() != parsed.rejections().isEmpty() && !beyond) {
          differences.add(
              "%s %s: schema %s, reader %s"
                  .formatted(
                      example,
                      mutant.change(),
                      faults,
                      parsed.rejections().stream().map(Rejection::reason).toList()));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private record Mutant(String change, JsonNode record) {}

  /** Each field left out, and each value replaced by something odd. */
  private static List<Mutant> mutants(JsonNode record) {
    List<Mutant> mutants = new ArrayList<>();
    collect(record, record, "", mutants);
    return mutants;
  }

  private static void collect(JsonNode root, JsonNode node, String pointer, List<Mutant> mutants) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        String path = pointer + "/" + field.getKey();
        JsonNode without = root.deepCopy();
        ((ObjectNode) without.at(pointer)).remove(field.getKey());
        mutants.add(new Mutant("without " + path, without));
        for (JsonNode odd : ODDITIES) {
          JsonNode with = root.deepCopy();
          ((ObjectNode) with.at(pointer)).set(field.getKey(), odd);
          mutants.add(new Mutant(path + " = " + odd, with));
        }
        collect(root, field.getValue(), path, mutants);
      }
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      String path = pointer + "/" + i;
      for (JsonNode odd : ODDITIES) {
        JsonNode with = root.deepCopy();
        ((ArrayNode) with.at(pointer)).set(i, odd);
        mutants.add(new Mutant(path + " = " + odd, with));
      }
      collect(root, node.get(i), path, mutants);
    }
  }
}
